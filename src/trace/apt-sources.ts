import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { fetchesLists } from '../knowledge/apt-lists.ts';
import type { Command } from '../shell/script.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { runsUnseenScript } from './crossing.ts';

const SOURCES =
  /\/etc\/apt\b|apt-add-repository|add-apt-repository|apt-key|--add-architecture|extrepo|\/usr\/share\/keyrings|dpkg-divert|sources\.list/;

/**
 * What has changed where apt fetches its lists from since they were fetched, as a clause: a second fetch would then bring
 * more than the first (trap B14).
 * @param earlier what stands before a RUN in its stage and in the local stages below it, in order
 * @param own the commands of the RUN before the place asked about
 */
export function findSourceChange(earlier: readonly Instruction[], own: readonly Command[]): string | undefined {
  for (const command of own) if (isChange(command)) return `"${textOf(command)}" before it changes the sources`;
  for (const instruction of [...earlier].reverse()) {
    const { keyword, joined } = instruction.content;
    if ((keyword === 'copy' || keyword === 'add') && SOURCES.test(joined.text))
      return `line ${instruction.line} changes the sources`;
    const content = runContent(instruction);
    const reading = content && keyword === 'run' ? readRun(content) : undefined;
    if (reading === undefined) continue;
    if (isUnread(reading)) return `the RUN in line ${instruction.line} was not read`;
    for (const { command, within } of [...reading.commands].reverse()) {
      if (fetchesLists(command) && within.length === 0) return findOddFetch(command, instruction);
      if (isChange(command)) return `"${textOf(command)}" in line ${instruction.line} may change the sources`;
    }
  }
  return 'no RUN before it fetched the lists';
}

/** Options of a fetch that do not change what it brings: a second one may do without them. */
const PLAIN_OPTIONS: ReadonlySet<string> = new Set([
  '-y', '--yes', '--assume-yes', '-q', '-qq', '--quiet', '-qqq', '-qy', '-yq', '-qqy', '-yqq', '-m', '--fix-missing', '-f', '--fix-broken',
]); // prettier-ignore

/** What a fetch was told that a second one would not be: a proxy, an outdated mirror that it takes all the same. */
function findOddFetch(command: Command, { line }: Instruction): string | undefined {
  const odd = command.words.find(({ text, value }) => {
    return (
      value === undefined || (text.startsWith('-') && !PLAIN_OPTIONS.has(text) && !/^(?:-q|--quiet)=\d$/.test(text))
    );
  });
  if (odd) return `the fetch in line ${line} has ${odd.text}`;
  const assignment = command.assignments.find(({ name }) => !/^(?:DEBIAN_FRONTEND|LC_ALL|LANG|TERM)$/.test(name));
  return assignment && `the fetch in line ${line} is given ${assignment.name}`;
}

/** Packages that bring sources or keys with them, by how they are named: `mysql-apt-config`, `erlang-solutions_2.0_all.deb`. */
const BRINGS_SOURCES =
  /\.deb["']?$|apt-config|-release(?:$|[=_])|-keyring(?:$|[=_])|-repos?(?:$|[=_])|-archive(?:$|[=_])/;

function isChange(command: Command): boolean {
  const targets = command.redirections.flatMap(({ target }) => target?.text ?? []);
  if ([...command.words.map(({ text }) => text), ...targets].some((text) => SOURCES.test(text))) return true;
  const installs = /^(?:apt|apt-get|aptitude|dpkg|gdebi)$/.test(readInvocation(command)?.program ?? '');
  if (installs && command.words.some(({ text, value }) => value === undefined || BRINGS_SOURCES.test(text)))
    return true;
  return runsUnseenScript(command);
}

function textOf({ words }: Command): string {
  const text = words.map((word) => word.text).join(' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
