import type { BuildContext } from '../context/build-context.ts';
import { ContextError } from '../context/context-error.ts';
import type { FileChange } from '../context/file-change.ts';
import { type ContextUse, listWanted, readContextUse, tryRules } from '../context/ignoring/ignorable.ts';
import { examplesOf, takes } from '../context/ignoring/sources.ts';
import { findTaken } from '../context/ignoring/uncopied.ts';
import { NO_RULES, readIgnoreRules } from '../context/ignore-rules.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { kindOfName, SECRET_PATTERNS } from '../knowledge/ignored/kinds.ts';

/**
 * `ignores-files`, `ignores-uncopied-files`: lines come at the end of an ignore file. What each Dockerfile of the context
 * takes by COPY, ADD and bind mounts is worked out with the file as it was and as it is; nothing may be missing but files
 * of kinds that are no part of what is built. The rules of the ignore file are applied, not the lines looked at (trap H6).
 * @param isUncopied the image has to stay the same: nothing that is missing may ever have been taken
 */
export function findIgnoreObjection(
  file: Dockerfile,
  change: FileChange,
  context: BuildContext,
  isUncopied: boolean,
): string | undefined {
  const before = change.before ?? '';
  if (!change.after.startsWith(before)) return 'a line of the ignore file changed';
  const added = change.after.slice(before.length);
  if (before !== '' && !before.endsWith('\n') && !/^\r?\n/.test(added)) return 'its last line changed';
  if (/^\s*!/m.test(added)) return 'an exception came';
  try {
    return findLoss(file, change, context, isUncopied);
  } catch (error) {
    if (error instanceof ContextError) return error.message;
    throw error;
  }
}

function findLoss(
  file: Dockerfile,
  change: FileChange,
  context: BuildContext,
  isUncopied: boolean,
): string | undefined {
  const after = context.withFile(change.path, change.after);
  const use = readContextUse(file, context);
  if (use.kind === 'unread') return use.because;
  if (use.proposer !== undefined) return `the ignore file is also that of ${use.proposer}`;
  if (use.walked.isCut) return 'the context has too many files to look at all of them';
  const lost = listWanted(use, context).find((path) => !after.has(path));
  if (lost !== undefined) {
    const need = use.needed.find(({ stray }) => lost === stray.path || lost.startsWith(`${stray.path}/`));
    return `${lost} would not be sent${need ? `, and ${need.because}` : ''}`;
  }
  return (
    findNamed(change, use) ??
    findUnknownLine(change, use) ??
    findGain(change, context, after, use) ??
    (isUncopied ? findCopied(change, use, after) : undefined)
  );
}

/** What is asked for by its name or by a pattern has to come as soon as it is there. */
function findNamed({ before, after }: FileChange, { sources }: ContextUse): string | undefined {
  const old = before === undefined ? NO_RULES : readIgnoreRules(before);
  const rules = readIgnoreRules(after);
  for (const source of sources) {
    const example = examplesOf(source).find((path) => rules.matchesPath(path) && !old.matchesPath(path));
    if (example !== undefined) return `${source.instruction.content.keywordText} asks for ${source.path}`;
  }
  return undefined;
}

/**
 * A line that keeps out nothing today says what may never come. That is only known of credentials, of the ignore file, and
 * of folders that the build makes by itself.
 */
function findUnknownLine({ path: own, before, after }: FileChange, use: ContextUse): string | undefined {
  const { walked, expected } = use;
  const lines = after.slice(before?.length ?? 0).split('\n').map((line) => line.trim()); // prettier-ignore
  const unknown = lines.find((line) => {
    if (line === '' || line.startsWith('#')) return false;
    if (SECRET_PATTERNS.includes(line) || SECRET_PATTERNS.includes(`**/${line}`)) return false;
    const rules = tryRules(line);
    if (!rules) return true;
    if (rules.matchesPath(own) || walked.strays.some(({ path }) => rules.matchesPath(path))) return false;
    if (expected.some(({ path }) => rules.matchesPath(path))) return false;
    // A part of what may go.
    const [top = ''] = line.split('/');
    return kindOfName(top, true, true) === undefined || !walked.strays.some(({ path }) => path === top);
  });
  return unknown === undefined ? undefined : `nothing is known of what "${unknown}" keeps out`;
}

/** A new ignore file is a file, too. */
function findGain(
  { path, before }: FileChange,
  context: BuildContext,
  after: BuildContext,
  { sources }: ContextUse,
): string | undefined {
  const isGained = before === undefined && !context.has(path) && after.has(path);
  return isGained && sources.some((source) => takes(source, path)) ? `${path} itself would be copied` : undefined;
}

function findCopied(
  { path: own, before, after: text }: FileChange,
  use: ContextUse,
  after: BuildContext,
): string | undefined {
  const old = before === undefined ? NO_RULES : readIgnoreRules(before);
  const rules = readIgnoreRules(text);
  const lost = use.walked.strays.filter(({ path, isFolder }) => isFolder || !after.has(path));
  const coming = use.expected.filter(({ path }) => rules.matchesPath(path) && !old.matchesPath(path));
  return findTaken(
    use,
    [own, ...lost.map(({ path }) => path)],
    coming.map(({ path }) => path),
  );
}
