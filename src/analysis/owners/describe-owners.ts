import type { OwnerPlan } from './plan-owners.ts';
import type { Effect } from '../../check/effects.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';

const MOST_NAMED = 3;

/** What a reader is told of a fix. */
export interface OwnerWords {
  readonly title: string;
  readonly why: string;
  readonly evidence: readonly string[];
  readonly assumptions: readonly string[];
  readonly effects: readonly Effect[];
  readonly applicability: 'safe' | 'unsafe';
  readonly savings: { readonly what: string; readonly bytes: undefined; readonly basis: 'unknown' };
}

/** What a reader is told of copies that get their owner. @param isGone nothing is left of the RUN */
export function describeOwners(plan: OwnerPlan, stage: Stage, isGone: boolean): OwnerWords {
  const { copies, trees, alone } = plan;
  const assumptions = [...describeFolders(plan, stage), ...describeFiles(plan), ...describeOthers(plan)];
  const isSafe = assumptions.length === 0;
  const effect: Effect = isSafe ? 'copies-with-owner' : 'copies-into-new-folder';
  const made = trees.find(({ by }) => by)?.by;
  return {
    title: describeChange(plan, isGone),
    why: 'a layer that changes the owner of files holds all of them once more',
    evidence: [
      'nothing runs between the copy and the change of the owner, so that the user is there for the copy, too',
      ...(made ? [`line ${made.line} makes the folder, and no line behind it but those that copy writes to it`] : []),
      ...(alone.length > 0
        ? ['the folder itself was there before, and gets its owner as before, without what is in it']
        : []),
    ],
    assumptions,
    effects: [effect],
    applicability: isSafe ? 'safe' : 'unsafe',
    savings: {
      what: `the second copy of what ${nameLines(copies)} bring${copies.length > 1 ? '' : 's'}`,
      bytes: undefined,
      basis: 'unknown',
    },
  };
}

function describeChange({ owner, copies, unowned }: OwnerPlan, isGone: boolean): string {
  const instead = isGone ? 'instead of changing it in a layer of its own' : 'instead of writing the files again';
  if (unowned.length > 0) return `Copy with the owner ${owner.owner} in ${nameLines(unowned)} ${instead}`;
  return `Leave the owner of what ${nameLines(copies)} cop${copies.length > 1 ? 'y' : 'ies'}, which is ${owner.owner} already`;
}

function describeFolders({ trees }: OwnerPlan, stage: Stage): readonly string[] {
  const base = argumentsText(lineageOf(stage)[0]!.from.content).split(/\s+/)[0]!;
  return trees.flatMap(({ path, isSure, isAlone, assumedParent }) => {
    if (isSure) return [];
    const what = isAlone ? `has no files in ${path}` : `has no ${path}`;
    const parent = assumedParent === undefined ? '' : `, but has ${assumedParent}`;
    return [
      `${base} ${what}${parent} (docker run --rm --entrypoint ls ${base} -lA ${assumedParent ?? path} tells), and no step of the file but the copies writes there.`,
    ];
  });
}

function describeFiles({ unseenFiles }: OwnerPlan): readonly string[] {
  return unseenFiles.length === 0 ? [] : [nameFiles(unseenFiles)];
}

/** Says of some paths that they are files. */
export function nameFiles(paths: readonly string[]): string {
  const [first, ...others] = paths;
  if (others.length === 0) return `${first!} is a file, not a folder.`;
  const names = paths.slice(0, MOST_NAMED).join(', ');
  return `${names}${paths.length > MOST_NAMED ? ' and others' : ''} are files, not folders.`;
}

function describeOthers({ copies, unseenAdd }: OwnerPlan): readonly string[] {
  const archive = unseenAdd
    ? [
        `${unseenAdd.word} in line ${unseenAdd.line} is no tar archive: what ADD unpacks keeps the owners of the archive.`,
      ]
    : [];
  const from = copies.find(({ content }) => content.flags.some(({ name }) => name === 'from'));
  if (!from) return archive;
  return [
    ...archive,
    `No program that line ${from.line} copies has the setuid bit or capabilities: chown takes them away, and --chown does not.`,
  ];
}

function nameLines(copies: readonly Instruction[]): string {
  const lines = copies.map(({ line }) => line);
  if (lines.length === 1) return `line ${lines[0]!}`;
  return `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)!}`;
}
