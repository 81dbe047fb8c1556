import type { Done } from './done.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import type { RunSite } from '../../src/analysis/analysis.ts';
import { belongTogether } from '../../src/analysis/steps.ts';
import type { Effect } from '../../src/check/effects.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { isUnread, type RunReading } from '../../src/dockerfile/run-script.ts';
import type { Rewrite } from '../../src/pipeline/rewrite-result.ts';
import { traceRun } from '../../src/trace/run-trace.ts';
import { shellInForceAt } from '../../src/trace/shell-in-force.ts';

const NONE: Done = { places: 0, fixed: 0, refused: 0, ignored: 0, missed: [] };

/**
 * Neighbours of stages that ship which belong together and of which the first leaves no state. A pair that is neither
 * refused nor ignored must be one of those by which there are fewer RUNs now.
 */
export function countJoined(rewrite: Rewrite): Done {
  const [before, after] = [readDockerfile(rewrite.before), readDockerfile(rewrite.after)];
  if (before.kind === 'refused' || after.kind === 'refused') return NONE;
  const parted = findParted(rewrite);
  const lines = findPairs(before, parted);
  const refusedLines = linesOf(rewrite.refusals, 'merge-run');
  const ignoredLines = linesOf(rewrite.ignored, 'merge-run');
  const refused = lines.filter((line) => refusedLines.has(line)).length;
  const open = lines.filter((line) => !refusedLines.has(line));
  const ignored = open.filter((line) => ignoredLines.has(line)).length;
  const joins = countRuns(before) - countRuns(after) + countAdded(rewrite);
  const fixed = Math.min(open.length - ignored, joins);
  const unanswered = Math.max(0, open.length - ignored - joins);
  // A RUN that was refused, and then joined with the one behind it, may belong with the one above no longer.
  const left = Math.max(0, findPairs(after, parted).length - refused - ignored);
  const missed = open.slice(0, Math.min(unanswered, left)).map((line) => `${line}: belongs to the RUN above`);
  return { places: lines.length, fixed, refused: refused + unanswered - missed.length, ignored, missed };
}

/** RUNs of stages that ship which leave apt's lists. */
export function countCleaned(rewrite: Rewrite): Done {
  const [before, after] = [readDockerfile(rewrite.before), readDockerfile(rewrite.after)];
  if (before.kind === 'refused' || after.kind === 'refused') return NONE;
  const [old, left] = [findLists(before), findLists(after)];
  const places = Math.max(old.length, left.length);
  const refused = Math.min(left.length, rewrite.refusals.filter(({ transform }) => transform === 'apt-cleanup').length);
  const ignored = Math.min(
    left.length - refused,
    rewrite.ignored.filter(({ transform }) => transform === 'apt-cleanup').length,
  );
  const missed = left.slice(refused + ignored).map((line) => `${line} (of the result): leaves apt's lists`);
  return { places, fixed: places - left.length, refused, ignored, missed };
}

function linesOf(
  places: readonly { readonly transform: string; readonly line: number }[],
  id: string,
): ReadonlySet<number> {
  return new Set(places.filter(({ transform }) => transform === id).map(({ line }) => line));
}

/** RUNs that a fix has put in, which are no loss of a join. */
function countAdded({ steps }: Rewrite): number {
  const others = steps.filter(({ effects }) => effects.some((effect) => ADDS_RUNS.has(effect)));
  return others.reduce((sum, step) => {
    const [before, after] = [readDockerfile(step.before), readDockerfile(step.after)];
    return before.kind === 'refused' || after.kind === 'refused' ? sum : sum + countRuns(after) - countRuns(before);
  }, 0);
}

const ADDS_RUNS: ReadonlySet<Effect> = new Set<Effect>(['installs-missing-packages', 'makes-user', 'gives-files-to-user', 'runs-as-other-user']); // prettier-ignore

function countRuns({ instructions }: Dockerfile): number {
  return instructions.filter(({ content }) => content.keyword === 'run').length;
}

/** The line of the second of each pair. @param parted neighbours of which one has been moved away */
function findPairs(file: Dockerfile, parted: ReadonlySet<string>): readonly number[] {
  const { runs } = analyse(file);
  return runs.flatMap((run, i) => {
    const previous = runs[i - 1];
    if (!previous || !isPair(file, previous, run) || parted.has(nameOfPair(previous, run))) return [];
    return [run.instruction.line];
  });
}

/** Pairs of RUNs that stood next to each other until packages were put before the sources. */
function findParted({ steps }: Rewrite): ReadonlySet<string> {
  const moves = steps.filter(({ effects }) => effects.includes('installs-system-packages-first'));
  return new Set(
    moves.flatMap((step) => {
      const left = new Set(neighboursIn(step.after));
      return neighboursIn(step.before).filter((pair) => !left.has(pair));
    }),
  );
}

function neighboursIn(text: string): readonly string[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return [];
  const { runs } = analyse(file);
  return runs.slice(1).flatMap((run, i) => (isNext(file, runs[i]!, run) ? [nameOfPair(runs[i]!, run)] : []));
}

function isNext({ instructions }: Dockerfile, first: RunSite, second: RunSite): boolean {
  return instructions[instructions.indexOf(first.instruction) + 1] === second.instruction;
}

function nameOfPair(first: RunSite, second: RunSite): string {
  return JSON.stringify([first.content.source, second.content.source]);
}

function isPair(file: Dockerfile, first: RunSite, second: RunSite): boolean {
  if (first.stage !== second.stage || !first.stage.isShipped || first.isOnbuild || second.isOnbuild) return false;
  if (!isNext(file, first, second) || first.shell === 'foreign') return false;
  if (isUnread(first.reading) || isUnread(second.reading)) return false;
  const { isErrexit } = shellInForceAt(file, first.instruction);
  return belongTogether(first.reading, second.reading) && traceRun(first.content, isErrexit)!.endState === '';
}

/** Lines of the RUNs that fetch the lists and do not delete them behind that, told by their words alone. */
function findLists(file: Dockerfile): readonly number[] {
  return analyse(file)
    .runs.filter((run) => run.stage.isShipped && !run.isOnbuild && run.shell !== 'foreign' && !isUnread(run.reading))
    .filter(({ reading }) => leavesLists(reading as RunReading))
    .map(({ instruction }) => instruction.line);
}

function leavesLists({ commands }: RunReading): boolean {
  const texts = commands.map(({ command }) => command.words.map(({ text }) => text).join(' '));
  const last = texts.findLastIndex((text) =>
    /(?:^|[ /])(?:apt|apt-get|aptitude)(?: -\S+(?: \S+=\S+)?)* update(?: |$)/.test(text),
  );
  if (last === -1) return false;
  return !texts.slice(last).some((text) => /(?:^| )(?:rm|find) .*\/var\/lib\/apt\b/.test(text));
}
