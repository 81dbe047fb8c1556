import type { BuildContext, IgnoreFile } from '../../context/build-context.ts';
import { baseName } from '../../context/context-path.ts';
import { type ContextUse, listWanted, tryRules } from '../../context/ignoring/ignorable.ts';
import { examplesOf } from '../../context/ignoring/sources.ts';
import type { Stray } from '../../context/ignoring/walk.ts';
import { IGNORED_KINDS, type IgnoredKind, kindOfName, SECRET_PATTERNS } from '../../knowledge/ignored/kinds.ts';
import { dominantLineEnd } from '../../text/lines.ts';

/** A line for an ignore file, and what there is of its kind. */
interface Line {
  readonly text: string;
  readonly kind: IgnoredKind;
  readonly strays: readonly Stray[];
}

/** How often lines are taken out again that would keep out what has to come. */
const MAX_ROUNDS = 10;

const ORDER = Object.keys(IGNORED_KINDS) as IgnoredKind[];

/**
 * The ignore file with what is missing in it, or `undefined` where no line can be added that keeps out nothing but strays.
 * @param takesAll some instruction takes whatever lies in the context
 */
export function writeIgnoreText(use: ContextUse, context: BuildContext, takesAll: boolean): string | undefined {
  const ignoreFile = context.ignoreFile!;
  let lines = withoutNames(findLines(use, ignoreFile, takesAll), use, ignoreFile);
  const wanted = listWanted(use, context);
  for (let round = 0; round < MAX_ROUNDS && lines.length > 0; round += 1) {
    const text = appendLines(ignoreFile, lines);
    const after = context.withFile(ignoreFile.path!, text);
    const missing = wanted.filter((path) => !after.has(path)).slice(0, 1000);
    if (missing.length === 0) return text;
    lines = withoutHarm(lines, missing);
  }
  return undefined;
}

function findLines(
  { walked, needed, expected, takesEnvFiles }: ContextUse,
  { path, text }: IgnoreFile,
  takesAll: boolean,
): readonly Line[] {
  const kept = new Set(needed.map(({ stray }) => stray.pattern));
  const lines = new Map<string, Line>();
  const add = (line: string, kind: IgnoredKind, strays: readonly Stray[]): void => {
    lines.set(line, { text: line, kind, strays: [...(lines.get(line)?.strays ?? []), ...strays] });
  };
  for (const stray of walked.strays) {
    const own = stray.pattern !== undefined && !kept.has(stray.pattern) ? stray.pattern : stray.path;
    if (isPlain(own) || own === stray.pattern) add(own, stray.kind, [stray]);
  }
  const known = tryRules(text ?? '');
  for (const { path, pattern, kind } of expected)
    if (!kept.has(pattern) && known?.matchesPath(path) !== true) add(pattern, kind, []);
  if (takesAll) {
    for (const pattern of SECRET_PATTERNS) {
      if (takesEnvFiles && pattern.includes('.env')) continue;
      const example = pattern.replace('**/', '').replace('*', 'x');
      if (!kept.has(pattern) && known?.matchesPath(example) !== true) add(pattern, 'secret', []);
    }
    if (known?.matchesPath(path!) !== true) {
      const named = kindOfName(baseName(path!), false, !path!.includes('/'));
      add(named?.pattern ?? path!, 'container', []);
    }
  }
  return [...lines.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** Without those that would keep out what an instruction asks for, should it be there one day. */
function withoutNames(lines: readonly Line[], { sources }: ContextUse, { text }: IgnoreFile): readonly Line[] {
  const known = tryRules(text ?? '');
  const asked = sources.flatMap(examplesOf).filter((path) => known?.matchesPath(path) !== true);
  return withoutHarm(lines, asked);
}

/** In the place of a line that does harm come the paths of what it was for. */
function withoutHarm(lines: readonly Line[], wanted: readonly string[]): readonly Line[] {
  return lines.flatMap((line) => {
    if (!doesHarm(line.text, wanted)) return [line];
    return line.strays
      .filter(({ path }) => path !== line.text && isPlain(path) && !doesHarm(path, wanted))
      .map((stray): Line => ({ text: stray.path, kind: line.kind, strays: [stray] }));
  });
}

function doesHarm(line: string, wanted: readonly string[]): boolean {
  const rules = tryRules(line);
  return !rules || wanted.some((path) => rules.matchesPath(path));
}

/** A path that means itself as a line of an ignore file. */
function isPlain(path: string): boolean {
  return /^[^#!\s*?[\\][^*?[\\\r\n]*$/.test(path) && path.trim() === path;
}

function appendLines({ text = '' }: IgnoreFile, lines: readonly Line[]): string {
  const lineEnd = dominantLineEnd(text);
  const block = lines.map((line) => line.text + lineEnd).join('');
  if (text === '') return block;
  return `${text}${text.endsWith('\n') ? '' : lineEnd}${lineEnd}${block}`;
}
