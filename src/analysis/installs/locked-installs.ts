import type { Analysis, RunSite } from '../analysis.ts';
import { MAX_INSTRUCTIONS } from '../copy-order/blocks.ts';
import { findInstallCommands, type InstallCommand, isUnclear } from './install-commands.ts';
import { type LockCopy, planLockCopy } from './lock-copy.ts';
import { joinPath } from '../../context/context-path.ts';
import { type LockStep, readLockStep } from '../../context/dependencies/lock-step.ts';
import { locateNodeProject, type NodeProject } from '../../context/installs/node-project.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { addWordAfter, replaceWord } from '../../dockerfile/verbs.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { hasNpm7, hasNpmCi, readNodeVersion } from '../../knowledge/images/node-version.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';
import type { Edit } from '../../text/edit.ts';

export type LockedReason =
  | 'no-context'
  | 'no-lock'
  | 'out-of-step'
  | 'unread-lock'
  | 'other-options'
  | 'other-folder'
  | 'has-modules'
  | 'unknown-npm';

export type LockedPlan =
  | {
      readonly kind: 'change';
      readonly command: InstallCommand;
      readonly edit: Edit;
      /** As it is to be written: `npm ci`. */
      readonly written: string;
      readonly lock: string;
      readonly assumes: readonly string[];
    }
  /** The lock file has to be there first. */
  | { readonly kind: 'copy'; readonly lock: string; readonly copy: LockCopy }
  | { readonly kind: 'stay'; readonly run: Instruction; readonly reason: LockedReason; readonly detail: string };

/** What every install by npm or Yarn that may choose other versions than the lock file says can become. */
export function planLockedInstalls(file: Dockerfile, analysis: Analysis): readonly LockedPlan[] {
  if (file.instructions.length > MAX_INSTRUCTIONS) return [];
  return analysis.runs.flatMap((site) =>
    findInstallCommands(site).flatMap((command) => planCommand(file, analysis, site, command) ?? []),
  );
}

/** Options by which an install does as it is told, and not as the lock file says. */
const LOCKED = ['--frozen-lockfile', '--immutable', '--pure-lockfile', '--no-lockfile'];

function planCommand(
  file: Dockerfile,
  analysis: Analysis,
  site: RunSite,
  command: InstallCommand,
): LockedPlan | undefined {
  const { install, run, isPlain } = command;
  const { stage, instruction } = site;
  const stay = (reason: LockedReason, detail: string): LockedPlan => ({ kind: 'stay', run: instruction, reason, detail });
  if (install.tool !== 'npm' && install.tool !== 'yarn') return undefined;
  if (isUnclear(install)) return isPlain && !/\bci\b/.test(textOf(install)) ? stay('other-options', install.unclear) : undefined;
  const isNpm = install.tool === 'npm';
  if (install.subcommand === 'workspaces focus') return undefined;
  if (isNpm ? !/^i(?:nstall)?$/.test(install.subcommand) : LOCKED.some((name) => install.options.has(name))) return undefined;
  const { context, catalogue } = analysis.surroundings;
  if (!context) return stay('no-context', `"${textOf(install)}"`);
  if (!isPlain) return stay('other-folder', `"${textOf(install)}"`);
  const place = { file, stage, instruction, context, baseFolder: baseFolderOf(file, stage, catalogue()) };
  const project = locateNodeProject(place);
  if (!project) return undefined;
  const odd = ['--no-package-lock', '--no-save', '--force', '-f'].find((name) => install.options.has(name));
  if (odd !== undefined) return stay('other-options', `"${odd}"`);
  if (/^[ \t]*package-lock[ \t]*=[ \t]*false/m.test(context.readText(joinPath(project.contextFolder, '.npmrc')) ?? ''))
    return stay('other-options', '.npmrc switches the lock file off');
  const lock = project.locks.find((path) => (isNpm ? /\.json$/ : /yarn\.lock$/).test(path));
  if (lock === undefined) {
    const beside = joinPath(project.contextFolder, isNpm ? 'package-lock.json' : 'yarn.lock');
    if (!context.has(beside)) return stay('no-lock', `in ${project.imageFolder}`);
    const copy = planLockCopy(place, project, beside);
    return copy ? { kind: 'copy', lock: beside, copy } : stay('no-lock', `${beside} is in the build context, and no COPY brings it to ${project.imageFolder}`);
  }
  const modules = project.modules ?? findModules(site, command);
  if (modules !== undefined && isNpm) return stay('has-modules', modules);
  const step = readLockStep(context, lock);
  if (step.kind !== 'in-step') return stay(step.kind === 'unread' ? 'unread-lock' : 'out-of-step', step.because);
  return isNpm
    ? toNpm(file, analysis, command, install, project, lock, step, stay)
    : toYarn(analysis, run, command, install, project, lock, step, stay);
} // prettier-ignore

type Stay = (reason: LockedReason, detail: string) => LockedPlan;
type InStep = LockStep & { readonly kind: 'in-step' };

function toNpm(
  file: Dockerfile,
  { surroundings }: Analysis,
  command: InstallCommand,
  { subcommandWord }: DependencyInstall,
  { assumes }: NodeProject,
  lock: string,
  { format }: InStep,
  stay: Stay,
): LockedPlan {
  const { stage } = command.site;
  const version = readNodeVersion(file, stage, surroundings.catalogue());
  if (!version) return stay('unknown-npm', `${argumentsText(lineageOf(stage)[0]!.from.content)} does not tell it`);
  if (!hasNpmCi(version)) return stay('unknown-npm', `Node.js ${version.major} has one that knows no "npm ci"`);
  if (format === 'npm 3' && !hasNpm7(version)) return stay('unknown-npm', `Node.js ${version.major} has one that cannot read ${lock}`);
  const other = findOtherNpm(command);
  if (other !== undefined) return stay('unknown-npm', other);
  const edit = subcommandWord && replaceWord(command.run, subcommandWord, 'ci');
  if (!edit) return stay('other-options', 'a line break runs through it');
  return { kind: 'change', command, edit, written: 'npm ci', lock, assumes: [...assumes, ...version.assumes] };
} // prettier-ignore

function toYarn(
  { surroundings }: Analysis,
  run: InstallCommand['run'],
  command: InstallCommand,
  { subcommandWord, programWord }: DependencyInstall,
  { assumes, contextFolder }: NodeProject,
  lock: string,
  { format }: InStep,
  stay: Stay,
): LockedPlan {
  const isModern = format === 'yarn 2';
  const context = surroundings.context!;
  const settings = ['.yarnrc.yml', 'package.json'].map((name) => context.readText(joinPath(contextFolder, name)) ?? '');
  if (isModern && !/^yarnPath:|"packageManager"\s*:\s*"yarn@[2-9]/m.test(settings.join('\n')))
    return stay('unknown-npm', `${lock} is of Yarn 2 or later, and nothing says that this Yarn is one`);
  const option = isModern ? '--immutable' : '--frozen-lockfile';
  const edit = addWordAfter(run, subcommandWord ?? programWord, option);
  return { kind: 'change', command, edit, written: `yarn install ${option}`, lock, assumes };
}

/** What may have filled `node_modules` before the install, which "npm ci" would empty. */
const FILLS =
  /node_modules|\b(?:npm|yarn|pnpm)\s+(?:-\S+\s+)*(?:i|install|ci|add|link)\b(?![^&;|\n]{0,200}\s(?:-g|--global)\b)/;

function findModules({ stage, instruction }: RunSite, { install, run }: InstallCommand): string | undefined {
  const filler = earlierRuns(stage, instruction).find(({ content }) => FILLS.test(content.joined.text));
  if (filler) return `line ${filler.line} may fill it`;
  const before = run.reading.script.text.slice(0, install.command.span.start);
  return FILLS.test(before) ? 'a command before it may fill it' : undefined;
}

function findOtherNpm({ site, install, run }: InstallCommand): string | undefined {
  const other = /\bnpm@|(?:-g|--global)\s+npm\b|\bnvm\b|\bn\s+\d/;
  const earlier = earlierRuns(site.stage, site.instruction).find(({ content }) => other.test(content.joined.text));
  if (earlier) return `line ${earlier.line} installs another one`;
  const before = run.reading.script.text.slice(0, install.command.span.start);
  return other.test(before) ? 'a command before it installs another one' : undefined;
}

function earlierRuns(stage: RunSite['stage'], { start }: Instruction): readonly Instruction[] {
  const all = lineageOf(stage).flatMap(({ instructions }) => instructions);
  return all.filter((other) => other.start < start && other.content.keyword === 'run');
}

function textOf({ command }: { readonly command: InstallCommand['install']['command'] }): string {
  return command.words.map(({ text }) => text).join(' ').slice(0, 60); // prettier-ignore
}
