import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';

/**
 * What deletes what more build tools have downloaded, where no later command builds again. By, 2026-11-21: Gradle's user guide
 * ("Gradle-managed Directories"; without `--no-daemon` a daemon stays, and may write to what is deleted); learn.microsoft.com,
 * "dotnet nuget locals" (what `publish` has made holds all that it needs, what `build` has made looks for packages in their
 * folder); from memory, not executed: cabal's user guide on its folders (`packages` holds the index and the archives, `store`
 * what was built), stack's on `pantry`, `indices` and `programs` (the index, and compilers). What was built stays, with data files;
 * `cabal update` and `stack setup` alone are there to have the index or the compiler in the image.
 */
export const MORE_BUILD_CLEANUPS: readonly Cleanup[] = [
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
  {
    manager: 'cabal',
    owner: 'user',
    command: () => 'rm -rf ~/.cabal/packages ~/.cache/cabal/packages',
    folders: ['/root/.cabal/packages', '/root/.cache/cabal/packages'],
    places: /\/\.?cabal(?:\/|$)|\/\.cache$/,
    movedBy: { options: ['--config-file'], variables: ['CABAL_DIR', 'CABAL_CONFIG', 'XDG_CACHE_HOME'], words: /\bremote-repo-cache\b/ },
    neededIn: /\bcabal\b/,
    what: "cabal's index of Hackage and its archives",
    fills: (command) => /^(?:v[12]-|new-)?(?:install|build)$/.test(command.subcommand ?? '') && !isQuestion(command),
    empties: (command) => deletes(command, /\.cabal(?:\/(?:packages(?:\/.*)?|\*)?)?$|\.cache\/cabal(?:\/.*)?$/),
    needs: (command) => {
      const cabal = readPackageCommand(command);
      return cabal?.manager === 'cabal' ? !isQuestion(cabal) : readsFiles(command, /cabal\/packages\b/);
    },
    needsIn: (text) => /\bcabal\b/.test(text),
  },
  {
    manager: 'stack',
    owner: 'user',
    command: () => 'rm -rf ~/.stack/pantry ~/.stack/indices ~/.stack/programs',
    folders: ['/root/.stack/pantry', '/root/.stack/indices', '/root/.stack/programs'],
    places: /\/\.stack(?:\/|$)/,
    movedBy: { options: ['--stack-root'], variables: ['STACK_ROOT', 'STACK_XDG'] },
    neededIn: /\bstack["',\s]+[a-z-]|\bghci?\b|\brunhaskell\b|\brunghc\b|\.stack\b/,
    what: 'the compilers and the index that stack has downloaded',
    fills: (command) => /^(?:install|build)$/.test(command.subcommand ?? '') && !isQuestion(command),
    empties: (command) => deletes(command, /\.stack(?:\/(?:pantry|programs|indices|\*)?(?:\/.*)?)?$/),
    needs: (command) => {
      const stack = readPackageCommand(command);
      return stack?.manager === 'stack' ? !isQuestion(stack) : readsFiles(command, /\.stack\b/);
    },
    needsIn: (text) => /\bstack["',\s]+[a-z-]|\bghci?\b|\brunhaskell\b|\brunghc\b|\.stack\b/.test(text),
  },
]; // prettier-ignore

/** It only tells something. */
function isQuestion(command: PackageCommand): boolean {
  return hasOption(command, '--version', '-v', '-V', '--help', '-h', '--dry-run');
}

/** It is asked to run a task. */
function isGradleBuild(command: PackageCommand): boolean {
  return (command.subcommand !== undefined || command.unknown.length > 0) && !isQuestion(command);
}

/** A program as `dotnet build` leaves it, which looks for its packages where they were downloaded to. */
function startsBuilt(text: string): boolean {
  return /\bbin\/(?:Debug|Release)\/(?!\S*\bpublish\b)/.test(text);
}
