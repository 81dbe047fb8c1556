import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';
import { parseReference } from './reference.ts';

/** The version of Docker's own frontend that reads a file, as far as its "# syntax" directive says. */
export type FrontendVersion =
  /** No directive: the one built into whatever engine builds it. */
  | { readonly kind: 'built-in' }
  /** A tag that moves with the releases: `1`, `latest`, `labs`, `master`. */
  | { readonly kind: 'latest' }
  | { readonly kind: 'pinned'; readonly major: number; readonly minor: number };

const OWN_FRONTENDS: ReadonlySet<string> = new Set(['docker/dockerfile', 'docker/dockerfile-upstream']);

/** `undefined` where the directive names another frontend, whose language we do not know. */
export function readFrontend(scan: Scan): FrontendVersion | undefined {
  const directive = scan.directives.find(({ name }) => name === 'syntax');
  if (!directive) return { kind: 'built-in' };
  const reference = parseReference(directive.value);
  if (!reference || reference.domain !== 'docker.io' || !OWN_FRONTENDS.has(reference.path)) return undefined;
  const match = /^(\d+)\.(\d+)/.exec(reference.tag ?? '');
  if (!match) return { kind: 'latest' };
  return { kind: 'pinned', major: Number(match[1]), minor: Number(match[2]) };
}

export function findUnknownFrontend(scan: Scan): FileRefusal | undefined {
  if (readFrontend(scan)) return undefined;
  const directive = scan.directives.find(({ name }) => name === 'syntax')!;
  return refuseFile('unknown-frontend', `"# syntax=${directive.value}" is not Docker's own frontend`, 1);
}

/** Heredocs came with frontend 1.4, a blank between `<<` and the word with 1.16 (moby/buildkit 0b77373ab, trap A10). */
const HEREDOC_MINOR = 4;
const SPACED_HEREDOC_MINOR = 16;

export function findAmbiguousHeredoc(scan: Scan): FileRefusal | undefined {
  const holder = scan.instructions.find(({ content }) => content.heredocs.length > 0);
  if (!holder) return undefined;
  const frontend = readFrontend(scan) ?? { kind: 'latest' };
  const isOlder = (minor: number): boolean =>
    frontend.kind === 'pinned' && frontend.major === 1 && frontend.minor < minor;
  if (isOlder(HEREDOC_MINOR)) {
    return refuseFile('ambiguous-heredoc', 'its "# syntax" pin is older than heredocs', holder.line);
  }
  const spaced = scan.instructions.find(({ content }) => content.heredocs.some((heredoc) => heredoc.isSpaced));
  if (!spaced) return undefined;
  if (frontend.kind === 'built-in' || isOlder(SPACED_HEREDOC_MINOR)) {
    return refuseFile('ambiguous-heredoc', 'there is a blank after "<<"', spaced.line);
  }
  return undefined;
}
