import { hasOption, type PackageCommand } from './package-managers.ts';

/** Options by which `-S` tells or deletes something, and installs nothing (pacman(8), "Sync Options"). */
const TELLS = [
  '-c',
  '--clean',
  '-g',
  '--groups',
  '-i',
  '--info',
  '-l',
  '--list',
  '-p',
  '--print',
  '-s',
  '--search',
] as const;

/** Whether a `pacman -S` downloads packages: not one that only fetches the lists. */
export function downloadsPackages(pacman: PackageCommand): boolean {
  if (pacman.subcommand !== 'sync' || hasOption(pacman, ...TELLS)) return false;
  return hasOption(pacman, '-u', '--sysupgrade') || pacman.operands.length + pacman.unknown.length > 0;
}
