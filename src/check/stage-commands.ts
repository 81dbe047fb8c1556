import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { type Invocation, readInvocation } from '../knowledge/invocation.ts';
import { type PackageCommand, packageName, readPackageCommand } from '../knowledge/package-managers.ts';
import { parseScript } from '../shell/parse.ts';
import { type Command, isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import { memoize } from '../text/memo.ts';

/** A command of a stage, as far as its own text tells. */
export interface StageCommand {
  /** Of the first line of its instruction. */
  readonly line: number;
  /** The programs that it starts: those it is run by first. */
  readonly names: readonly string[];
  /** The packages that it installs by apt. */
  readonly installs: readonly string[];
}

/**
 * What a stage and those it inherits from run, in the order of the build; what starts with a container comes last, since it
 * has all that was installed.
 */
export function stageCommandsIn(_file: Dockerfile, stage: Stage): readonly StageCommand[] {
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  const builds = instructions.filter((instruction) => runContent(instruction) !== undefined);
  const starts = instructions.filter(({ content }) => STARTS.has(content.keyword));
  return [...builds, ...starts].flatMap((instruction) =>
    describeAll(instruction).map((command) => ({ line: instruction.line, ...command })),
  );
}

const STARTS: ReadonlySet<string | undefined> = new Set(['cmd', 'entrypoint', 'healthcheck']);

/** Once for each instruction: a stage is looked at again by each that is built on it. */
const describeAll = memoize((instruction: Instruction) => commandsOf(instruction).map(describe));

function commandsOf(instruction: Instruction): readonly Command[] {
  const run = runContent(instruction);
  const reading = run && readRun(run);
  if (reading !== undefined && !isUnread(reading)) return reading.commands.map(({ command }) => command);
  const { json } = run ?? instruction.content;
  const text = json ? (json[0] ?? '') : argumentsText(run ?? instruction.content).replace(/^cmd\s+/i, '');
  const script = parseScript(text);
  return isOpaque(script) ? [] : findCommands(script).map(({ command }) => command);
}

function describe(command: Command): Omit<StageCommand, 'line'> {
  const invocation = readInvocation(command);
  const install = readPackageCommand(command);
  const isInstall = install?.manager === 'apt' && install.subcommand === 'install' && !isWithoutEffect(install);
  return {
    names: invocation ? [...invocation.via, invocation.program, ...innerNames(invocation)] : [],
    installs: isInstall ? install.operands.map(({ value, text }) => packageName(value ?? text)) : [],
  };
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'su', 'runuser']);

/** What the text behind the `-c` of a shell starts. */
function innerNames({ program, args }: Invocation): readonly string[] {
  const at = SHELLS.has(program) ? args.findIndex(({ value }) => /^-[a-z]*c$/.test(value ?? '')) : -1;
  const text = at === -1 ? undefined : args[at + 1]?.value;
  const script = text === undefined ? undefined : parseScript(text);
  if (!script || isOpaque(script)) return [];
  return findCommands(script).flatMap(({ command }) => readInvocation(command)?.program ?? []);
}

/** Nothing that is new comes by it (apt-get(8)). */
function isWithoutEffect({ options }: PackageCommand): boolean {
  return options.some(({ name }) =>
    /^(?:-s|--simulate|--just-print|--dry-run|--recon|--no-act|-d|--download-only|--print-uris|--only-upgrade)$/.test(
      name,
    ),
  );
}
