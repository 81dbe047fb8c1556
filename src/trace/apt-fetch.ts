import { cleanPath, isAtOrBelow } from '../context/context-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { type Mount, readMounts } from '../dockerfile/mounts.ts';
import type { RunReading } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { MOUNTED_FILES } from '../knowledge/boundary.ts';
import { excerptOf } from '../shell/excerpt.ts';
import { isFatal } from '../shell/failure.ts';
import type { Command } from '../shell/script.ts';
import { traceScript } from './script-events.ts';
import { shellInForceAt } from './shell-in-force.ts';

/** Options of a fetch that do not change what it brings: a second one may have them, or do without. */
export const PLAIN_OPTIONS: ReadonlySet<string> = new Set([
  '-y', '--yes', '--assume-yes', '-q', '-qq', '--quiet', '-qqq', '-qy', '-yq', '-qqy', '-yqq', '-m', '--fix-missing', '-f', '--fix-broken',
]); // prettier-ignore

/**
 * What a fetch of the lists had that one in another RUN would not have, as a clause: files and a network of its RUN alone, a
 * proxy, an outdated mirror that it takes all the same. Nor may one that is allowed to fail be followed by one that is not.
 */
export function findOddFetch(
  scan: Scan,
  instruction: Instruction,
  reading: RunReading,
  command: Command,
): string | undefined {
  const { line, content } = instruction;
  const odd = command.words.find(({ text, value }) => {
    return (
      value === undefined || (text.startsWith('-') && !PLAIN_OPTIONS.has(text) && !/^(?:-q|--quiet)=\d$/.test(text))
    );
  });
  if (odd) return `the fetch in line ${line} has ${odd.text}`;
  const assignment = command.assignments.find(({ name }) => !/^(?:DEBIAN_FRONTEND|LC_ALL|LANG|TERM)$/.test(name));
  if (assignment) return `the fetch in line ${line} is given ${assignment.name}`;
  const flag =
    content.flags.find(({ name, value }) => name !== 'mount' && !(name === 'network' && value === 'default')) ??
    readMounts(content).find((mount) => !isApart(mount));
  if (flag) return `the fetch in line ${line} has ${flag.text}`;
  const upTo = reading.commands.filter((site) => site.command.span.start <= command.span.start);
  const setting = upTo.find((site) => isForThisRun(site.command))?.command;
  if (setting) return `the fetch in line ${line} runs with "${excerptOf(setting)}", which ends with its RUN`;
  const isEnd = endsTheBuild(reading, command, shellInForceAt(scan, instruction).isErrexit);
  return isEnd
    ? undefined
    : `the fetch in line ${line} may fail without ending the build, and a second one would end it`;
}

/** A mount that holds neither sources nor keys: a cache that is not in the folders of the system's configuration. */
function isApart({ type, target }: Mount): boolean {
  if (type !== 'cache' || !target?.startsWith('/')) return false;
  const folder = cleanPath(target);
  return folder !== '/' && !['/etc', '/usr'].some((system) => isAtOrBelow(folder, system));
}

/** It makes something for apt that the next RUN does not have: a proxy, another configuration, names of hosts (trap B19). */
function isForThisRun({ words, assignments, redirections }: Command): boolean {
  const texts = [...words, ...redirections.flatMap(({ target }) => target ?? [])].map(({ text }) => text);
  const names = words.length === 0 ? assignments.map(({ name }) => `${name}=`) : [];
  return [...texts, ...names].some((text) => {
    return /^(?:\w*_proxy|APT_CONFIG|LD_\w+)=/i.test(text) || MOUNTED_FILES.test(` ${text}`);
  });
}

function endsTheBuild({ script }: RunReading, command: Command, isErrexit: boolean): boolean {
  if (isFatal(script, command)) return true;
  if (/\btrap\b/.test(script.text)) return false;
  return traceScript(script, isErrexit).events.some(({ kind, onFailure, commands }) => {
    return kind === 'command' && onFailure === 'abort' && commands[0] === command;
  });
}
