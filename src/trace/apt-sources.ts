import { cleanPath } from '../context/context-path.ts';
import { findDestination } from '../context/copy-destination.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { fetchesLists } from '../knowledge/apt-lists.ts';
import { runsApt, runsProject } from '../knowledge/apt-users.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';
import { findOddFetch } from './apt-fetch.ts';
import { findLoss } from './apt-losses.ts';
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
  const behind = [...own];
  for (const command of own) if (isChange(command)) return `"${excerptOf(command)}" before it changes the sources`;
  for (const instruction of [...earlier].reverse()) {
    const change = findChangeBeside(scan, stage, instruction);
    if (change !== undefined) return change;
    const reading = instruction.content.keyword === 'run' ? readRun(instruction.content) : undefined;
    if (reading === undefined) continue;
    if (isUnread(reading)) return `the RUN in line ${instruction.line} was not read`;
    for (const { command, within } of [...reading.commands].reverse()) {
      if (fetchesLists(command) && within.length === 0)
        return (
          findOddFetch(scan, instruction, reading, command) ?? findLossBehind(scan, stage, [...earlier, run], behind)
        );
      if (isChange(command)) return `"${excerptOf(command)}" in line ${instruction.line} may change the sources`;
      behind.push(command);
    }
  }
  return 'no RUN before it fetched the lists';
}

/** What an instruction other than a RUN may change of the sources. */
function findChangeBeside(scan: Scan, stage: Stage, instruction: Instruction): string | undefined {
  const { keyword, joined } = instruction.content;
  if (
    (keyword === 'copy' || keyword === 'add') &&
    (SOURCES.test(joined.text) || mayHoldSources(scan, stage, instruction))
  )
    return `line ${instruction.line} may change the sources`;
  const isSet = (keyword === 'env' || keyword === 'arg') && /\bAPT_CONFIG\b/.test(joined.text);
  return isSet ? `line ${instruction.line} sets APT_CONFIG` : undefined;
}

/** What is lost behind a fetch matters where the sources are others than those that a distribution's image begins with. */
function findLossBehind(
  scan: Scan,
  stage: Stage,
  instructions: readonly Instruction[],
  behind: readonly Command[],
): string | undefined {
  const isCopied = instructions.some((instruction) => findChangeBeside(scan, stage, instruction) !== undefined);
  const kinds = instructions.map((instruction) => changesIn(instruction));
  if (!isCopied && hasPlainBase(scan, stage) && kinds.every((kind) => kind === 'none')) return undefined;
  const isRead = !isCopied && !kinds.includes('list');
  return findLoss(behind, {
    hidden: isRead ? (kinds.includes('package') ? 'package' : undefined) : 'list',
    instructions,
  });
}

/** Whether a RUN changes the sources, and by what that was not read: a list of the context, a package in a file. */
const changesIn = memoize(({ content }: Instruction): 'none' | 'seen' | 'package' | 'list' => {
  const reading = content.keyword === 'run' ? readRun(content) : undefined;
  if (reading === undefined) return 'none';
  if (isUnread(reading)) return 'list';
  const changes = reading.commands.flatMap(({ command }) => (isChange(command) ? [command] : []));
  if (changes.length === 0) return 'none';
  if (changes.some((command) => SPREADERS.has(readInvocation(command)?.program ?? ''))) return 'list';
  return changes.some((command) => installsFile(command)) ? 'package' : 'seen';
});

/** Whether an image has the sources of its distribution alone: over plain HTTP, by keys that come with apt. */
function hasPlainBase(scan: Scan, stage: Stage): boolean {
  const from = readFromReference(scan, lineageOf(stage)[0]!);
  if (from?.variables.length !== 0) return false;
  const { domain, path } = from.reference;
  return domain === 'docker.io' && path.startsWith('library/');
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

/** It installs a package from a file, which may bring a whole repository along. */
function installsFile(command: Command): boolean {
  const program = readInvocation(command)?.program ?? '';
  if (program === 'dpkg' && command.words.some(({ value }) => value === '-i' || value === '--install')) return true;
  return /^(?:apt|apt-get|aptitude|gdebi)$/.test(program) && command.words.some(({ text }) => /\.deb["']?$/.test(text));
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
