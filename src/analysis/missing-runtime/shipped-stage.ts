import type { Analysis } from '../analysis.ts';
import { findCopiedPrograms } from '../bases/find-copied-programs.ts';
import { readStageCommands, readStartCommands, type StageCommands, type UsedCommand } from '../bases/stage-commands.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { readFromReference } from '../../dockerfile/from-reference.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { familiarName } from '../../dockerfile/reference.ts';
import { findEarlierStage, lineageOf, type Stage } from '../../dockerfile/stages.ts';
import type { DistrolessImage } from '../../knowledge/images/distroless.ts';
import type { ImageFacts } from '../../knowledge/images/facts.ts';
import { memoize } from '../../text/memo.ts';
import { readStartCommand } from '../../trace/start-command.ts';

/** What a stage has of the system that programs run on. */
export interface StageSystem {
  readonly stage: Stage;
  /** Its image, for a message: `alpine:3.20`, `scratch`. */
  readonly image: string;
  /** `node`, `gcr.io/distroless/static`; `undefined` where it starts from nothing. */
  readonly path: string | undefined;
  readonly tag: string | undefined;
  /** `none` where there is no library at all, `undefined` where it is not known. */
  readonly libc: 'glibc' | 'musl' | 'none' | undefined;
  /** The release of the distribution. */
  readonly suite: string | undefined;
  readonly facts: ImageFacts | undefined;
  readonly distroless: DistrolessImage | undefined;
}

/** Distroless without a release in its name, or of one that is no longer made, is like the others of its name. */
const DISTROLESS = /^gcr\.io\/distroless\/([a-z]+\d*)(?:-[a-z]+)?(?:-debian(\d+))?$/;
const RELEASES: Readonly<Record<string, string>> = {
  9: 'stretch', 10: 'buster', 11: 'bullseye', 12: 'bookworm', 13: 'trixie',
}; // prettier-ignore

/** What a stage rests on in the end; `undefined` where its image cannot be worked out. */
export function readStageSystem(file: Dockerfile, analysis: Analysis, stage: Stage): StageSystem | undefined {
  const deepest = lineageOf(stage)[0]!;
  const nothing = { stage, suite: undefined, facts: undefined, distroless: undefined, tag: undefined };
  if (deepest.base.kind === 'scratch') return { ...nothing, image: 'scratch', path: undefined, libc: 'none' };
  const from = readFromReference(file, deepest);
  const catalogue = analysis.surroundings.catalogue();
  const known = from && catalogue.findImage(from.reference);
  const path = known?.path ?? (from && familiarName(from.reference));
  if (!from || path === undefined) return undefined;
  const image = from.expanded;
  const row = DISTROLESS.exec(path);
  if (row) {
    const [, kind, release] = row;
    const distroless = catalogue.findDistroless(path);
    const suite = distroless?.suite ?? (release === undefined ? undefined : RELEASES[release]);
    return { ...nothing, image, path, libc: kind === 'static' ? 'none' : 'glibc', suite, distroless };
  }
  const facts = known?.tag === undefined ? undefined : catalogue.findFacts(known.path, known.tag);
  const { libc, suite } = facts?.system ?? {};
  return { stage, image, path, tag: known?.tag, libc, suite, facts, distroless: undefined };
}

/** The stages from which a stage, or one below it, copies, as far as their images can be worked out. */
export function readBuilders(file: Dockerfile, analysis: Analysis, stage: Stage): readonly StageSystem[] {
  const stages = new Set<Stage>();
  for (const { instructions } of lineageOf(stage)) {
    for (const { content } of instructions) {
      const from = content.flags.find(({ name }) => name === 'from')?.value;
      const other = from === undefined ? undefined : findEarlierStage(analysis.stages, stage, from);
      if (other) stages.add(other);
    }
  }
  return [...stages].flatMap((each) => readStageSystem(file, analysis, each) ?? []);
}

/** The commands of a stage, with those of the stages below it. */
export function readCommands(file: Dockerfile, analysis: Analysis, { stage, facts }: StageSystem): StageCommands {
  const copied = findCopiedPrograms(file, analysis, facts?.defaults?.workingDir);
  return readStageCommands(analysis, lineageOf(stage), copied);
}

/** Nobody starts more programs than these, one after the other. */
const MOST_STARTS = 20;

/** What a container starts: by the CMD and ENTRYPOINT in force, with the scripts that these start. */
export function readStarts(file: Dockerfile, analysis: Analysis, system: StageSystem): readonly UsedCommand[] {
  const { entrypoint, cmd } = readStartCommand(system.stage);
  const isInForce = ({ instruction }: UsedCommand): boolean =>
    instruction === entrypoint.instruction || instruction === cmd.instruction;
  const copied = findCopiedPrograms(file, analysis, system.facts?.defaults?.workingDir);
  return readStartCommands(analysis, lineageOf(system.stage), copied)
    .commands.filter((used) => used.phase === 'start' && isInForce(used))
    .slice(0, MOST_STARTS);
}

/** All that the instructions of a stage and of those below it say, to look for words in. */
export const textOf = memoize((stage: Stage): string => {
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  return instructions.map(({ content }) => [...content.flags.map(({ text }) => text), argumentsText(content)].join(' ')).join('\n'); // prettier-ignore
});
