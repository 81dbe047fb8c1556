import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/** Caches and lists of package managers, and temporary files: what removes packages needs none of them. */
const CACHES = /^["']?\/(?:var\/lib\/apt\/lists|var\/cache\/(?:apt|apk|debconf)|var\/tmp|tmp)(?:\/[\w.*?/-]*)?["']?$/;

/**
 * Whether a command is a clean-up of the kind that is written last in a RUN: it deletes caches, lists and temporary files, and
 * nothing else. What removes packages comes before it, since that writes into the same folders (apt-get(8), "clean").
 */
export function isLastCleanup(command: Command): boolean {
  if (command.assignments.length > 0) return false;
  const packages = readPackageCommand(command);
  if (packages) return packages.manager === 'apt' && /^(?:auto|dist)?clean$/.test(packages.subcommand ?? '');
  const invocation = readInvocation(command);
  if (invocation?.program !== 'rm' || invocation.via.some((name) => name !== 'sudo')) return false;
  const paths = invocation.args.filter(({ text }) => !/^-{1,2}[A-Za-z]+$/.test(text));
  return paths.length > 0 && paths.every(({ text }) => CACHES.test(text) && !text.includes('..'));
}
