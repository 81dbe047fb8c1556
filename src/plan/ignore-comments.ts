import { quote } from './describe-value.ts';
import { findIgnores, type PlacedIgnore } from './ignore-places.ts';
import type { IgnoreScope } from './ignore-syntax.ts';
import { findNearest } from './nearest.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';
import { memoize } from '../text/memo.ts';
import type { Transform } from '../transform/transform.ts';

/** A comment that switches transforms off. */
export interface IgnoreComment {
  /** Its number, from 0, among all ignore comments of the file; the same after a fix, since fixes keep comments. */
  readonly ordinal: number;
  /** The number, from 1, of its line. */
  readonly line: number;
  /** As written, blanks at both ends dropped. */
  readonly text: string;
  /** Of dockoptimize and not of another tool: it is reported where it switches nothing off. */
  readonly isOurs: boolean;
  readonly scope: IgnoreScope;
  /** The ids that it switches off, in the order of the transforms. */
  readonly transforms: readonly string[];
  /** Why all or some of it can never have an effect, as a clause; `undefined` where nothing is wrong, and for other tools'. */
  readonly problem: string | undefined;
}

/** What the comments of a file switch off. */
export interface Ignores {
  /** The comment that switches a transform off at an instruction: the nearest in scope, ours before other tools'. */
  find(transformId: string, instruction: Instruction): IgnoreComment | undefined;
  /** In the order of their lines. */
  readonly comments: readonly IgnoreComment[];
}

interface Known {
  readonly transforms: readonly Transform[];
  readonly ignores: Ignores;
}

const knownOf = memoize((_file: Dockerfile): { latest: Known | undefined } => ({ latest: undefined }));

/**
 * The ignore comments of a file. Pass every transform that there is, not only those of the plan: a comment for one that
 * does not run today names nothing unknown.
 */
export function readIgnores(file: Dockerfile, transforms: readonly Transform[]): Ignores {
  const known = knownOf(file);
  if (known.latest && isSame(known.latest.transforms, transforms)) return known.latest.ignores;
  const ignores = readIgnoresAfresh(file, transforms);
  known.latest = { transforms, ignores };
  return ignores;
}

function isSame(a: readonly Transform[], b: readonly Transform[]): boolean {
  return a === b || (a.length === b.length && a.every((transform, i) => transform === b[i]));
}

/** For one place, the comment that switches each id off. */
type Switches = Map<string, IgnoreComment>;

/** Of most files: looking for a word spares them the rest. */
const NONE: Ignores = { find: () => undefined, comments: [] };

function readIgnoresAfresh(file: Dockerfile, transforms: readonly Transform[]): Ignores {
  if (!/ignore/i.test(file.text) && !file.directives.some(({ name }) => name === 'check')) return NONE;
  const placed = findIgnores(file).map((place, ordinal) => ({ place, comment: toComment(place, ordinal, transforms) }));
  const inFile: Switches = new Map();
  const inStage = new Map<number, Switches>();
  const atStart = new Map<number, Switches>();
  // Ours first: where two say the same, the one that would be reported as unused is the one in use.
  for (const { place, comment } of [...placed].sort((a, b) => Number(b.comment.isOurs) - Number(a.comment.isOurs))) {
    const switches = switchesOf(place);
    for (const id of switches ? comment.transforms : []) if (!switches!.has(id)) switches!.set(id, comment);
  }

  function switchesOf({ scope, stage, instruction }: PlacedIgnore): Switches | undefined {
    if (scope === 'file') return inFile;
    const [map, key] = scope === 'stage' ? [inStage, stage?.index] : [atStart, instruction?.start];
    if (key === undefined) return undefined;
    if (!map.has(key)) map.set(key, new Map());
    return map.get(key);
  }

  const stageOf = inStage.size === 0 ? undefined : stageIndexes(file);
  return {
    comments: placed.map(({ comment }) => comment),
    find(id, { start }) {
      const stage = stageOf?.get(start) ?? -1;
      return atStart.get(start)?.get(id) ?? inStage.get(stage)?.get(id) ?? inFile.get(id);
    },
  };
}

/** The index of the stage of each instruction, by where it starts. */
function stageIndexes(file: Dockerfile): ReadonlyMap<number, number> {
  const indexes = new Map<number, number>();
  for (const { index, from, instructions } of readStages(file)) {
    for (const { start } of [from, ...instructions]) indexes.set(start, index);
  }
  return indexes;
}

function toComment(place: PlacedIgnore, ordinal: number, transforms: readonly Transform[]): IgnoreComment {
  const { tool, scope, names, line, text } = place;
  const isOurs = tool === 'dockoptimize';
  const isNamed = ({ id, answers }: Transform): boolean => {
    if (isOurs) return names.includes(id) || names.includes('all');
    // `all` means all that BuildKit checks, not what others do.
    const own = tool === 'buildkit' ? answers.filter((rule) => CHECK_OF_BUILDKIT.test(rule)) : answers;
    return own.some((rule) => names.includes(rule.toUpperCase()) || (tool === 'buildkit' && names.includes('ALL')));
  };
  const ids = transforms.filter(isNamed).map(({ id }) => id);
  const problem = isOurs ? findProblem(place, transforms) : undefined;
  return { ordinal, line, text, isOurs, scope, transforms: ids, problem };
}

/** `JSONArgsRecommended`, not `DL3042`. */
const CHECK_OF_BUILDKIT = /^[A-Z][A-Za-z]+$/;

function findProblem(
  { scope, names, stage, instruction }: PlacedIgnore,
  transforms: readonly Transform[],
): string | undefined {
  const ids = transforms.map(({ id }) => id);
  if (names.length === 0) return 'it names no transform; write "ignore=" and then an id, or "all"';
  const unknown = names.find((name) => name !== 'all' && !ids.includes(name));
  if (unknown !== undefined) return describeUnknown(unknown, ids);
  if (scope === 'instruction' && !instruction) {
    return 'no instruction follows directly below it; close the gap, or write "stage ignore="';
  }
  if (scope === 'stage' && !stage) return 'it stands in no stage; move it below a FROM, or write "global ignore="';
  return undefined;
}

function describeUnknown(name: string, ids: readonly string[]): string {
  if (/\s/.test(name))
    return `no transform is named ${quote(name)}; separate ids by commas, and put "--" before a reason`;
  const nearest = findNearest(name, ids);
  const rest = nearest === undefined ? `there are: ${ids.join(', ')}` : `did you mean "${nearest}"?`;
  return `no transform is named ${quote(name)}; ${rest}`;
}
