import type { BuildContext } from './build-context.ts';
import { baseName, folderOf, joinPath } from './context-path.ts';
import { readGoModule } from './dependencies/go-module.ts';
import { headersOfLinked } from '../knowledge/linker-names.ts';
import { isPureGo } from '../knowledge/pure-go.ts';

/** More sources than these are not read. */
const MOST_FILES = 10_000;
/** What a file says before its packages: `import "C"` alone, with a comment before it, or in a list. */
const IMPORTS_C = /^[ \t]{0,80}(?:import[ \t(]{1,20})?(?:_[ \t]{1,20})?["`]C["`]/m;
/** It cannot be built without. */
const BRINGS_C = /^[^"`\n]{0,80}["`]runtime\/cgo["`]/m;
/** A file that is for builds with C alone, or for those without. */
const TELLS_C = /^\/\/(?:go:build|[ \t]*\+build)[^\n]{0,300}\bcgo\b/m;
/** Files that the compiler of Go hands to another one, or to the linker as they are. */
const OTHER_LANGUAGES = /\.(?:syso|swig|swigcxx)$/;
/** Systems and processors whose names at the end of a name of a file say what it is for (`go/build`, Go 1.24, "goodOSArchFile"). */
const OTHER_SYSTEM =
  '_(?:aix|android|darwin|dragonfly|freebsd|illumos|ios|js|netbsd|openbsd|plan9|solaris|wasip1|windows)';
const PROCESSOR = '(?:_(?:386|amd64|arm|arm64|loong64|mips|mipsle|mips64|mips64le|ppc64|ppc64le|riscv64|s390x|wasm))?';
/**
 * Files of other systems are no part of what is built for Linux (`go help buildconstraint`). They are told by the end of the name before
 * the first dot: `push_ios_sender.go` and `v1.2_windows.go` are for all.
 */
const OF_OTHERS = new RegExp(String.raw`(?:^|/)[^./]*${OTHER_SYSTEM}${PROCESSOR}(?:_test)?\.go$`);

/** Whether a file is a source in Go that a build for Linux may take. @param path of any file */
export function isOfGoForLinux(path: string): boolean {
  return path.endsWith('.go') && !OF_OTHERS.test(path);
}

/**
 * Why a program in Go may need a C compiler, as a clause; `undefined` where its sources and all modules that it requires are in
 * Go alone. Sources of modules that are fetched are not there: they are known by name.
 */
export function findNeedOfC(context: BuildContext): string | undefined {
  const paths = context.list();
  const manifests = paths.filter((path) => baseName(path) === 'go.mod' && !isVendored(path));
  const [manifest, another] = manifests;
  if (manifest === undefined) return 'there is no go.mod';
  if (another !== undefined || paths.some((path) => baseName(path) === 'go.work')) return 'several modules are built together';
  const sources = paths.filter((path) => path.endsWith(".go") && !OF_OTHERS.test(path));
  if (sources.length > MOST_FILES) return `of more than ${MOST_FILES} sources not all are read`;
  const odd = paths.find((path) => OTHER_LANGUAGES.test(path));
  if (odd !== undefined) return `${odd} is not in Go`;
  for (const path of sources) {
    const text = context.readText(path);
    if (text === undefined) return `${path} could not be read`;
    if (IMPORTS_C.test(text) || BRINGS_C.test(text)) return `${path} imports "C"`;
    if (TELLS_C.test(text)) return `${path} is another with C than without`;
  }
  return findUnknownModule(context, manifest);
} // prettier-ignore

/** What a source tells the linker of C beyond the C library (`go doc cmd/cgo`, "#cgo"), by its name; `undefined` where none does. */
export function findLinkedByGo(context: BuildContext): string | undefined {
  for (const path of context.list().filter((each) => each.endsWith('.go') && !OF_OTHERS.test(each))) {
    for (const [line] of (context.readText(path) ?? '#cgo pkg-config').matchAll(/^[ \t/*]{0,40}#cgo\b.{0,500}/gm)) {
      if (/\bpkg-config\b|\.(?:a|so)\b/.test(line)) return `what ${path} names`;
      const names = [...line.matchAll(/(?:^|\s)-l([\w+.-]{1,80})/g)].map(([, name]) => name!);
      const found = names.find((name) => headersOfLinked('library', name) !== 'none');
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isVendored(path: string): boolean {
  return /(?:^|\/)vendor\//.test(path);
}

function findUnknownModule(context: BuildContext, manifest: string): string | undefined {
  const text = context.readText(manifest);
  if (text === undefined) return `${manifest} could not be read`;
  if (/^\s*(?:replace|tool)\b/m.test(text)) return `${manifest} puts one module in the place of another`;
  const module = readGoModule(text);
  if (!module) return `${manifest} could not be read`;
  const { required } = module;
  if (required.length === 0) return undefined;
  // What is vendored was read with the other sources.
  const folder = folderOf(manifest);
  if (context.readText(joinPath(folder, 'vendor/modules.txt')) !== undefined) return undefined;
  const sums = context.readText(joinPath(folder, 'go.sum'));
  if (sums === undefined) return 'there is no go.sum, which names all that is fetched';
  const fetched = [...sums.matchAll(/^(\S{1,300}) v[^\s/]{1,200} h1:/gm)].map(([, path]) => path!);
  const unknown = [...required, ...fetched].find((path) => !isPureGo(path));
  return unknown && `${unknown} may need one`;
}
