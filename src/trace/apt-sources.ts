import { cleanPath } from '../context/context-path.ts';
import { findDestination } from '../context/copy-destination.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { fetchesLists } from '../knowledge/apt-lists.ts';
import { runsApt, runsProject } from '../knowledge/apt-users.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';
import { findOddFetch } from './apt-fetch.ts';
import { runsUnseenScript } from './crossing.ts';
import { instructionsBefore } from './shell-in-force.ts';

const SOURCES =
  /\/etc\/apt\b|\bAPT_CONFIG\b|apt-add-repository|add-apt-repository|apt-key|--add-architecture|extrepo|\/usr\/share\/keyrings|dpkg-divert|sources\.list/;

/**
 * What has changed where apt fetches its lists from since they were fetched, as a clause: a second fetch would then bring
 * more than the first (trap B14).
 * @param run the RUN asked about, in its stage
 * @param own the commands of the RUN before the place asked about
 */
export function findSourceChange(
  scan: Scan,
  stage: Stage,
  run: Instruction,
  own: readonly Command[],
): string | undefined {
  const earlier = instructionsBefore(stage, run);
  for (const command of own) if (isChange(command)) return `"${excerptOf(command)}" before it changes the sources`;
  for (const instruction of [...earlier].reverse()) {
    const { keyword, joined } = instruction.content;
    if (
      (keyword === 'copy' || keyword === 'add') &&
      (SOURCES.test(joined.text) || mayHoldSources(scan, stage, instruction))
    )
      return `line ${instruction.line} may change the sources`;
    if (keyword === 'env' || keyword === 'arg') {
      if (/\bAPT_CONFIG\b/.test(joined.text)) return `line ${instruction.line} sets APT_CONFIG`;
      continue;
    }
    const content = runContent(instruction);
    const reading = content && keyword === 'run' ? readRun(content) : undefined;
    if (reading === undefined) continue;
    if (isUnread(reading)) return `the RUN in line ${instruction.line} was not read`;
    for (const { command, within } of [...reading.commands].reverse()) {
      if (fetchesLists(command) && within.length === 0) return findOddFetch(scan, instruction, reading, command);
      if (isChange(command)) return `"${excerptOf(command)}" in line ${instruction.line} may change the sources`;
    }
  }
  return 'no RUN before it fetched the lists';
}

/** Packages that bring sources or keys with them, by how they are named: `mysql-apt-config`, `erlang-solutions_2.0_all.deb`. */
const BRINGS_SOURCES =
  /\.deb["']?$|apt-config|-release(?:$|[=_])|-keyring(?:$|[=_])|-repos?(?:$|[=_])|-repositor(?:y|ies)(?:$|[=_])|-archive(?:$|[=_])/;

function isChange(command: Command): boolean {
  const targets = command.redirections.flatMap(({ target }) => target?.text ?? []);
  if ([...command.words.map(({ text }) => text), ...targets].some((text) => SOURCES.test(text))) return true;
  const installs = /^(?:apt|apt-get|aptitude|dpkg|gdebi)$/.test(readInvocation(command)?.program ?? '');
  if (installs && command.words.some(({ text, value }) => value === undefined || BRINGS_SOURCES.test(text)))
    return true;
  return runsUnseenScript(command) || runsProject(command) || runsApt(command) || unpacksOverSystem(command);
}

/** Programs that put whole folders where they are told. */
const SPREADERS: ReadonlySet<string> = new Set([
  'cp',
  'mv',
  'rsync',
  'tar',
  'bsdtar',
  'unzip',
  'cpio',
  'ln',
  'stow',
  'git',
]);

/** Files come over those of the system, of which it is not known which. */
function unpacksOverSystem(command: Command): boolean {
  if (!SPREADERS.has(readInvocation(command)?.program ?? '')) return false;
  return command.words.some(({ text }) => /^(?:-[A-Za-z]*C|--directory=|-d)?["']?\/(?:etc\/?)?["']?$/.test(text));
}

/** A file by its name: no folder is called so. */
const FILE_NAME = /(?:^|\/)[\w.@-]*\.(?!d$)[A-Za-z]\w*$/;
const ARCHIVE = /\.(?:tar|t[gbx]z|tbz2|tar\.\w+|txz|gz|xz|bz2|zst)$/;

/** Of a destination that depends on a build argument, or on the folder of an image: what it is for certain below. */
function lastFolder({ content }: Instruction): string | undefined {
  const path = (argumentWords(content).at(-1) ?? '').replace(/\/+$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last.includes('$') || last === '..' ? undefined : cleanPath(`/${last}`);
}

/** Whether a COPY or ADD may bring a folder or an archive whose files come to be in /etc/apt. */
export function mayHoldSources(scan: Scan, stage: Stage, copy: Instruction): boolean {
  const owner = lineageOf(stage).find(({ instructions }) => instructions.includes(copy)) ?? stage;
  const destination = findDestination(scan, owner, copy, undefined) ?? lastFolder(copy);
  if (destination !== undefined && !/^\/(?:apt|etc(?:\/apt(?:\/.*)?)?)?$/.test(destination)) return false;
  if (destination?.startsWith('/etc/apt')) return true;
  const sources = argumentWords(copy.content).slice(0, -1);
  return !sources.every((source) => {
    return FILE_NAME.test(source) && !(copy.content.keyword === 'add' && ARCHIVE.test(source));
  });
}
