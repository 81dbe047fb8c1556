import type { Analysis, RunSite } from '../analysis.ts';
import { hasLooseComment } from './blocks.ts';
import { findDestination } from '../../context/copy-destination.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { readMounts } from '../../dockerfile/mounts.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { isProjectPath } from '../../knowledge/project-folders.ts';
import { isQuietVariable } from '../../knowledge/quiet-variables.ts';
import { installsSystemPackages, isSystemStep } from '../../knowledge/system-steps.ts';

export type PackagesReason =
  | 'does-more'
  | 'unread-script'
  | 'reads-context'
  | 'copied-into-system'
  | 'settings-between'
  | 'step-between'
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
  return analysis.runs.flatMap((run) => planRun(file, analysis, run) ?? []);
}

const MENTION = /\b(?:apt|apt-get|aptitude|apk|yum|dnf|microdnf|zypper)\b[^\n]*?\b(?:install|add|upgrade|in|update)\b/;

function planRun(file: Dockerfile, analysis: Analysis, site: RunSite): PackagesPlan | undefined {
  const { stage, instruction, content, shell, reading } = site;
  const at = stage.instructions.indexOf(instruction);
  if (site.isOnbuild || shell === 'foreign' || !MENTION.test(content.joined.text)) return undefined;
  const first = stage.instructions.slice(0, at).find(isCopy);
  if (!first) return undefined;
  const stay = (reason: PackagesReason, detail: string): PackagesPlan => ({ kind: 'stay', run: instruction, reason, detail });
  if (isUnread(reading)) return stay('unread-script', 'its commands are not known');
  if (!reading.commands.some(({ command }) => installsSystemPackages(command))) return undefined;
  const passed: Instruction[] = [];
  let target: Instruction | undefined;
  let obstacle: PackagesPlan | undefined;
  for (const other of stage.instructions.slice(0, at).reverse()) {
    obstacle = findObstacle(file, analysis, stage, other, stay);
    if (obstacle) break;
    passed.unshift(other);
    if (isCopy(other)) target = other;
  }
  if (!target) return obstacle;
  const more = reading.commands.find(({ command, within }) => !isSystemStep(command) || within.length > 0);
  if (more) return stay('does-more', `"${more.command.words.map(({ text }) => text).join(' ').slice(0, 60)}"`);
  const mount = readMounts(content).find(({ type }) => type !== 'cache' && type !== 'secret' && type !== 'tmpfs');
  if (mount) return stay('reads-context', `the flag ${mount.text}`);
  if (hasLooseComment(file, instruction)) return stay('loose-comment', `above line ${instruction.line}`);
  return { kind: 'move', run: instruction, target, passed: passed.slice(passed.indexOf(target)) };
} // prettier-ignore

function isCopy({ content }: Instruction): boolean {
  return content.keyword === 'copy' || content.keyword === 'add';
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
  stay: Stay,
): PackagesPlan | undefined {
  const { content, line } = other;
  const name = `${content.keywordText} in line ${line}`;
  if (isCopy(other)) {
    const target = findDestination(file, stage, other, baseFolderOf(file, stage, surroundings.catalogue()));
    if (target === undefined) return stay('copied-into-system', `where ${name} copies to depends on a variable or the base image`); // prettier-ignore
    return isProjectPath(target) ? undefined : stay('copied-into-system', `${name} copies to ${target}`);
  }
  if (CONFIG.has(content.keyword ?? '')) return undefined;
  if (content.keyword === 'run') return stay('step-between', `the ${name}`);
  const isQuiet = content.keyword === 'env' && readVariables(content).every((variable) => isQuietVariable(variable.name)); // prettier-ignore
  return isQuiet ? undefined : stay('settings-between', `the ${name}`);
}
