import type { InstructionRule } from './instruction-rules.ts';
import { flagsOf } from './joins.ts';
import { heredocsOf } from './letters.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { findApartReason, isNamedInstall } from '../knowledge/joint-installs.ts';
import { type PackageCommand, readPackageCommand } from '../knowledge/package-managers.ts';
import type { ScriptEvent } from '../trace/script-event.ts';
import { describeChange, traceRun } from '../trace/run-trace.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * Installs of one package manager that stand one right behind the other are one, with the same options and the packages of all of them,
 * in their order. All else in the RUN is the same.
 */
export const JOINED_INSTALLS_RULE: InstructionRule = {
  change: (old, fresh, window) => findObjection(old, fresh, window),
};

function findObjection(old: Instruction, fresh: Instruction, { before }: Window): string | undefined {
  if (old.content.keyword !== 'run' || fresh.content.keywordText !== old.content.keywordText) return 'it is no RUN';
  if (shellAt(before, old) === 'foreign') return 'another shell runs it';
  if (flagsOf(old.content) !== flagsOf(fresh.content)) return 'its flags changed';
  if (heredocsOf(old.content) !== heredocsOf(fresh.content)) return 'its heredocs changed';
  const { isErrexit } = shellInForceAt(before, old);
  const [was, is] = [traceRun(old.content, isErrexit)?.events, traceRun(fresh.content, isErrexit)?.events];
  if (!was || !is || is.length >= was.length) return 'no command went';
  let at = 0;
  for (const [i, event] of is.entries()) {
    const first = was[at];
    const isSame = first && first.text === event.text && describeChange(first, event) === undefined;
    const taken = isSame ? 1 : countJoined(was.slice(at), event);
    if (typeof taken === 'string') return taken;
    at += taken;
    at += countRepeated(was.slice(at - 1), event, is[i + 1]);
  }
  return at === was.length ? undefined : `"${was[at]!.text.slice(0, 60)}" is missing`;
}

/** How many of the events, from the first on, are one in a new event; or why they are not. */
function countJoined(events: readonly ScriptEvent[], fresh: ScriptEvent): number | string {
  const name = `"${fresh.text.slice(0, 60)}"`;
  const joined = readInstall(fresh);
  const first = events[0] && readInstall(events[0]);
  if (!joined || !first) return `${name} is another command`;
  if (describeChange(events[0]!, fresh) !== undefined) return `${name} runs otherwise`;
  const names = [...namesOf(first)];
  for (const [i, event] of events.slice(1).entries()) {
    const next = readInstall(event);
    if (!next || describeChange(events[0]!, event) !== undefined) break;
    const apart = findApartReason(readInstall(events[i]!)!, next);
    if (apart) return `${name} is made of two: ${apart.detail}`;
    names.push(...namesOf(next).filter((other) => !names.includes(other)));
    const isAll = names.join(' ') === namesOf(joined).join(' ');
    // The options of the first stay; its own words in front of them, too.
    if (isAll && findApartReason(first, joined) === undefined) return i + 2;
  }
  return `${name} is not what several installs are together`;
}

/** How many events behind the first install nothing but what the joined one names, and are not there any more. */
function countRepeated(
  [first, ...rest]: readonly ScriptEvent[],
  joined: ScriptEvent,
  next: ScriptEvent | undefined,
): number {
  const install = readInstall(joined);
  if (!install || !first) return 0;
  const names = namesOf(install);
  const stays = rest.findIndex((event) => {
    const own = readInstall(event);
    const isRepeated = own && namesOf(own).every((name) => names.includes(name)) && event.text !== next?.text;
    return !isRepeated || describeChange(first, event) !== undefined || findApartReason(install, own) !== undefined;
  });
  return stays === -1 ? rest.length : stays;
}

function readInstall({ kind, onFailure, commands }: ScriptEvent): PackageCommand | undefined {
  const [command, other] = commands;
  if (kind !== 'command' || onFailure !== 'abort' || !command || other) return undefined;
  const packages = readPackageCommand(command);
  return packages && isNamedInstall(packages) ? packages : undefined;
}

function namesOf({ operands }: PackageCommand): readonly string[] {
  return operands.map(({ text }) => text);
}
