import { type Cleanup, deletes, readsFiles } from './cleanup.ts';
import { hasOption, type PackageCommand, readPackageCommand } from './package-managers.ts';

/**
 * What deletes what build tools have downloaded, where no later command builds again. By, 2026-11-21: Maven's guide to its local
 * repository; `go help clean` (`-cache` since Go 1.10, `-modcache` since 1.11; until Go 1.13 it also cleans the package of the working directory, with
 * the program that was built: golang/go#29925, #32977); the Cargo book on CARGO_HOME: `registry` holds
 * the index, the archives and what was unpacked of them, and is fetched again. What is built lies elsewhere, and stays.
 */
export const BUILD_CLEANUPS: readonly Cleanup[] = [
  {
    manager: 'mvn',
    owner: 'user',
    command: () => 'rm -rf ~/.m2/repository',
    folders: ['/root/.m2/repository'],
    places: /\/\.m2(?:\/|$)/,
    movedBy: {
      options: [],
      variables: [],
      words: /maven\.repo\.local|localRepository|(?:^|\n)[ \t]*(?:COPY|ADD|VOLUME)\b[^\n]*\.m2(?:\/repository|["'/\]\s])/i,
    },
    needsIn: (text) => /\bmvnw?\b|\.m2\b/.test(text),
    what: 'the libraries that Maven has downloaded',
    fills: (command) => command.subcommand !== undefined || command.unknown.length > 0,
    empties: (command) => deletes(command, /\.m2(?:\/(?:repository\/?)?\*?)?$/),
    needs: (command) => {
      const maven = readPackageCommand(command);
      return maven?.manager === 'mvn' ? !isQuestion(maven) : readsFiles(command, /\.m2\b/);
    },
  },
  {
    manager: 'go',
    owner: 'user',
    command: (program) => `${program} clean -cache -modcache`,
    folders: ['/root/.cache/go-build', '/go/pkg/mod'],
    places: /\/go-build(?:\/|$)|\/pkg(?:\/mod)?(?:\/|$)|\/\.cache$|\/go$/,
    movedBy: { options: [], variables: ['GOCACHE', 'GOMODCACHE', 'GOFLAGS'] },
    broughtBy: /^(?:go|golang(?:-[\d.]+)?(?:-go)?)$/,
    needsIn: (text) => /\bgo["',\s]+(?:run|build|install|get|test|generate|mod|vet)\b|\/pkg\/mod\b/.test(text),
    findTooOld: findOldGo,
    offlineBy: /\bGOPROXY["' =]+off\b/,
    what: "Go's build cache and downloaded modules",
    fills: ({ subcommand, operands }) =>
      subcommand === 'mod' ? operands[0]?.value === 'download' : /^(?:build|install|get|test)$/.test(subcommand ?? ''),
    empties: (command) => {
      const go = readPackageCommand(command);
      return go?.manager === 'go' ? go.subcommand === 'clean' : deletes(command, /go-build\/?\*?$|\/pkg(?:\/(?:mod\/?)?\*?)?$|\/\.cache\/?\*?$|(?:GOPATH\}?"?|\/go)(?:\/\*)?$|\/usr\/local\/go\/?$/);
    },
    needs: (command) => {
      const go = readPackageCommand(command);
      if (go?.manager === 'go') return !/^(?:version|env|help|clean)$/.test(go.subcommand ?? '');
      return readsFiles(command, /go-build\b|\/pkg\/mod\b/);
    },
  },
  {
    manager: 'cargo',
    owner: 'user',
    command: () => 'rm -rf "${CARGO_HOME:-$HOME/.cargo}"/registry',
    folders: ['/usr/local/cargo/registry', '/root/.cargo/registry'],
    places: /\/\.?cargo(?:\/(?:registry|git))?(?:\/|$)/,
    movedBy: { options: [], variables: [], words: /\bcargo +vendor\b/ },
    needsIn: (text) => /\bcargo["',\s]|cargo\/registry\b/.test(text),
    what: "Cargo's downloaded crates",
    fills: (command) =>
      /^(?:build|b|install|fetch|test|t|rustc|update)$/.test(command.subcommand ?? '') && !isQuestion(command) && !hasOption(command, '--offline'),
    empties: (command) =>
      deletes(command, /cargo\}?(?:\/(?:registry\/?)?\*?)?$|CARGO_HOME\}?(?:\/(?:registry\/?)?\*?)?$/),
    needs: (command) => {
      const cargo = readPackageCommand(command);
      return cargo?.manager === 'cargo' ? !isQuestion(cargo) : readsFiles(command, /cargo\/registry\b|CARGO_HOME\}?"?\/registry\b/);
    },
  },
]; // prettier-ignore

/** It only tells something. */
function isQuestion(command: PackageCommand): boolean {
  return hasOption(command, '--version', '-v', '-V', '--help', '-h') && command.subcommand === undefined;
}

/** Only the official images tell which Go they have. */
function findOldGo(text: string): string | undefined {
  const images = [
    ...text.matchAll(/^[ \t\uFEFF]*FROM[ \t]+(?:--\S+[ \t]+)?(?:docker\.io\/)?(?:library\/)?golang(?![\w./-])(\S*)/gim),
  ];
  if (images.length === 0) return 'the version of Go is not known';
  const old = images.find(([, place = '']) => !isNewGo(place === '' ? 'latest' : /^:([^@]+)/.exec(place)?.[1]));
  return old && `${old[0].trim()} may be older than Go 1.13, whose "go clean" also deletes what was built`;
}

/**
 * 1.13 or later, and tags that move on to this day, by docker-library/golang. One that has stopped moving (`stretch`,
 * `alpine3.8`) or depends on the build is not new, and a digest alone tells nothing.
 * @param tag `undefined` where there is none but a digest
 */
export function isNewGo(tag: string | undefined): boolean {
  if (tag === undefined || tag.includes('$')) return false;
  const minor = /^1\.(\d+)/.exec(tag)?.[1];
  if (minor !== undefined) return Number(minor) >= 13;
  return /^(?:latest|1|(?:1-)?(?:alpine|buster|bullseye|bookworm|trixie)|(?:1-)?alpine3\.(?:1[2-9]|[2-9]\d))$/.test(
    tag,
  );
}
