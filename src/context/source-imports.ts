import type { BuildContext } from './build-context.ts';
import { baseName } from './context-path.ts';

export type SourceLanguage = 'node' | 'python' | 'php';

/** What a search of the sources has found. */
export interface ImportSearch {
  readonly files: number;
  /** The first source that uses one of the modules, and the module. */
  readonly found: { readonly path: string; readonly module: string } | undefined;
}

const SOURCES: Readonly<Record<SourceLanguage, RegExp>> = {
  node: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/,
  python: /\.py$/,
  php: /\.php$/,
};
/** Folders and files that are for development alone, whatever the language. */
const ELSEWHERE =
  /(?:^|\/)(?:node_modules|vendor|\.git|\.github|\.storybook|\.venv|venv|tests?|__tests__|__mocks__|specs?|e2e|cypress|stories|coverage|docs?|examples?)\/|\.(?:test|spec|stories|e2e|cy)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$|(?:^|\/)(?:test_[\w-]*|[\w-]*_test|conftest|noxfile|setup)\.py$|Test\.php$/;
/** Settings of tools that build, test or check: no program reads them when it runs. */
const TOOL_SETTINGS =
  /(?:^|\/)(?:(?:webpack|rollup|vite|vitest|jest|babel|eslint|prettier|tailwind|postcss|commitlint|lint-staged|stylelint|cypress|playwright|tsup|vue|craco|release|knip)[\w.-]*\.config|webpack[\w.-]*|jest[\w.-]*|\.\w+rc|gulpfile|Gruntfile|karma\.conf|setupTests|\.pnpmfile)\.[cm]?[jt]s$/;
const MOST_FILES = 3000;
const MOST_LENGTH = 32 * 1024 * 1024;

/**
 * Looks for modules in the sources of a context, as programs load them.
 * @param modules as sources name them
 * @param run names of files that commands name, which are looked at even if they are settings of a tool
 */
export function searchImports(
  context: BuildContext,
  language: SourceLanguage,
  modules: ReadonlyMap<string, string>,
  run: ReadonlySet<string> = new Set(),
): ImportSearch {
  let files = 0;
  let length = 0;
  for (const path of context.list()) {
    if (!SOURCES[language].test(path)) continue;
    const isLeftOut = ELSEWHERE.test(path) || TOOL_SETTINGS.test(path);
    if (isLeftOut && !run.has(baseName(path))) continue;
    if (files === MOST_FILES || length > MOST_LENGTH) break;
    const text = context.readText(path);
    if (text === undefined) continue;
    files += 1;
    length += text.length;
    const module = FINDERS[language](text, modules);
    if (module !== undefined) return { files, found: { path, module } };
  }
  return { files, found: undefined };
}

type Finder = (text: string, modules: ReadonlyMap<string, string>) => string | undefined;

const LOADS =
  /(?:\bfrom|\bimport|\brequire(?:\.resolve)?\s*\(|\bimport\s*\()\s*["'`]((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})(?:\/[^"'`\n]{0,200})?["'`]/g;

/** A comment by which a source says what its JSX becomes calls of (typescriptlang.org, "jsxImportSource"). */
const TAKES_JSX = /@jsxImportSource\s{1,10}((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})/g;

const FINDERS: Readonly<Record<SourceLanguage, Finder>> = {
  node: (text, modules) => {
    for (const match of text.matchAll(LOADS)) {
      if (!modules.has(match[1]!)) continue;
      const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
      // Types are gone once it is compiled.
      if (!/^\s*(?:import|export)\s+type\s/.test(line)) return match[1];
    }
    if (!text.includes('@jsxImportSource')) return undefined;
    return [...text.matchAll(TAKES_JSX)].map(([, module]) => module!).find((module) => modules.has(module));
  },
  python: (text, modules) => {
    for (const [, imported, quoted] of text.matchAll(/^[ \t]*(?:import|from)[ \t]+(\w{1,100})|["'](\w{1,100})(?:\.[\w.]{0,200})?["']/gm)) {
      const name = imported ?? quoted!;
      if (modules.has(name)) return name;
    }
    return undefined;
  },
  php: (text, modules) => [...modules.keys()].find((space) => text.includes(`${space}\\`)),
}; // prettier-ignore
