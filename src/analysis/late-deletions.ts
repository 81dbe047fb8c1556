import type { Analysis, RunSite } from './analysis.ts';
import { baseName, cleanPath, isAtOrBelow } from '../context/context-path.ts';
import { findDestination } from '../context/copy-destination.ts';
import { readCopyTargets } from '../context/copy-targets.ts';
import { ScriptPaths } from '../context/script-paths.ts';
import { ScriptWords } from '../context/script-words.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { isUnread, type RunReading } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { memoize } from '../text/memo.ts';
import { isCopy } from '../trace/copy-window.ts';
import { findScriptHome } from '../trace/script-home.ts';
import { instructionsBefore } from '../trace/shell-in-force.ts';

/** A RUN that deletes what an earlier layer holds. */
export interface LateDeletion {
  readonly run: RunSite;
  readonly copy: Instruction;
  /** Absolute: what is deleted. */
  readonly path: string;
}

/** A file with more of them is nobody's, and each is looked at with all that stands before it. */
const MAX_RUNS = 60;
const MAX_COPIES = 60;
const MAX_INSTRUCTIONS = 400;

/** Each path that a COPY or ADD brought and a later RUN deletes, in the stages that ship, once. */
export function* findLateDeletions(file: Scan, analysis: Analysis): Iterable<LateDeletion> {
  let looked = 0;
  /** Of the stage that is looked at: where each of its copies goes. */
  let placed: { readonly stage: Stage; readonly places: Map<Instruction, CopyPlace> } | undefined;
  for (const run of analysis.runs) {
    const { stage, instruction, content, isOnbuild, shell } = run;
    if (!stage.isShipped || isOnbuild || shell === 'foreign' || !/\brm\b/.test(content.source)) continue;
    const copies = lineageOf(stage)
      .flatMap(copiesOf)
      .filter(({ start }) => start < instruction.start)
      .slice(-MAX_COPIES);
    if (copies.length === 0 || instructionsBefore(stage, instruction).length > MAX_INSTRUCTIONS) continue;
    // Read late: most RUNs that say "rm" are of no interest.
    const { reading } = run;
    if (isUnread(reading)) continue;
    if ((looked += 1) > MAX_RUNS) return;
    if (!mayDelete(reading)) continue;
    const base = baseFolderOf(file, stage, analysis.surroundings.catalogue());
    const words = new ScriptWords(file, stage, instruction, base);
    if (placed?.stage !== stage) placed = { stage, places: new Map() };
    const { places } = placed;
    const placeOf = (copy: Instruction): CopyPlace => {
      const place = places.get(copy) ?? readPlace(file, run, copy, base);
      places.set(copy, place);
      return place;
    };
    const seen = new Set<string>();
    const home = findScriptHome(file, stage, instruction, words, () => analysis.surroundings.catalogue());
    const paths = new ScriptPaths(words, home);
    for (const site of reading.commands) {
      const { command, within } = site;
      paths.take(site);
      const invocation = readInvocation(command);
      if (invocation?.program !== 'rm' || within.length > 0) continue;
      const isRecursive = invocation.args.some(({ text }) => /^(?:-\w*[rR]|--recursive$)/.test(text));
      for (const word of invocation.args) {
        const path = word.text.startsWith('-') ? undefined : paths.findPath(word);
        if (path === undefined || path === '/' || seen.has(path)) continue;
        const copy = copies.findLast((each) => brings(placeOf(each), path, isRecursive));
        if (!copy) continue;
        seen.add(path);
        yield { run, copy, path };
      }
    }
  }
}

const copiesOf = memoize(({ instructions }: Stage) => instructions.filter(isCopy));

/** Whether a word stands where one is looked at: most RUNs delete nothing but what a pattern names, which is no path. */
const mayDelete = memoize(({ commands }: RunReading) =>
  commands.some(({ command, within }) => {
    const invocation = within.length === 0 ? readInvocation(command) : undefined;
    return (
      invocation?.program === 'rm' && invocation.args.some(({ text, isPattern }) => !text.startsWith('-') && !isPattern)
    );
  }),
);

interface CopyPlace {
  readonly copy: Instruction;
  readonly destination: string | undefined;
  /** Absolute paths, where it copies files. */
  readonly targets: readonly string[] | undefined;
}

function readPlace(file: Scan, { stage }: RunSite, copy: Instruction, base: string | undefined): CopyPlace {
  const destination = findDestination(file, stage, copy, base);
  if (destination === undefined) return { copy, destination, targets: undefined };
  return { copy, destination, targets: readCopyTargets(copy, destination, undefined)?.map(({ path }) => path) };
}

/** The path is a file that the copy writes, or a folder that all it writes lies in. */
function brings({ copy, destination, targets }: CopyPlace, path: string, isRecursive: boolean): boolean {
  if (destination === undefined) return false;
  if (targets) return targets.some((target) => target === path || (isRecursive && isAtOrBelow(target, path)));
  // What goes without "-r" is a file, whatever its name says.
  const isInside = (name: string): boolean => path === cleanPath(`${destination}/${baseName(name)}`);
  if (!isRecursive) return path === destination || argumentWords(copy.content).slice(0, -1).some(isInside);
  return isAtOrBelow(destination, path);
}
