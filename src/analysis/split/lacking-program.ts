import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { isInEveryImage, packagesOfProgram } from '../../knowledge/images/base-programs.ts';
import type { UsedCommand } from '../bases/stage-commands.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../../knowledge/shell-builtins.ts';

/**
 * A program that is started, by a container or by the sources, and that the second stage would not have.
 * @param own programs that the image of the second stage brings, or that are copied
 * @param called by name, the source that starts it
 */
export function findLackingProgram(
  site: SplitSite,
  own: ReadonlySet<string>,
  packages: SplitPlan['packages'],
  called: ReadonlyMap<string, string>,
  catalogue: Catalogue,
): SplitObstacle | undefined {
  const { base, stage } = site;
  const installed = new Set(packages.map(({ name }) => name));
  const isThere = (name: string): boolean => {
    if (own.has(name) || installed.has(name) || STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name))
      return true;
    const { system } = base.facts;
    return isInEveryImage(name, system, catalogue) || packagesOfProgram(name, system, catalogue).some((one) => installed.has(one)); // prettier-ignore
  };
  for (const { name, where, instruction } of startingCommands(site)) {
    if (isThere(name)) continue;
    return {
      reason: 'needs-toolchain',
      instruction,
      detail: `${where} runs ${name}, which a smaller image may not have`,
    };
  }
  const lacking = [...called].find(([name]) => !isThere(name));
  if (!lacking) return undefined;
  const detail = `${lacking[1]} starts ${lacking[0]}, which a smaller image may not have`;
  return { reason: 'needs-toolchain', instruction: stage.from, detail };
}

/** What starts with a container. The words of a CMD behind an ENTRYPOINT are arguments, and no command. */
export function startingCommands({ commands, start }: SplitSite): readonly UsedCommand[] {
  const { entrypoint, cmd } = start;
  const isArguments = entrypoint.instruction !== undefined && entrypoint.words !== undefined;
  return commands.commands.filter(({ phase, instruction }) => {
    return phase === 'start' && !(isArguments && instruction === cmd.instruction);
  });
}

/** A user whom the image of the build brings, and the other one does not. @param users of the other image, by their names */
export function findLackingUser({ stage, base }: SplitSite, users: readonly string[]): SplitObstacle | undefined {
  const instruction = stage.instructions.findLast(({ content }) => content.keyword === 'user');
  const name = instruction && argumentsText(instruction.content).replace(/:.*$/, '');
  if (!instruction || name === undefined || /^(?:\d+|root)$/.test(name) || users.includes(name)) return undefined;
  const detail = `${name} is a user of ${base.image.name}:${base.tag}, and may be none of the smaller image`;
  return { reason: 'no-runtime-image', instruction, detail };
}
