import { endOfBracket, readKeywordList, withoutElixirComments } from './elixir-text.ts';

/** What `mix.exs` says of releases, as far as it is literally there. */
export interface ElixirProject {
  /** Of `app:`; a project of several applications has none. */
  readonly app: string | undefined;
  readonly isUmbrella: boolean;
  /** Names of `releases:`; none where it says nothing of them. */
  readonly releases: readonly string[];
}

/** A package that `mix.lock` names. */
export interface ElixirDependency {
  readonly name: string;
  readonly kind: 'hex' | 'git' | 'path';
  /** Packages that its entry names as its own dependencies. */
  readonly needs: readonly string[];
}

/** What is wrong with a file, as a clause. */
export interface UnreadElixir {
  readonly because: string;
}

/** They put what is built elsewhere (Mix.Project, "Configuration"). */
const ELSEWHERE = /\b(?:build_path|build_per_environment|deps_build_path|config_path|build_embedded)\s{0,8}:/;

/** Reads a `mix.exs` as text; nothing of it is evaluated. */
export function readElixirProject(source: string): ElixirProject | UnreadElixir {
  const text = withoutElixirComments(source);
  if (text === undefined) return { because: 'mix.exs could not be read' };
  const elsewhere = ELSEWHERE.exec(text)?.[0];
  if (elsewhere !== undefined) return { because: `mix.exs says ${elsewhere}, and what is built may lie elsewhere` };
  const apps = new Set([...text.matchAll(/\bapp:\s{1,8}:([a-z][a-z0-9_]{0,60})\b/g)].map(([, name]) => name!));
  const [app, another] = apps;
  if (another !== undefined) return { because: 'mix.exs names more than one application' };
  const isUmbrella = /\bapps_path:/.test(text);
  const releases = readReleases(text);
  return 'because' in releases ? releases : { app, isUmbrella, releases: releases.names };
}

function readReleases(text: string): { readonly names: readonly string[] } | UnreadElixir {
  const unread = { because: 'the releases of mix.exs are not written out' };
  const [at, another] = [...text.matchAll(/\breleases:\s{0,40}/g)];
  if (!at) return { names: [] };
  if (another || /\bdefault_release:/.test(text)) return unread;
  const start = at.index + at[0].length;
  const own = text[start] === '[' ? start : findFunctionList(text, start);
  const end = own === undefined ? undefined : endOfBracket(text, own);
  const pairs = end === undefined ? undefined : readKeywordList(text.slice(own, end));
  if (!pairs) return unread;
  for (const { name, value } of pairs) {
    const odd = findOddOption(value);
    if (odd !== undefined) return { because: `release ${name}: ${odd}` };
  }
  return { names: pairs.map(({ name }) => name) };
}

/** `releases: releases()`, and the list that the function consists of. */
function findFunctionList(text: string, start: number): number | undefined {
  const name = /^([a-z_]\w{0,40})\(\)/.exec(text.slice(start, start + 60))?.[1];
  if (name === undefined) return undefined;
  const heads = [...text.matchAll(/\bdefp?\s{1,8}([a-z_]\w{0,40})(?:\(\))?\s{0,8}(?:,\s{0,40}do:|do\b)\s{0,200}(?=\[)/g)];
  const [head, another] = heads.filter(([, own]) => own === name);
  return head && !another ? head.index + head[0].length : undefined;
} // prettier-ignore

/** What of a release is laid out in another way than by default. */
function findOddOption(value: string): string | undefined {
  if (!value.startsWith('[')) return 'its options are not written out';
  const options = readKeywordList(value);
  if (!options) return 'its options are not written out';
  for (const { name, value: text } of options) {
    if (name === 'include_erts' && text !== 'true') return `include_erts is ${text.slice(0, 40)}, so that it has no Erlang of its own`;
    if (name === 'path') return 'it lies in a folder of its own';
    if (name === 'rel_templates_path') return 'its scripts lie in a folder of their own';
    if (name === 'steps' && !/^\[\s*:assemble\s*(?:,\s*:tar\s*)?\]$/.test(text)) return 'its steps are not those of Mix';
    if (name === 'include_executables_for' && !/:unix\b/.test(text)) return 'it has no scripts for this system';
  }
  return undefined;
} // prettier-ignore

const MOST_LINES = 5000;

/** Reads `mix.lock`: an entry to a line, as Mix writes it. `undefined` where something else stands in it. */
export function readMixLock(source: string): readonly ElixirDependency[] | undefined {
  const lines = source.split(/\r?\n/);
  if (lines.length > MOST_LINES) return undefined;
  const found: ElixirDependency[] = [];
  for (const line of lines) {
    if (/^\s*(?:%\{\s*)?\}?\s*$/.test(line)) continue;
    const match = /^\s{0,8}(?:%\{)?"([a-z][a-z0-9_]{0,80})":\s?\{:(hex|git|path),/.exec(line);
    if (!match) return undefined;
    const needs = [...line.matchAll(/\{:([a-z][a-z0-9_]{0,80}),/g)].map(([, name]) => name!);
    const kind = match[2] as ElixirDependency['kind'];
    found.push({ name: match[1]!, kind, needs: needs.filter((name) => name !== 'hex' && name !== 'git') });
  }
  return found;
}

/** Whether a `mix.exs` asks for any package at all. */
export function asksForPackages(source: string): boolean {
  // The applications of an umbrella ask for their own.
  return /\{\s{0,8}:[a-z]\w{0,80}\s{0,8},|\bapps_path:/.test(withoutElixirComments(source) ?? '{:x,');
}

/** Packages of a `mix.exs` that are fetched and not compiled: icons and other files. */
export function isWithoutCode(source: string, name: string): boolean {
  const text = withoutElixirComments(source) ?? '';
  const at = text.search(new RegExp(`\\{\\s{0,8}:${name.replace(/\W/g, '')}\\s{0,8},`));
  const end = at === -1 ? undefined : endOfBracket(text, at);
  return end !== undefined && /\bcompile:\s{0,8}false\b/.test(text.slice(at, end));
}
