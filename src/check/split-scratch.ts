import { findBareObjection, programPaths } from './split-bare.ts';
import { findStaticObjection } from './split-static.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { findNeedOfConsumers } from '../context/consumers/bare-needs.ts';
import { findContextPath } from '../context/copied-files.ts';
import { readGoNeeds } from '../context/go-alone.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import type { BaseImage } from '../knowledge/images/base-image.ts';
import { findGoOrigin, findOddGoFlag } from '../trace/go-program.ts';
import { writesNoGoSource } from '../trace/go-step.ts';
import { healthcheckWords } from '../trace/start-command.ts';

/**
 * An image with nothing in it (trap F1): a program in Go without libraries, made here from sources that were all read, that needs no
 * certificates, time zones, users or other files, and is started by itself alone, by everybody.
 */
export function findScratchObjection(
  split: Split,
  was: BaseImage,
  files: BuilderFiles,
  window: Window,
): string | undefined {
  if (was.image.path !== 'golang') return 'only of programs in Go it is known that they need nothing beside themselves';
  const { context } = window.surroundings;
  if (!context) return 'without the files of the build it is not known what the program needs';
  const dynamic = findBareObjection(split) ?? findStaticObjection(split, was, files, window);
  if (dynamic !== undefined) return dynamic;
  const other =
    findImageNeed(split.runtime.instructions) ?? findForeignSource(split, files) ?? findForeignStep(files.writes);
  if (other !== undefined) return other;
  const program = programPaths(split, files.workingDir).find((path) => {
    const origin = findGoOrigin(files.writes.commands, path);
    return origin === 'exact' || (origin === 'folder' && findContextPath(files.copies ?? [], context, path) === undefined); // prettier-ignore
  });
  if (program === undefined) return 'what starts is not what "go build" has made';
  const needs = readGoNeeds(context);
  if (needs.kind === 'unproven') return `there is nothing beside the program, and ${needs.because}`;
  return findNeedOfConsumers(window.surroundings);
}

/** What the file says of the image that asks for more than the program. */
function findImageNeed(instructions: readonly Instruction[]): string | undefined {
  for (const instruction of instructions) {
    const { content, line } = instruction;
    if (content.keyword === 'healthcheck' && healthcheckWords(instruction)?.length !== 0)
      return `line ${line} starts another program than its own`;
    if (content.keyword === 'user' && !/^\d+(?::\d+)?$/.test(argumentsText(content)))
      return `line ${line} names a user, and there is no /etc/passwd`;
    const zone = content.keyword === 'env' && readVariables(content).some(({ name }) => /^(?:TZ|ZONEINFO)$/.test(name));
    if (zone) return `line ${line} names a time zone, and there are none`;
  }
  return undefined;
}

/** Sources that nobody has read: of another image or stage, of the network, or written in the Dockerfile. */
function findForeignSource({ builder }: Split, { copies }: BuilderFiles): string | undefined {
  if (!copies) return 'what is copied is not known';
  const foreign = copies.find(({ kind }) => kind !== 'context');
  if (foreign) return `line ${foreign.instruction.line} brings sources that were not read`;
  for (const { content, line } of builder.instructions) {
    if (content.keyword === 'run' && content.flags.some(({ name, text }) => name !== 'mount' || text.includes('from=')))
      return `line ${line} builds with files that were not read`;
    const said = /^(?:env|arg|run)$/.test(content.keyword ?? '') && /\bGOFLAGS\b|\bgo\s+env\b/.test(content.source);
    if (said) return `line ${line} says how it is built`;
  }
  return undefined;
}

function findForeignStep({ commands, packages }: BuilderFiles['writes']): string | undefined {
  const needed = packages.find((name) => !/^(?:build|tool)$/.test(useOfPackage(name)));
  if (needed !== undefined) return `${needed} was installed, and there is no package in the second stage`;
  for (const { command, instruction } of commands) {
    if (!writesNoGoSource(command)) return `line ${instruction.line} may write sources that were not read`;
    const flag = findOddGoFlag(command);
    if (flag !== undefined) return `"${flag}" in line ${instruction.line} may link something, or build something else`;
  }
  return undefined;
}
