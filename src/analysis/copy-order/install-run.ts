import type { RunSite } from '../analysis.ts';
import type { InstructionContent } from '../../dockerfile/instruction.ts';
import { isUnread, readRun, type RunReading } from '../../dockerfile/run-script.ts';
import { readMounts } from '../../dockerfile/mounts.ts';
import { type DependencyInstall, isUnclear, readDependencyInstall } from '../../knowledge/dependency-installs.ts';
import { isSystemStep, isToolStep } from '../../knowledge/system-steps.ts';
import type { Command } from '../../shell/script.ts';
import { memoize } from '../../text/memo.ts';

/** Why a RUN that installs dependencies is left where it stands, as far as its own text says. */
export type InstallRunReason = 'unread-script' | 'does-more' | 'unclear-install' | 'needs-sources' | 'reads-context';

/** A RUN that installs what manifests list, and nothing that would need more. */
export type InstallRun =
  | { readonly kind: 'install'; readonly installs: readonly DependencyInstall[] }
  | { readonly kind: 'other'; readonly reason: InstallRunReason; readonly detail: string };

/** A text without any of these installs nothing of that kind. */
const MENTION =
  /\b(?:npm|yarn|yarnpkg|pnpm|bun|pip[\d.]*|poetry|pipenv|uv|bundle|bundler|composer(?:\.phar)?|go|mvnw?|gradlew?|cargo|dotnet|mix|sbt)\b/;
const INSTALL =
  /\b(?:npm|pnpm|bun)\s+(?:[-\w=]+\s+)?(?:ci|i|install)\b|\byarn(?:\s+install)?\s*(?:$|&&|;|--)|\bpip[\d.]*\s+install\s.*-r|\b(?:poetry|pipenv|bundle|composer)\s+install\b|\bdotnet\s+restore\b|\bmix\s+(?:do\s+)?deps\.get\b|\bcargo\s+fetch\b|\bgo\s+mod\s+download\b|\bdependency:(?:go-offline|resolve)\b/;

/** Whether a RUN names a tool that installs dependencies of a project; without one it is no install. */
export const namesInstaller = memoize(({ source }: InstructionContent): boolean => MENTION.test(source));

/** Whether a RUN may install dependencies of a project; more of them may than do so. */
export const mentionsInstall = memoize((content: InstructionContent): boolean => {
  return (
    namesInstaller(content) &&
    /\b(?:install|i|ci|sync|download|yarn|bundle|dependencies|fetch|restore|update)\b|dependency:|go-offline|deps\.|gradlew/.test(
      content.source,
    )
  );
});

const findInstalls = memoize(({ commands }: RunReading) =>
  commands.flatMap(({ command }) => readDependencyInstall(command) ?? []),
);

/** @returns `undefined` for a RUN that installs no dependencies of a project */
export function readInstallRun({ content, shell }: RunSite): InstallRun | undefined {
  if (!namesInstaller(content)) return undefined;
  return shell === 'foreign' ? readUnread(content) : readInstallScript(content);
}

function readUnread({ source }: InstructionContent): InstallRun | undefined {
  return INSTALL.test(source) ? other('unread-script', 'its commands are not known') : undefined;
}

const readInstallScript = memoize((content: InstructionContent): InstallRun | undefined => {
  const reading = readRun(content);
  if (isUnread(reading)) return readUnread(content);
  const installs: DependencyInstall[] = [];
  if (findInstalls(reading).length === 0) return undefined;
  for (const { command, within, isPiped } of reading.commands) {
    const install = readDependencyInstall(command);
    if (install && isUnclear(install))
      return other(install.needsSources ? 'needs-sources' : 'unclear-install', install.unclear);
    const isPlain = within.length === 0 && !isPiped;
    if (install && isPlain) installs.push(install);
    else if (!isPlain || !(isSystemStep(command) || isToolStep(command))) return other('does-more', describe(command));
  }
  const mount = readMounts(content).find(({ type }) => type !== 'cache' && type !== 'secret' && type !== 'ssh');
  return mount ? other('reads-context', `the flag ${mount.text}`) : { kind: 'install', installs };
});

/** Whether a RUN reads nothing of the project: packages of the system, and tools by name. */
export function readsNothing({ reading, shell, content }: RunSite): boolean {
  if (isUnread(reading) || shell === 'foreign') return false;
  if (readMounts(content).some(({ type }) => type !== 'cache' && type !== 'secret' && type !== 'ssh')) return false;
  return reading.commands.every(
    ({ command, within, isPiped }) => within.length === 0 && !isPiped && (isSystemStep(command) || isToolStep(command)),
  );
}

function describe({ words }: Command): string {
  return `"${words.map(({ text }) => text).join(' ').slice(0, 60)}"`; // prettier-ignore
}

function other(reason: InstallRunReason, detail: string): InstallRun {
  return { kind: 'other', reason, detail };
}
