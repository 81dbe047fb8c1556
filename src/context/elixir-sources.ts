import type { BuildContext } from './build-context.ts';
import { LINKED } from '../knowledge/elixir.ts';

const MOST_FILES = 3000;

/** What sources of Elixir tell of what they need when they run. */
export interface ElixirSources {
  readonly files: number;
  /** Programs by their names, each with the first source that starts it. */
  readonly started: ReadonlyMap<string, string>;
  /** A source that starts something whose name is made in the run. */
  readonly startsUnknown: string | undefined;
  /** A source that may read a file beside the release: by a relative path, or by where the source lay. */
  readonly readsBeside: string | undefined;
  /** A source or manifest that names a part of Erlang which needs more libraries, or compiles a library of its own. */
  readonly needsMore: string | undefined;
}

const CALLS = /(?:\bSystem\.(?:cmd|shell|find_executable)|:os\.(?:cmd|find_executable)|\bMuonTrap\.cmd|\bRambo\.run|\bPorcelain\.(?:exec|shell)|\bExile\.stream!?|\bPort\.open|:erlang\.open_port)\s{0,8}\(?\s{0,40}(?:\{\s{0,8}:spawn(?:_executable)?\s{0,8},\s{0,40})?(?:(?:~[cs]|)["']([\w./+-]{1,80})|(\S))/g; // prettier-ignore
/** The same by another name, or in Erlang. */
const HIDDEN = /\b(?:import|alias)\s{1,8}(?:System|Port)\b|\bapply\(\s{0,8}(?:System|Port|:os)\b|\bos:cmd\b|\bopen_port\b/; // prettier-ignore
/** A file whose place is not written out, and that of the release or of the system. */
const BESIDE = /\bFile\.[a-z_]\w{0,30}(?!\w)[!?]?(?![!?])(?!\s{0,8}\(?\s{0,8}(?:"\/|Application\.app_dir\(|:code\.priv_dir\())|\b__DIR__\b|\bPath\.(?:expand|absname|wildcard)\s{0,8}\(?\s{0,8}"(?!\/)|:file\.[a-z]|\bfile:[a-z]|\bimport\s{1,8}File\b/; // prettier-ignore

/** Looks through the sources that a release is made of: those of tests and of packages are left out. */
export function readElixirSources(context: BuildContext): ElixirSources {
  const started = new Map<string, string>();
  let [files, startsUnknown, readsBeside, needsMore]: [number, string?, string?, string?] = [0];
  for (const path of context.list()) {
    if (!/\.(?:exs?|erl|hrl|eex|heex|leex)$/.test(path) || /(?:^|\/)(?:test|deps|_build|\.git|node_modules)\//.test(path)) continue;
    files += 1;
    if (files > MOST_FILES) return { files, started, startsUnknown: path, readsBeside: path, needsMore };
    const text = context.readText(path);
    if (text === undefined) startsUnknown ??= path;
    const isBuild = /(?:^|\/)(?:mix|\.formatter|\.credo)\.exs$|(?:^|\/)priv\/repo\//.test(path);
    if (LINKED.test(text ?? '')) needsMore ??= path;
    if (text === undefined || isBuild) continue;
    if (HIDDEN.test(text.replaceAll(':erlang.open_port', ''))) startsUnknown ??= path;
    for (const [, name, other] of text.matchAll(CALLS)) {
      if (name !== undefined) started.set(name.slice(name.lastIndexOf('/') + 1), started.get(name) ?? path);
      else if (other !== undefined) startsUnknown ??= path;
    }
    // Settings that are read in the build alone.
    if (BESIDE.test(text) && !/(?:^|\/)config\/(?!runtime\.exs)/.test(path)) readsBeside ??= path;
  }
  return { files, started, startsUnknown, readsBeside, needsMore };
} // prettier-ignore
