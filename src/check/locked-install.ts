import { readChangedWord } from './changed-word.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { findLockCopyObjection } from './lock-copy.ts';
import type { Window } from './window.ts';
import { readLockStep } from '../context/dependencies/lock-step.ts';
import { locateNodeProject } from '../context/installs/node-project.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { hasNpm7, hasNpmCi, readNodeVersion } from '../knowledge/images/node-version.ts';
import { isUnclear, readDependencyInstall } from '../knowledge/dependency-installs.ts';

/**
 * `installs-locked-versions`: `npm install` becomes `npm ci`, or `yarn install` is told to leave its lock file alone, where
 * that lock file lies beside `package.json`, says of each of its ranges the same, and nothing is in `node_modules` before.
 */
export const LOCKED_INSTALL_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    if (old.content.keyword === 'copy') return findLockCopyObjection(old, fresh, window);
    const change = readChangedWord(old, fresh);
    if (typeof change === 'string') return change;
    if (!change.isPlain) return 'the install may run in another folder, or not at all';
    const [was, is] = [readDependencyInstall(change.was), readDependencyInstall(change.is)];
    if (!was || !is || isUnclear(was) || isUnclear(is) || was.tool !== is.tool)
      return 'it is no plain install of a project';
    const words = change.added.map(({ text }) => text).join(' ');
    const gone = change.gone.map(({ text }) => text).join(' ');
    const isNpm = was.tool === 'npm' && /^i(?:nstall)?$/.test(gone) && words === 'ci' && is.subcommand === 'ci';
    const isYarn =
      was.tool === 'yarn' &&
      was.subcommand === 'install' &&
      gone === '' &&
      /^--(?:frozen-lockfile|immutable)$/.test(words);
    if (!isNpm && !isYarn) return 'the words are others';
    if (['--force', '-f', '--no-save', '--no-package-lock'].some((name) => was.options.has(name)))
      return 'its options speak against the lock file';
    const reading = readRun(old.content);
    const before = isUnread(reading) ? '' : reading.script.text.slice(0, change.was.span.start);
    return findObjection(old, window, isNpm ? 'ci' : words, before);
  },
};

function findObjection(
  old: Instruction,
  { before, surroundings }: Window,
  words: string,
  earlier: string,
): string | undefined {
  const { context, catalogue } = surroundings;
  const stage = readStages(before).findLast(({ from }) => from.start < old.start);
  if (!context || !stage) return 'the files of the build context are not there to be looked at';
  if (shellAt(before, old) === 'foreign') return 'another shell runs it';
  const baseFolder = baseFolderOf(before, stage, catalogue());
  const project = locateNodeProject({ file: before, stage, instruction: old, context, baseFolder });
  const lock = project?.locks.find((path) => (words === 'ci' ? /\.json$/ : /yarn\.lock$/).test(path));
  if (!project || lock === undefined) return 'no lock file lies beside its package.json';
  const step = readLockStep(context, lock);
  if (step.kind !== 'in-step') return step.because;
  if (words !== 'ci') {
    const format = words === '--immutable' ? 'yarn 2' : 'yarn 1';
    return step.format === format ? undefined : `${lock} is of another Yarn`;
  }
  if (project.modules !== undefined) return `node_modules is there before: ${project.modules}`;
  const version = readNodeVersion(before, stage, catalogue());
  if (!version || !hasNpmCi(version)) return 'its npm may know no "npm ci"';
  if (step.format === 'npm 3' && !hasNpm7(version)) return `its npm cannot read ${lock}`;
  return findEarlier(old, stage, earlier);
}

/** What ran before it in the stage must have left `node_modules` and npm alone. */
function findEarlier(old: Instruction, stage: Stage, before: string): string | undefined {
  const earlier = lineageOf(stage).flatMap(({ instructions }) => instructions);
  const runs = earlier.filter(({ content, start }) => content.keyword === 'run' && start < old.start);
  const touching = runs.find(({ content }) => mayFill(argumentsText(content)));
  if (touching) return `line ${touching.line} may have filled node_modules, or brought another npm`;
  return mayFill(before) ? 'a command before it may have filled node_modules, or brought another npm' : undefined;
}

function mayFill(text: string): boolean {
  if (/node_modules|\bnvm\b|\bn\s+\d/.test(text)) return true;
  // Command by command, as far as text tells: what is installed for all projects goes elsewhere.
  return text.split(/[;&|\n]+/).some((command) => {
    if (!/\b(?:npm|yarn|yarnpkg|pnpm)\b/.test(command)) return false;
    if (/\s(?:-g|--global|global)(?:\s|$)/.test(command)) return /\snpm(?:@|\s|$)/.test(` ${command.replace(/^\s*\S+/, '')}`);
    return /\s(?:i|install|ci|add|link|in|clean-install)(?:\s|$)/.test(command) || /^\s*yarn\s*$/.test(command);
  });
} // prettier-ignore
