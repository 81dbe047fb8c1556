import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';

/**
 * What deletes what Gradle and NuGet have downloaded, where no later command builds again. By, 2026-11-21: Gradle's user guide
 * ("Gradle-managed Directories"; without `--no-daemon` a daemon stays, and may write to what is deleted), whose own images declare
 * its folder a volume; learn.microsoft.com, "dotnet nuget locals" (what `publish` has made holds all that it needs, what `build` has
 * made looks for packages in their folder).
 */
export const GRADLE_NUGET_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'gradle',
    owner: 'user',
    command: () => 'rm -rf ~/.gradle/caches',
    folders: ['/root/.gradle/caches'],
    places: /\/\.gradle(?:\/|$)/,
    movedBy: {
      options: ['--gradle-user-home', '-g', '--offline'],
      // Java does not look at HOME.
      variables: ['GRADLE_USER_HOME', 'HOME'],
      words: /gradle\.user\.home|(?:^|\n)[ \t\uFEFF]*FROM[ \t]+(?:--\S+[ \t]+)?(?:docker\.io\/)?(?:library\/)?gradle\b|(?:^|\n)[ \t]*(?:COPY|ADD|VOLUME)\b[^\n]*\.gradle["'/\]\s]/i,
    },
    neededIn: /\bgradlew?\b|\.gradle\b/,
    what: 'the libraries that Gradle has downloaded',
    fills: (command) => isGradleBuild(command) && hasOption(command, '--no-daemon'),
    empties: (command) => deletes(command, /\.gradle(?:\/(?:caches\/?)?\*?)?$/),
    needs: (command) => {
      const gradle = readPackageCommand(command);
      return gradle?.manager === 'gradle' ? isGradleBuild(gradle) : readsFiles(command, /\.gradle\b/);
    },
    needsIn: (text) => /\bgradlew?\b|\.gradle\b/.test(text),
  },
  {
    manager: 'dotnet',
    owner: 'user',
    command: (program) => `${program} nuget locals all --clear`,
    folders: ['/root/.nuget/packages', '/root/.local/share/NuGet'],
    places: /\/\.nuget(?:\/|$)|\/NuGet(?:\/|$)/,
    movedBy: { options: ['--packages'], variables: ['NUGET_PACKAGES'], words: /\bRestorePackagesPath\b|\bglobalPackagesFolder\b/ },
    broughtBy: /^dotnet-(?:sdk|host)(?:-[\d.]+)?$/,
    neededIn: /\bdotnet["',\s]+(?:run|test|watch|build|publish|restore|ef|pack|msbuild|tool)\b|\.nuget\b/,
    what: 'the packages that NuGet has downloaded',
    fills: (command) => command.subcommand === 'publish' && !hasOption(command, '--help', '-h', '--no-build'),
    empties: (command) => {
      const dotnet = readPackageCommand(command);
      const isClear = dotnet?.manager === 'dotnet' && dotnet.subcommand === 'nuget' && dotnet.operands[0]?.value === 'locals';
      return isClear || deletes(command, /\.nuget(?:\/(?:packages\/?)?\*?)?$/);
    },
    needs: (command) => {
      const dotnet = readPackageCommand(command);
      if (dotnet?.manager !== 'dotnet') return readsFiles(command, /\.nuget\b/);
      return /^(?:build|publish|restore|run|test|watch|pack|msbuild|ef|tool|add)$/.test(dotnet.subcommand ?? '') || startsBuilt(dotnet.subcommand ?? '');
    },
    needsIn: (text) =>
      /\bdotnet["',\s]+(?:run|test|watch|build|publish|restore|ef|pack|msbuild|tool)\b|\.nuget\b/.test(text) || startsBuilt(text),
  },
]; // prettier-ignore

/** It is asked to run a task. */
function isGradleBuild(command: PackageCommand): boolean {
  return (
    (command.subcommand !== undefined || command.unknown.length > 0) &&
    !hasOption(command, '--version', '-v', '-V', '--help', '-h', '--dry-run')
  );
}

/** A program as `dotnet build` leaves it, which looks for its packages where they were downloaded to. */
function startsBuilt(text: string): boolean {
  return /\bbin\/(?:Debug|Release)\/(?!\S{0,300}\bpublish\b)/.test(text);
}
