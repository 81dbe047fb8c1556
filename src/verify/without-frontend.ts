import { skipBlanks } from '../dockerfile/blanks.ts';
import { readDirective } from '../dockerfile/directives.ts';
import { BYTE_ORDER_MARK, readLine } from '../text/lines.ts';

/**
 * Why `# syntax=` is left out of what is built: BuildKit would pull the image that it names and let that read the
 * Dockerfile, which needs a network, and a registry's word for what is built. The engine's own frontend reads it then.
 */
export const FRONTEND_LEFT_OUT =
  'the "# syntax=" line is left out of what is built, so that no frontend image is pulled: the engine\'s own frontend reads the file';

/**
 * A Dockerfile without its `# syntax` directives. Other directives stay in force, and every instruction stays on its
 * line, so that a builder's messages name the right ones: an empty comment stands behind the directives for each that
 * went. Looks behind a shebang, too, as BuildKit does.
 */
export function withoutFrontend(dockerfile: string): string {
  const top = dockerfile.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const start = dockerfile.startsWith('#!', top) ? readLine(dockerfile, top).next : top;
  const kept: string[] = [];
  const fillers: string[] = [];
  let at = start;
  while (at < dockerfile.length) {
    const { end, next } = readLine(dockerfile, at);
    const directive = readDirective(dockerfile.slice(skipBlanks(dockerfile, at, end), end));
    if (!directive) break;
    if (directive.name === 'syntax') fillers.push(`#${dockerfile.slice(end, next)}`);
    if (directive.name !== 'syntax') kept.push(dockerfile.slice(at, next));
    at = next;
  }
  if (fillers.length === 0) return dockerfile;
  return [dockerfile.slice(0, start), ...kept, ...fillers, dockerfile.slice(at)].join('');
}

/** Whether a Dockerfile names a frontend of its own, which `withoutFrontend` leaves out. */
export function namesFrontend(dockerfile: string): boolean {
  return withoutFrontend(dockerfile) !== dockerfile;
}
