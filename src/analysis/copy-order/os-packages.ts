import type { Analysis, RunSite } from '../analysis.ts';
import { hasLooseComment, MAX_INSTRUCTIONS } from './blocks.ts';
import { readStep } from '../steps.ts';
import { findDestination } from '../../context/copy-destination.ts';
import { searchFoldersBefore } from '../../context/search-folders.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type Instruction, type InstructionContent, argumentWords } from '../../dockerfile/instruction.ts';
import { readMounts } from '../../dockerfile/mounts.ts';
import { isUnread, type RunReading } from '../../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { isProjectPath } from '../../knowledge/project-folders.ts';
import { isQuietVariable } from '../../knowledge/quiet-variables.ts';
import { changesLoader, installsSystemPackages, isSystemStep, worksOnPackages } from '../../knowledge/system-steps.ts';
import { memoize } from '../../text/memo.ts';

export type PackagesReason =
  | 'does-more'
  | 'unread-script'
  | 'reads-context'
  | 'copied-into-system'
  | 'settings-between'
  | 'step-between'
  | 'goes-on-behind'
  | 'loose-comment';

/** A RUN that can move above the copies before it; or why it stays. */
export type PackagesPlan =
  | {
      readonly kind: 'move';
      readonly run: Instruction;
      /** The first of the copies that it passes. */
      readonly target: Instruction;
      readonly passed: readonly Instruction[];
    }
  | {
      readonly kind: 'stay';
      readonly run: Instruction;
      readonly reason: PackagesReason;
      readonly detail: string;
    };

/** What every RUN that installs packages of the system behind a COPY of its stage can do. */
export function planPackages(file: Dockerfile, analysis: Analysis): readonly PackagesPlan[] {
  if (file.instructions.length > MAX_INSTRUCTIONS) return [];
  const runs = analysis.runs.filter(({ content }) => namesManager(content));
  if (runs.length > MAX_RUNS) return [];
  return runs.flatMap((run) => {
    const plan = planRun(file, analysis, run);
    // A clean-up goes where its install went, and is nothing to speak of by itself.
    return plan && (plan.kind === 'move' || mayInstall(run)) ? [plan] : [];
  });
}

const MENTION = /\b(?:apt|apt-get|aptitude|apk|yum|dnf|microdnf|zypper)\b/;

const namesManager = memoize(({ source }: InstructionContent) => MENTION.test(source));

const INSTALL = /\b(?:apt|apt-get|aptitude|apk|yum|dnf|zypper)\b[^\n]*?\b(?:install|add|upgrade|update)\b/;

/** Where copies and installs take turns, each install passes one copy at a time: the square of their number in steps. */
const MAX_RUNS = 60;

function mayInstall({ reading }: RunSite): boolean {
  return isUnread(reading) || reading.commands.some(({ command }) => installsSystemPackages(command));
}

const managesPackages = memoize(({ commands }: RunReading) =>
  commands.some(({ command }) => installsSystemPackages(command) || worksOnPackages(command)),
);

function planRun(file: Dockerfile, analysis: Analysis, site: RunSite): PackagesPlan | undefined {
  const { stage, instruction, content } = site;
  if (site.isOnbuild || site.shell === 'foreign') return undefined;
  const at = stage.instructions.indexOf(instruction);
  if (!stage.instructions.slice(0, at).some(isCopy)) return undefined;
  const { reading } = site;
  const stay = (reason: PackagesReason, detail: string): PackagesPlan => ({ kind: 'stay', run: instruction, reason, detail });
  if (isUnread(reading)) return INSTALL.test(content.source) ? stay('unread-script', 'its commands are not known') : undefined;
  if (!managesPackages(reading)) return undefined;
  const passed: Instruction[] = [];
  let target: Instruction | undefined;
  let obstacle: PackagesPlan | undefined;
  for (const other of stage.instructions.slice(0, at).reverse()) {
    obstacle = findObstacle(file, analysis, stage, other, instruction, stay);
    if (obstacle) break;
    passed.unshift(other);
    if (isCopy(other)) target = other;
  }
  if (!target) return stage.instructions.slice(0, at).some(bringsSources) ? obstacle : undefined;
  // A few files by name seldom change, and stand there because they belong to what follows.
  if (!passed.some(bringsSources)) return undefined;
  const more = reading.commands.find(({ command, within }) => !isSystemStep(command) || within.length > 0);
  if (more) return stay('does-more', `"${more.command.words.map(({ text }) => text).join(' ').slice(0, 60)}"`);
  const loader = lineageOf(stage).flatMap(({ instructions }) => instructions).find((other) => other.start < instruction.start && changesLoader(other.content.source)); // prettier-ignore
  if (loader) return stay('copied-into-system', `line ${loader.line} has libraries looked for in further folders`);
  const mount = readMounts(content).find(({ type }) => type !== 'cache' && type !== 'secret' && type !== 'tmpfs');
  if (mount) return stay('reads-context', `the flag ${mount.text}`);
  if (hasLooseComment(file, instruction)) return stay('loose-comment', `above line ${instruction.line}`);
  const behind = findContinuation(analysis, site);
  if (behind) return stay('goes-on-behind', `the RUN in line ${behind.line}`);
  return { kind: 'move', run: instruction, target, passed: passed.slice(passed.indexOf(target)) };
} // prettier-ignore

/** The RUN behind it, or behind others that would move with it, which installs packages as well and has to stay. */
function findContinuation({ runs }: Analysis, { stage, instruction }: RunSite): Instruction | undefined {
  for (const other of stage.instructions.slice(stage.instructions.indexOf(instruction) + 1)) {
    const next = runs.find((run) => run.instruction === other);
    if (!next || isUnread(next.reading)) return undefined;
    const isMore = next.reading.commands.some(({ command, within }) => !isSystemStep(command) || within.length > 0);
    if (isMore) return readStep(next.reading) === 'packages' ? other : undefined;
  }
  return undefined;
}

function isCopy({ content }: Instruction): boolean {
  return content.keyword === 'copy' || content.keyword === 'add';
}

/** Whether a copy from the context brings what changes all the time: folders, as far as the names of its sources tell. */
function bringsSources(instruction: Instruction): boolean {
  const { content } = instruction;
  if (!isCopy(instruction) || content.flags.some(({ name }) => name === 'from')) return false;
  const words = argumentWords(content).slice(0, -1);
  return words.some((word) => /^\.{0,2}\/?\*?$|\/$|(?:^|\/)[^./]+$/.test(word.replace(/["']/g, '')));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** They say something of the image, and are nothing to a RUN that names no file. */
const CONFIG: ReadonlySet<string> = new Set([
  'cmd', 'entrypoint', 'expose', 'healthcheck', 'label', 'maintainer', 'stopsignal', 'workdir',
]); // prettier-ignore

type Stay = (reason: PackagesReason, detail: string) => PackagesPlan;

function findObstacle(
  file: Dockerfile,
  { surroundings }: Analysis,
  stage: Stage,
  other: Instruction,
  run: Instruction,
  stay: Stay,
): PackagesPlan | undefined {
  const { content, line } = other;
  const name = `${content.keywordText} in line ${line}`;
  if (isCopy(other)) {
    const target = findDestination(file, stage, other, baseFolderOf(file, stage, surroundings.catalogue()));
    const looked = target && searchFoldersBefore(file, stage, run).find((folder) => isWithin(folder, target) || isWithin(target, folder)); // prettier-ignore
    if (looked !== undefined) return stay('copied-into-system', `${name} copies to ${target}, where programs are looked for`); // prettier-ignore
    if (target === undefined) return stay('copied-into-system', `where ${name} copies to depends on a variable or the base image`); // prettier-ignore
    return isProjectPath(target) ? undefined : stay('copied-into-system', `${name} copies to ${target}`);
  }
  if (CONFIG.has(content.keyword ?? '')) return undefined;
  if (content.keyword === 'run') return stay('step-between', `the ${name}`);
  const isQuiet = content.keyword === 'env' && readVariables(content).every((variable) => isQuietVariable(variable.name)); // prettier-ignore
  return isQuiet ? undefined : stay('settings-between', `the ${name}`);
}
