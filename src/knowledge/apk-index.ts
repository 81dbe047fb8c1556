import { hasOption, readPackageCommand } from './package-managers.ts';
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
  return !hasOption(apk, '--no-cache', '--update-cache', '--update', '-U');
}

/** An `rm` without `-f` fails, and ends the build, where there is no index to delete. */
export function needsIndexToDelete(command: Command): boolean {
  return deletesStoredIndex(command) && !command.words.some(({ text }) => /^(?:-[a-zA-Z]*f|--force$)/.test(text));
}

/** Whether a command deletes the stored index: `rm -rf /var/cache/apk/*`. */
export function deletesStoredIndex({ words }: Command): boolean {
  return (
    words[0]?.value === 'rm' &&
    words.some(({ text }) => /^["']?\/var\/cache(?:\/apk)?(?:\/(?:\*|APKINDEX\S*))?\/?["']?$/.test(text))
  );
}
