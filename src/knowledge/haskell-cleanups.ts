import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';

/**
 * What deletes what cabal and stack have downloaded, where no later command builds again. From memory, not executed: cabal's user
 * guide on its folders (`packages` holds the index and the archives, `store` what was built), stack's on `pantry`, `indices` and
 * `programs` (the index, and compilers). What was built stays, with data files; `cabal update` and `stack setup` alone are there to
 * have the index or the compiler in the image.
 */
export const HASKELL_CLEANUPS: readonly Cleanup[] = [
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
