import type { BuildContext } from './build-context.ts';
import { baseName } from './context-path.ts';
import { headersOfLinked } from '../knowledge/linker-names.ts';

/** What the files of a build tell of the libraries that are linked. */
export interface LinkedLibraries {
  /** Packages of headers that a program is built with, which the image of the compiler has already. */
  readonly headers: readonly string[];
  /** What is linked, and of which nothing is known. */
  readonly unknown: string | undefined;
  /** Whether a library of its own is made that a program looks for when it starts. */
  readonly makesShared: boolean;
  readonly usesOpenMp: boolean;
  readonly isCpp: boolean;
}

const BUILD_FILES =
  /^(?:(?:GNU)?[Mm]akefile.*|.*\.(?:mk|cmake|pro|am|ac)|CMakeLists\.txt|configure(?:\.in)?|meson\.build|Cargo\.toml|build\.rs)$/;
const CPP = /\.(?:cc|cpp|cxx|c\+\+|C|hpp|hxx|f|f90|f95)$/;
const ELSEWHERE = /(?:^|\/)(?:\.git|node_modules|target)\//;
const MOST_FILES = 400;

/** Reads the files of a build for what is linked, and its own scripts. @param scripts those of the RUNs */
export function readLinkedLibraries(context: BuildContext, scripts: string): LinkedLibraries {
  const paths = context.list().filter((path) => !ELSEWHERE.test(path));
  const files = paths.filter((path) => BUILD_FILES.test(baseName(path))).slice(0, MOST_FILES);
  const text = [scripts, ...files.map((path) => context.readText(path) ?? '')].join('\n');
  const headers = new Set<string>();
  let unknown: string | undefined;
  const own = new Set([...text.matchAll(/\badd_library\s*\(\s*([\w.+-]{1,80})|\blib([\w+-]{1,80})\.(?:so|a|la)\b/g)].map(([, a, b]) => a ?? b)); // prettier-ignore
  const take = (kind: 'library' | 'module' | 'crate', name: string): void => {
    const found = headersOfLinked(kind, name);
    if (found === 'unknown') unknown ??= name;
    else if (found !== 'none') headers.add(found.headers);
  };
  for (const [, name] of text.matchAll(/(?:^|[\s"'(=;,])-l([a-z][\w.+-]{0,60})(?=$|[\s"');,])/gim)) {
    if (!own.has(name) && !NO_LIBRARY.test(name!)) take('library', name!);
  }
  for (const [, name] of text.matchAll(/\bfind_package\s*\(\s*(\w{1,60})/gi))
    if (name !== 'OpenMP') take('module', name!);
  if (/\bpkg_check_modules\b|\bPKG_CHECK_MODULES\b|\bpkg-config\b|\bfind_library\s*\(|\bAC_CHECK_LIB\b|\bdependency\s*\(/.test(text)) unknown ??= 'what pkg-config or configure find'; // prettier-ignore
  for (const [, name] of (context.readText('Cargo.lock') ?? '').matchAll(/^name = "([\w-]{1,80}-sys)"$/gm))
    take('crate', name!);
  return {
    headers: [...headers],
    unknown,
    makesShared: /(?:^|\s)-shared\b|\bSHARED\b|\bBUILD_SHARED_LIBS\b|\bLT_INIT\b|\bshared_library\s*\(|\blibrary\s*\(|"(?:c?dylib)"|\.so\b/.test(text), // prettier-ignore
    usesOpenMp: /-fopenmp|\bOpenMP\b|-lgomp/.test(text),
    isCpp: /\b(?:g\+\+|c\+\+|clang\+\+|gfortran)(?=\s|$)/.test(scripts) || paths.some((path) => CPP.test(path)),
  };
}

/** Options of other programs that begin like one of the linker: `ls -la`, `tail -lf`. */
const NO_LIBRARY = /^(?:a|ah|h|al|t|tr|n|R|1)$/;
