import { readInvocation } from './invocation.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/** Subcommands of apk that look packages up in the repositories' indexes (apk(8), apk-tools 2.14, read 2026-11-21). */
const READS_INDEX: ReadonlySet<string> = new Set(['add', 'upgrade', 'fetch', 'search', 'policy', 'dot', 'fix', 'list']);

/**
 * Whether a command is an apk that may need the index an earlier `apk update` has stored: one that looks packages up
 * and neither fetches the index for itself (`--update-cache`) nor keeps it in memory (`--no-cache`).
 */
export function readsStoredIndex(command: Command): boolean {
  if (needsIndexToDelete(command)) return true;
  const apk = readPackageCommand(command);
  if (apk?.manager !== 'apk') return false;
  if (apk.subcommand !== undefined && !READS_INDEX.has(apk.subcommand)) return false;
  return !hasOption(apk, '--no-cache', ...FETCHES);
}

/** An `rm` without `-f` fails, and ends the build, where there is no index to delete. */
export function needsIndexToDelete(command: Command): boolean {
  return deletesStoredIndex(command) && !command.words.some(({ text }) => /^(?:-[a-zA-Z]*f|--force$)/.test(text));
}

/** Whether a command fetches the index and stores it in the image, whatever is there already. */
export function storesIndex(apk: PackageCommand): boolean {
  const isOther = hasOption(apk, '--no-cache', '--cache-dir', '--root', '-p', '--no-network', '--simulate', '-s');
  if (isOther || apk.subcommand === undefined) return false;
  return apk.subcommand === 'update' || (READS_INDEX.has(apk.subcommand) && hasOption(apk, ...FETCHES));
}

const FETCHES = ['--update-cache', '--update', '-U'] as const;

/** Whether an install stands in a text that was not read as a script, and nothing that fetches the index. */
export function mentionsIndexReader(text: string): boolean {
  return /\bapk\b[^;&|]*\b(?:add|upgrade|fetch)\b/.test(text) && !/--no-cache|--update|\s-U\b|\bupdate\b/.test(text);
}

/** Whether a command deletes the stored index: `rm -rf /var/cache/apk/*`, by whichever right. */
export function deletesStoredIndex(command: Command): boolean {
  return (
    readInvocation(command)?.program === 'rm' &&
    command.words.some(({ text }) => /^["']?\/var\/cache(?:\/apk)?(?:\/(?:\*|APKINDEX\S*))?\/?["']?$/.test(text))
  );
}
