import type { BuildContext } from './build-context.ts';
import { baseName } from './context-path.ts';

/** A source of a program for Node.js. */
export interface NodeSource {
  /** In the context. */
  readonly path: string;
  /** Imports of nothing but types are taken out: no compiler leaves them in. */
  readonly text: string;
}

const CODE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|hbs|ejs|pug|graphql)$/;
/** Nothing of it is part of a program: what is installed, what was built before, and tests. */
const ELSEWHERE =
  /(?:^|\/)(?:node_modules|\.git|\.yarn|\.next|dist|build|out|coverage|tests?|__tests__|__mocks__|e2e|cypress|spec|docs?|\.storybook)\/|\.(?:test|spec|e2e-spec|stories|d)\.[cm]?[jt]sx?$/;
/** Settings of tools that only a build or a test uses. */
const SETTINGS =
  /^(?:(?:vite|vitest|vitest\.\w+|webpack|webpack\.[\w-]+|rollup|tsup|tsdown|esbuild|jest|karma|babel|eslint|prettier|postcss|tailwind|cypress|playwright|commitlint|lint-staged|stylelint|svgo|vue|craco|release|codegen)\.config\.[cm]?[jt]s|\.?(?:eslintrc|prettierrc|babelrc|stylelintrc|lintstagedrc|commitlintrc)\.[cm]?js|karma\.conf\.js|gulpfile(?:\.babel)?\.[cm]?[jt]s|Gruntfile\.[cm]?js|jest\.setup\.[cm]?[jt]s|vitest\.setup\.[cm]?[jt]s)$/i;

const MOST_FILES = 3000;
const MOST_LENGTH = 32 * 1024 * 1024;

/**
 * The sources of the program in a folder of the context, without those of tests and settings of build tools.
 * @returns `undefined` where there are more than anyone wants to read, or one cannot be read
 */
export function readNodeSources(context: BuildContext, folder: string): readonly NodeSource[] | undefined {
  const sources: NodeSource[] = [];
  let length = 0;
  for (const path of context.list(folder)) {
    const own = folder === '' ? path : path.slice(folder.length + 1);
    if (!CODE.test(own) || ELSEWHERE.test(own) || SETTINGS.test(baseName(own))) continue;
    const text = context.readText(path);
    if (text === undefined || sources.length === MOST_FILES) return undefined;
    length += text.length;
    if (length > MOST_LENGTH) return undefined;
    sources.push({ path, text: text.replace(TYPES_ONLY, '') });
  }
  return sources;
}

const TYPES_ONLY = /\b(?:import|export)\s+type\s+[^;'"]{1,2000}\sfrom\s*(?:'[^'\n]*'|"[^"\n]*")/g;
const IMPORT =
  /(?:\bfrom\s*|\bimport(?:\s*\()?\s*|\brequire(?:\.resolve)?\s*\(\s*)(?:'([^'\n]+)'|"([^"\n]+)"|`([^`\n$]+)`)/g;
/** A module whose name is made in the run. */
export const MADE_IMPORT = /\brequire\s*\(\s*[^'"`\s)]|\bimport\s*\(\s*(?!\/\*)[^'"`\s)]/;

/** The packages that a text imports by their names; files of the project and modules of Node.js itself are none. */
export function packagesImported(text: string): readonly string[] {
  const names = new Set<string>();
  for (const [, single, double, back] of text.matchAll(IMPORT)) {
    const specifier = single ?? double ?? back!;
    if (/^(?:node|bun):|^bun$/.test(specifier) || !/^(?:@[\w.-]+\/)?[\w][\w.-]*/.test(specifier)) continue;
    const [first, second] = specifier.split('/') as [string, string | undefined];
    names.add(first.startsWith('@') ? `${first}/${second ?? ''}` : first);
  }
  return [...names].filter((name) => !BUILT_IN.has(name));
}

/** Modules of Node.js that need no `node:` before their names (its documentation, `module.builtinModules`). */
const BUILT_IN: ReadonlySet<string> = new Set([
  'assert', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto', 'dgram', 'diagnostics_channel',
  'dns', 'domain', 'events', 'fs', 'http', 'http2', 'https', 'inspector', 'module', 'net', 'os', 'path', 'perf_hooks', 'process',
  'punycode', 'querystring', 'readline', 'repl', 'stream', 'string_decoder', 'sys', 'timers', 'tls', 'trace_events', 'tty', 'url',
  'util', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
]); // prettier-ignore

/** Whether a name, or a path below it, stands in quotes in a text, or in the comment that says where its JSX comes from. */
export function isQuoted(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    if (/@jsxImportSource\s{1,10}$/.test(text.slice(Math.max(0, at - 30), at))) return true;
    if (/["'`]/.test(text[at - 1] ?? '') && /["'`/]/.test(text[at + name.length] ?? '')) return true;
  }
  return false;
}

/** The names, without extension, of the files that a text imports by a path. */
export function filesImported(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, single, double, back]) => {
    const specifier = single ?? double ?? back!;
    return specifier.startsWith('.') ? [stemOf(specifier)] : [];
  });
}

/** `config` of `../config.js`. */
export function stemOf(path: string): string {
  return baseName(path).replace(/\.[cm]?[jt]sx?$/, '');
}
