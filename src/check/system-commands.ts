import type { FromChange } from './from-change.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { findGnuOption } from '../knowledge/alpine/busybox-options.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../knowledge/shell-builtins.ts';

/** Something of a stage that Alpine has not, when it is wanted: bash, a command that Debian's own image has, GNU's options. */
export function findMissingOnAlpine(window: Window, change: FromChange, stage: Stage): string | undefined {
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  return (
    findBash(instructions) ??
    findCommand(window, change, stage, instructions) ??
    findGnu(instructions) ??
    findEcho(window, instructions)
  );
}

/** The packages of apk that RUNs up to an instruction install, itself included. */
function installedUpTo(instructions: readonly Instruction[], at: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { content } of instructions.slice(0, at + 1)) {
    const reading = content.keyword === 'run' ? readRun(content) : 'exec-form';
    if (isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const apk = readPackageCommand(command);
      if (apk?.manager !== 'apk' || apk.subcommand !== 'add') continue;
      for (const { value, text } of apk.operands) names.add(value ?? text);
    }
  }
  return names;
}

function findBash(instructions: readonly Instruction[]): string | undefined {
  for (const [at, { content, line }] of instructions.entries()) {
    const isShell = content.keyword === 'shell' && /(?:^|\/)bash$/.test(content.json?.[0] ?? '');
    const isStart = /^(?:cmd|entrypoint|healthcheck)$/.test(content.keyword ?? '');
    const isNamed = isStart && /(?:^|[\s"'/])bash(?=[\s"'])/.test(argumentsText(content));
    const isRun = content.keyword === 'run' && runsBash(content);
    if (!isShell && !isNamed && !isRun) continue;
    const reach = isShell ? at - 1 : isRun ? at : instructions.length - 1;
    if (!installedUpTo(instructions, reach).has('bash')) return `line ${line} needs bash, which is not there`;
  }
  return undefined;
}

function runsBash(content: Instruction['content']): boolean {
  if (content.json) return /(?:^|\/)bash$/.test(content.json[0] ?? '');
  const reading = readRun(content);
  return !isUnread(reading) && reading.commands.some(({ command }) => readInvocation(command)?.program === 'bash');
}

/** A command that every Debian has, that Alpine has not, and that no package brings. */
function findCommand(
  { after, surroundings }: Window,
  { old }: FromChange,
  stage: Stage,
  instructions: readonly Instruction[],
): string | undefined {
  const catalogue = surroundings.catalogue();
  const image = catalogue.findImage(old.reference);
  const suite = image?.tag === undefined ? undefined : catalogue.findFacts(image.path, image.tag)?.system?.suite;
  const own = new Set(image ? catalogue.ownCommands(image.path) : []);
  const installed = installedUpTo(instructions, instructions.length - 1);
  for (const { names, line } of stageCommandsIn(after, stage)) {
    for (const name of names) {
      if (own.has(name) || STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name)) continue;
      if (!catalogue.findCommandPackage(name, 'debian', suite)?.isInBase) continue;
      const row = catalogue.findCommandPackage(name, 'alpine');
      const isThere = row?.isInBase || row?.packages.some((provider) => installed.has(provider));
      if (!isThere) return `line ${line} runs ${name}, which Alpine lacks`;
    }
  }
  return undefined;
}

function findGnu(instructions: readonly Instruction[]): string | undefined {
  const installed = installedUpTo(instructions, instructions.length - 1);
  for (const { content, line } of instructions) {
    const reading = content.keyword === 'run' ? readRun(content) : 'exec-form';
    if (isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const invocation = readInvocation(command);
      if (!invocation) continue;
      const words = [invocation.program, ...invocation.args.map(({ value, text }) => value ?? text)];
      const gnu = findGnuOption(words);
      if (gnu && (gnu.package === undefined || !installed.has(gnu.package)))
        return `line ${line} runs ${invocation.program} with ${gnu.option}, which busybox does not take`;
    }
  }
  return undefined;
}

/** An `echo` whose escapes dash has read, and busybox does not. */
function findEcho({ after }: Window, instructions: readonly Instruction[]): string | undefined {
  for (const instruction of instructions) {
    const { content, line } = instruction;
    const reading = content.keyword === 'run' && shellAt(after, instruction) === 'sh' ? readRun(content) : 'exec-form';
    if (isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const invocation = readInvocation(command);
      if (invocation?.program !== 'echo') continue;
      const words = invocation.args.map(({ value, text }) => value ?? text);
      const isTold = words.slice(0, 2).some((word) => /^-[ne]*e[ne]*$/.test(word));
      if (!isTold && words.some((word) => /\\[abcfnrtv\\0]/.test(word)))
        return `busybox does not read the escapes of the echo in line ${line}`;
    }
  }
  return undefined;
}
