import type { SplitSite } from './split-site.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { useOfPackage } from '../../knowledge/build-packages.ts';
import { packageName, readPackageCommand } from '../../knowledge/package-managers.ts';

/** Packages of the system that only a build needs, and that the RUN which installs them does not remove again. */
export function findLeftPackages({ runs }: SplitSite): readonly string[] {
  const left: string[] = [];
  for (const { reading } of runs) {
    const names = new Set<string>();
    for (const { command } of isUnread(reading) ? [] : reading.commands) {
      const apt = readPackageCommand(command);
      if (apt?.manager !== 'apt') continue;
      const own = apt.operands.map(({ value, text }) => packageName(value ?? text));
      if (apt.subcommand === 'install') for (const name of own) names.add(name);
      if (apt.subcommand === 'remove' || apt.subcommand === 'purge') for (const name of own) names.delete(name);
    }
    left.push(...[...names].filter((name) => useOfPackage(name) !== 'other'));
  }
  return left;
}
