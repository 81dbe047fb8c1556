import { findFileUse } from './file-uses.ts';
import { speaksOf } from './path-mentions.ts';
import { traceRun } from './run-trace.ts';
import { shellInForceAt } from './shell-in-force.ts';
import { mayBeBelow, resolveIn, type SymbolicPath, UNKNOWN_START } from './symbolic-path.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { findEarlierStage, instructionsAfter, lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';

/** Something that names a file, or takes the folder that holds it, outside of the RUN that made it. */
export interface Namer {
  readonly instruction: Instruction;
  /** `names`: it may need the file. `takes`: it copies the folder that holds it. */
  readonly kind: 'names' | 'takes';
}

/**
 * What needs a file that a RUN has made: a command that runs on top of it, what a container starts, an ENV or ARG anywhere that
 * holds its name, or a COPY out of the stage.
 */
export function findNamer(
  scan: Scan,
  run: Instruction,
  path: SymbolicPath,
  base: string | undefined,
): Namer | undefined {
  for (const instruction of instructionsAfter(scan, run)) {
    const kind = needOf(scan, instruction, path, base);
    if (kind) return { instruction, kind };
  }
  for (const instruction of scan.instructions) {
    const holder = readVariables(instruction.content).find(
      ({ name, value }) => value !== undefined && !ADDRESS_NAME.test(name) && speaksOf(value, path),
    );
    if (holder) return { instruction, kind: 'names' };
  }
  return findTaker(scan, run, path, base);
}

/** They say something about the image, and neither name files of it nor start anything. */
const SILENT: ReadonlySet<string> = new Set([
  'label', 'maintainer', 'expose', 'user', 'stopsignal', 'arg', 'env', 'from', 'shell', 'workdir',
]); // prettier-ignore

/** A variable of such a name holds an address on the network. */
const ADDRESS_NAME = /UR[LI]|MIRROR|DOWNLOAD|HOST/i;

function needOf(
  scan: Scan,
  instruction: Instruction,
  path: SymbolicPath,
  base: string | undefined,
): Namer['kind'] | undefined {
  const { keyword, joined } = instruction.content;
  if (keyword !== undefined && SILENT.has(keyword)) return undefined;
  const content = runContent(instruction);
  if (!content) return speaksOf(joined.text, path) ? 'names' : undefined;
  const isForeign = shellAt(scan, instruction) === 'foreign';
  const trace = isForeign ? undefined : traceRun(content, shellInForceAt(scan, instruction).isErrexit);
  if (!trace) return speaksOf(joined.text, path) ? 'names' : undefined;
  const start = startOf(scan, instruction, base);
  for (const event of trace.events) {
    const use = findFileUse(event, path, start);
    if (use === undefined || (use === 'deletes' && event.commands.every(deletesByForce))) continue;
    return use === 'takes-folder' ? 'takes' : 'names';
  }
  return undefined;
}

/** `rm -f` does not mind what is not there. */
function deletesByForce({ words }: { readonly words: readonly { readonly text: string }[] }): boolean {
  return words.some(({ text }) => /^-[a-zA-Z]*f|^--force$/.test(text));
}

/** The folder in which the script of an instruction begins. @param base of the base image, where it is known */
export function startOf(scan: Scan, instruction: Instruction, base: string | undefined): SymbolicPath {
  const stage = stageOf(scan, instruction);
  const folder = stage && workingDirBefore(scan, stage, instruction, base);
  return folder?.kind === 'known' && folder.assumes.length === 0 ? folder.text : UNKNOWN_START;
}

function stageOf(scan: Scan, { start }: Instruction): Stage | undefined {
  return readStages(scan).findLast(({ from }) => from.start < start);
}

/** A COPY, ADD or mount that takes files out of the stage, or of one that inherits from it. */
function findTaker(scan: Scan, run: Instruction, path: SymbolicPath, base: string | undefined): Namer | undefined {
  const own = stageOf(scan, run);
  const stages = readStages(scan);
  const isOwn = (stage: Stage, from: string | undefined): boolean => {
    const source = from === undefined ? undefined : findEarlierStage(stages, stage, from);
    return own !== undefined && source !== undefined && lineageOf(source).includes(own);
  };
  for (const stage of stages) {
    for (const instruction of stage.instructions) {
      const { content } = instruction;
      const from = content.flags.find(({ name }) => name === 'from')?.value;
      const copied = isOwn(stage, from) ? argumentWords(content).slice(0, -1) : [];
      const mounted = readMounts(content).flatMap((mount) => (isOwn(stage, mount.from) ? [mount.source ?? '/'] : []));
      const start = base === undefined && path.startsWith('./') ? UNKNOWN_START : '/';
      const isTaken = [...copied, ...mounted].some((source) => {
        if (/[$*?[]/.test(source)) return speaksOf(source, path) || source.includes('$');
        const whole = resolveIn(start, source.startsWith('/') ? source : `/${source}`);
        return whole === undefined || mayBeBelow(path, whole);
      });
      if (isTaken) return { instruction, kind: 'takes' };
    }
  }
  return undefined;
}
