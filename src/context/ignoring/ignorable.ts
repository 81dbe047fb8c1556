import { type BuildContext, MAX_FILES } from '../build-context.ts';
import { ContextError } from '../context-error.ts';
import { findProposer, findSharedContext } from './dockerfiles.ts';
import { type Expected, findExpected } from './expected.ts';
import { findGitReader } from './git-metadata.ts';
import { findNeed, type Need } from './needs.ts';
import { ProjectFacts } from './project-facts.ts';
import { type ContextSource, namesIn, readContextSources, takes } from './sources.ts';
import { type Stray, type WalkedContext, walkContext } from './walk.ts';
import { type IgnoreRules, readIgnoreRules } from '../ignore-rules.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { kindOfName } from '../../knowledge/ignored/kinds.ts';

/** A stray file or folder that a build needs all the same. */
export interface NeededStray {
  readonly stray: Stray;
  readonly reason: 'git-metadata' | (Need & { readonly kind: 'needed' })['reason'];
  readonly because: string;
}

/** What all Dockerfiles that share an ignore file take from their context, and what of that is none of their business. */
export interface ContextUse {
  readonly kind: 'read';
  /** The Dockerfiles that are built with this ignore file, this one first. */
  readonly files: readonly Dockerfile[];
  readonly sources: readonly ContextSource[];
  /** What may be left out, with all other files. */
  readonly walked: WalkedContext;
  readonly needed: readonly NeededStray[];
  /** What is not there, and would come along as soon as it is. */
  readonly expected: readonly Expected[];
  /** A program of the build takes its values from `.env` files, whichever there will be. */
  readonly takesEnvFiles: boolean;
  /** The path of the Dockerfile that is to change the ignore file; `undefined` where it is this one. */
  readonly proposer: string | undefined;
}

export type ContextUseReading =
  | ContextUse
  | {
      readonly kind: 'unread';
      readonly reason: 'unread-source' | 'unread-dockerfile' | 'too-many-files';
      readonly instruction: Instruction | undefined;
      readonly because: string;
    };

/** Reads what the Dockerfiles of a context take from it. @param file the one that is looked at, as it stands now */
export function readContextUse(file: Dockerfile, context: BuildContext): ContextUseReading {
  const own = context.dockerfile ?? 'Dockerfile';
  const isShared = context.ignoreFile?.isOwn !== true;
  const shared = isShared ? findSharedContext(context) : undefined;
  if (shared?.isCut) {
    const because = `there are more than ${MAX_FILES}`;
    return { kind: 'unread', reason: 'too-many-files', instruction: undefined, because };
  }
  if (shared?.unread && shared.unread.path !== own) {
    const { path, because } = shared.unread;
    return { kind: 'unread', reason: 'unread-dockerfile', instruction: undefined, because: `${path}: ${because}` };
  }
  const others = [...(shared?.files ?? [])].filter(([path]) => path !== own || context.dockerfile === undefined);
  const files = [file, ...others.map(([, other]) => other)];
  const sources: ContextSource[] = [];
  for (const [i, each] of files.entries()) {
    const reading = readContextSources(each);
    if (reading.kind === 'read') {
      sources.push(...reading.sources);
      continue;
    }
    const where = i === 0 ? '' : `${others[i - 1]![0]}: `;
    const instruction = i === 0 ? reading.instruction : undefined;
    return { kind: 'unread', reason: 'unread-source', instruction, because: `${where}${reading.because}` };
  }
  const takers = files.filter((each) => {
    const reading = readContextSources(each);
    return reading.kind === 'read' && reading.sources.length > 0;
  });
  const facts = new ProjectFacts(takers, context);
  const { walked, needed } = walk(takers, sources, context, facts);
  const expected = findExpected(sources, context, facts, walked.files);
  const takesEnvFiles = facts.takesEnvFiles();
  const proposer = shared && findProposer(shared);
  const isOther = proposer !== undefined && proposer !== own && shared!.paths.includes(own);
  const read = { files, sources, walked, needed, expected, takesEnvFiles };
  return { kind: 'read', ...read, proposer: isOther ? proposer : undefined };
}

function walk(
  files: readonly Dockerfile[],
  sources: readonly ContextSource[],
  context: BuildContext,
  facts: ProjectFacts,
): Pick<ContextUse, 'walked' | 'needed'> {
  const needed: NeededStray[] = [];
  const keepsException = readExceptions(context);
  const kept: string[] = [];
  const walked = walkContext(context, (stray) => {
    // What is asked for by its name is wanted, whatever that name is (traps H6 and H8).
    if (kept.some((folder) => stray.path.startsWith(folder))) return false;
    if (sources.some((source) => namesIn(source, stray.path)) || keepsException(stray)) {
      kept.push(`${stray.path}/`);
      return false;
    }
    const need = findNeed(stray.path, stray, context, facts);
    if (need.kind !== 'needed') return need.kind === 'free';
    // What no instruction takes is not there to be needed.
    if (!sources.some((source) => takes(source, stray.path))) return true;
    needed.push({ stray, reason: need.reason, because: need.because });
    kept.push(`${stray.path}/`);
    return false;
  });
  const git = walked.strays.find(({ kind }) => kind === 'version-control');
  const isTaken = git !== undefined && sources.some((source) => takes(source, git.path));
  const reader = isTaken ? findGitReader(files, context, walked.files) : undefined;
  if (!git || reader === undefined) return { walked, needed };
  needed.push({ stray: git, reason: 'git-metadata', because: reader });
  return { walked: { ...walked, strays: walked.strays.filter((stray) => stray !== git) }, needed };
}

/** Every file that has to be sent to a builder still. */
export function listWanted({ walked, needed }: ContextUse, context: BuildContext): readonly string[] {
  const folders = needed.filter(({ reason }) => reason === 'git-metadata');
  return [
    ...walked.files,
    ...needed.map(({ stray }) => stray.path),
    ...folders.flatMap(({ stray }) => context.list(stray.path)),
  ];
}

/** What an exception of the ignore file takes in again is wanted, too, and so is the folder that it is in. */
function readExceptions(context: BuildContext): (stray: Stray) => boolean {
  const lines = (context.ignoreFile?.text ?? '').split('\n').filter((line) => /^\s*!/.test(line));
  const exceptions = tryRules(lines.join('\n'));
  const rules = tryRules(lines.map((line) => line.trim().slice(1)).join('\n'));
  if (!rules || !exceptions) return () => true;
  return ({ path, isFolder }) => {
    if (rules.matchesPath(path)) return true;
    if (!isFolder || !exceptions.mayIncludeBelow(path)) return false;
    return context.list(path).some((file) => rules.matchesPath(file));
  };
}

/** `undefined` for lines that no builder takes. */
export function tryRules(text: string): IgnoreRules | undefined {
  try {
    return readIgnoreRules(text);
  } catch (error) {
    if (error instanceof ContextError) return undefined;
    throw error;
  }
}

/** Whether a path is one of those of which nothing is ever wanted by its folder alone. */
export function hasKind(path: string): boolean {
  const names = path.split('/');
  return names.some((name, i) => kindOfName(name, i < names.length - 1, i === 0) !== undefined);
}
