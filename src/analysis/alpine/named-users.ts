import type { Obstacle } from './reasons.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, readRun } from '../../dockerfile/run-script.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { LASTING_GROUPS, LASTING_USERS } from '../../knowledge/alpine/accounts.ts';
import type { ImageFacts } from '../../knowledge/images/facts.ts';
import { readInvocation } from '../../knowledge/invocation.ts';

/**
 * A user or group that is named and that nobody makes: Debian has some that Alpine has not, `www-data` of which every image
 * of Debian has one.
 * @param made names that the stages make
 */
export function findUnknownUser(
  stages: readonly Stage[],
  target: ImageFacts,
  made: ReadonlySet<string>,
): Obstacle | undefined {
  const users = new Set([...target.users.map(({ name }) => name), ...LASTING_USERS, ...made]);
  const groups = new Set([...target.users.map(({ name }) => name), ...LASTING_GROUPS.values(), ...made]);
  const isKnown = (name: string, names: ReadonlySet<string>): boolean =>
    name === '' || /^\d+$|\$/.test(name) || names.has(name);
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    for (const owner of ownersIn(instruction)) {
      const [user = '', group = ''] = owner.replace(/["']/g, '').split(/[:.](?!.*\/)/);
      if (isKnown(user, users) && isKnown(group, groups)) continue;
      const name = isKnown(user, users) ? group : user;
      return { reason: 'unknown-user', instruction, detail: `Alpine has no ${name}` };
    }
  }
  return undefined;
}

/** What stands for a user and a group, `user:group`. */
function ownersIn({ content }: Instruction): readonly string[] {
  const flag = content.flags.find(({ text }) => text.startsWith('--chown='))?.text.slice('--chown='.length);
  if (flag !== undefined) return [flag];
  if (content.keyword === 'user') return [argumentsText(content)];
  if (content.keyword !== 'run') return [];
  const reading = readRun(content);
  if (isUnread(reading)) return [];
  return reading.commands.flatMap(({ command }) => {
    const invocation = readInvocation(command);
    const args = (invocation?.args ?? []).map(({ value, text }) => value ?? text);
    const operands = args.filter((word) => !word.startsWith('-'));
    const via = command.words.map(({ value, text }) => value ?? text);
    const runner = via.findIndex((word) => word === 'gosu' || word === 'su-exec');
    const own = runner === -1 ? [] : [via[runner + 1] ?? ''];
    if (invocation?.program === 'chown') return [...own, operands[0] ?? ''];
    if (invocation?.program === 'chgrp') return [...own, `:${operands[0] ?? ''}`];
    if (invocation?.program === 'install')
      return [
        ...own,
        ...valuesOf(args, ['-o', '--owner']),
        ...valuesOf(args, ['-g', '--group']).map((name) => `:${name}`),
      ];
    if (invocation?.program === 'usermod' || invocation?.program === 'userdel') return [...own, operands.at(-1) ?? ''];
    return own;
  });
}

function valuesOf(args: readonly string[], names: readonly string[]): readonly string[] {
  return args.filter((_, i) => names.includes(args[i - 1] ?? ''));
}
