import { readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

/**
 * Deletes what packages of Debian bring to be read by people, and keeps two things: the copyright files, which Debian Policy
 * 12.5 and many licences ask for, and the folders, in which the scripts of later packages put links (openjdk, postgresql). Both
 * folders are in `base-files`. Read in November 2026.
 */
export const DELETES_DOCUMENTATION = 'find /usr/share/doc /usr/share/man -type f ! -name copyright -delete';

/** A text that speaks of the documentation, or of a program that shows it. */
const NAMES =
  /\/usr\/share(?:\/(?:doc|man|info|\*)|\/?(?=["'\s;&|)]|$))|\bmandb\b|\bman-db\b|\bunminimize\b|\bapropos\b|(?<![\w./-])man (?:\d |[a-z])/m;

/** Whether a text speaks of it in another way than by that very deletion, or by an `rm -rf` of all of it. */
export function needsDocumentation(text: string): boolean {
  const other = text
    .replaceAll(DELETES_DOCUMENTATION, '')
    .replace(/\brm -rf?(?: \/(?:usr\/share\/(?:doc|man|info)|var\/[\w/*.-]*|tmp)\/?\*?)+(?=\s|$)/g, '');
  return NAMES.test(other);
}

/** Whether a command installs packages of Debian with what they bring to be read; by root, not by another program. */
export function installsDocumentation(command: Command): boolean {
  const packages = readPackageCommand(command);
  return packages?.manager === 'apt' && packages.subcommand === 'install' && packages.operands.length > 0;
}
