import { skipBlanks } from './blanks.ts';
import { readDirective } from './directives.ts';
import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';
import { parseReference } from './reference.ts';
import type { ScanError } from './scan-error.ts';
import { BYTE_ORDER_MARK, readLine } from '../text/lines.ts';

/** The version of Docker's own frontend that reads a file, as far as its "# syntax" directive says. */
export type FrontendVersion =
  /** No directive: the one built into whatever engine builds it. */
  | { readonly kind: 'built-in' }
  /** A tag that moves with the releases: `1`, `latest`, `labs`, `master`. */
  | { readonly kind: 'latest' }
  | { readonly kind: 'pinned'; readonly major: number; readonly minor: number };

const OWN_FRONTENDS: ReadonlySet<string> = new Set(['docker/dockerfile', 'docker/dockerfile-upstream']);

/** `undefined` where the directive names another frontend, whose language we do not know. */
export function readFrontend(text: string): FrontendVersion | undefined {
  const name = findSyntax(text);
  if (name === undefined) return { kind: 'built-in' };
  const reference = parseReference(name);
  if (!reference || reference.domain !== 'docker.io' || !OWN_FRONTENDS.has(reference.path)) return undefined;
  const match = /^(\d+)\.(\d+)/.exec(reference.tag ?? '');
  if (!match) return { kind: 'latest' };
  return { kind: 'pinned', major: Number(match[1]), minor: Number(match[2]) };
}

/**
 * Whether the frontend that reads a file is at least 1.`minor`. `built-in`: whatever engine builds the file decides.
 * `unknown`: it is named by a digest, which does not say its version.
 */
export function compareFrontend(text: string, minor: number): 'older' | 'recent' | 'built-in' | 'unknown' {
  const frontend = readFrontend(text);
  if (frontend?.kind === 'built-in') return 'built-in';
  if (frontend?.kind === 'pinned') return isOlder(text, minor) ? 'older' : 'recent';
  return findSyntax(text)?.includes('@') ? 'unknown' : 'recent';
}

/**
 * The image that the "# syntax" directive names. Unlike the parser, which looks for it on the first lines alone, the
 * builder looks behind a shebang, too, and takes the first word of the value (BuildKit's `DetectSyntax`).
 */
function findSyntax(text: string): string | undefined {
  let at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  if (text.startsWith('#!', at)) at = readLine(text, at).next;
  while (at < text.length) {
    const { start, end, next } = readLine(text, at);
    const directive = readDirective(text.slice(skipBlanks(text, start, end), end));
    if (!directive) return undefined;
    if (directive.name === 'syntax') return directive.value.split(/\s+/)[0];
    at = next;
  }
  return undefined;
}

export function findUnknownFrontend(text: string): FileRefusal | undefined {
  if (readFrontend(text)) return undefined;
  return refuseFile('unknown-frontend', `"# syntax=${findSyntax(text)!}" is not Docker's own frontend`, 1);
}

/** Heredocs came with frontend 1.4, a blank between `<<` and the word with 1.16 (moby/buildkit 0b77373ab, trap A10). */
const HEREDOC_MINOR = 4;
const SPACED_HEREDOC_MINOR = 16;

export function findAmbiguousHeredoc(scan: Scan): FileRefusal | undefined {
  const holder = scan.instructions.find(({ content }) => content.heredocs.length > 0);
  if (!holder) return undefined;
  if (isOlder(scan.text, HEREDOC_MINOR)) {
    return refuseFile('ambiguous-heredoc', 'its "# syntax" pin is older than heredocs', holder.line);
  }
  const spaced = scan.instructions.find(({ content }) => content.heredocs.some((heredoc) => heredoc.isSpaced));
  if (!spaced || !mayBeOlder(scan.text)) return undefined;
  return refuseFile('ambiguous-heredoc', 'there is a blank after "<<"', spaced.line);
}

/** A heredoc that never ends is none where `<< word` opens no heredoc: an older frontend builds the file (trap J3). */
export function findAmbiguousEnd(text: string, error: ScanError): FileRefusal | undefined {
  if (error.problem !== 'unterminated-heredoc' || !mayBeOlder(text)) return undefined;
  let at = 0;
  for (let line = 1; line < error.line; line += 1) at = readLine(text, at).next;
  const { start, end } = readLine(text, at);
  if (!/<<-?[ \t]/.test(text.slice(start, end))) return undefined;
  return refuseFile('ambiguous-heredoc', `${error.message}, and there is a blank after "<<"`, error.line);
}

function mayBeOlder(text: string): boolean {
  return readFrontend(text)?.kind === 'built-in' || isOlder(text, SPACED_HEREDOC_MINOR);
}

function isOlder(text: string, minor: number): boolean {
  const frontend = readFrontend(text);
  return frontend?.kind === 'pinned' && frontend.major === 1 && frontend.minor < minor;
}
