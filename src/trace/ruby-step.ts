import type { StepWrites } from './step-writes.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { BUNDLE, FOLDER_TASKS, GEM_PLACES } from '../knowledge/ruby.ts';
import type { Command } from '../shell/script.ts';

const NOTHING: StepWrites = { kind: 'nothing' };
const UNKNOWN: StepWrites = { kind: 'unknown' };
const IN_FOLDER: StepWrites = { kind: 'files', inFolder: true, paths: [] };
/** Bundler's own folder, and that of the project: binstubs, a lock file. */
const GEMS: StepWrites = { kind: 'files', inFolder: true, paths: [`${BUNDLE}/`] };

/** What commands of RubyGems, Bundler, Rake and Rails leave behind (bundler.io and guides.rubygems.org, 2026-11-21). */
export function readRubyStep(command: Command): StepWrites | undefined {
  const { program, args = [], via = [] } = readInvocation(command) ?? {};
  if (program === undefined || via.some((name) => name !== 'env')) return undefined;
  const words = args.map(({ value, text }) => value ?? text);
  const step = readWords(program, words);
  if (step === undefined || step.kind === 'nothing') return step;
  const places = [...command.assignments.map(({ name }) => name), ...command.words.flatMap(({ text }) => /^(\w+)=/.exec(text)?.[1] ?? [])]; // prettier-ignore
  return places.some((name) => GEM_PLACES.test(name)) ? UNKNOWN : step;
}

function readWords(program: string, words: readonly string[]): StepWrites | undefined {
  if (program === 'bundle' || program === 'bundler') return readBundle(words);
  if (program === 'gem') return readGem(words);
  if (program === 'rails' || program === 'rake') return readTasks(words);
  if (program === 'jekyll' || program === 'middleman') return words[0] === 'build' && !words.some((word) => /^-d|^--destination/.test(word)) ? IN_FOLDER : UNKNOWN; // prettier-ignore
  // As Debian calls it.
  if (program === 'yarnpkg') return words.includes('global') ? UNKNOWN : IN_FOLDER;
  if (program === 'bootsnap') return words[0] === 'precompile' ? IN_FOLDER : UNKNOWN;
  if (program === 'ruby') return words.every((word) => /^(?:-v|--version)$/.test(word)) ? NOTHING : UNKNOWN;
  // What nobody needs of a gem once it is compiled.
  const isTidy = program === 'find' && words[0]?.startsWith(`${BUNDLE}/`) === true && !words.some((word) => word.startsWith('/') && !word.startsWith(`${BUNDLE}/`)); // prettier-ignore
  return isTidy ? NOTHING : undefined;
}

function readBundle(words: readonly string[]): StepWrites {
  const at = words.findIndex((word) => !word.startsWith('-'));
  const [verb = 'install', ...rest] = at === -1 ? ['install', ...words] : words.slice(at);
  if (words.slice(0, Math.max(at, 0)).some((word) => !/^--(?:verbose|no-color|quiet)$/.test(word))) return UNKNOWN;
  if (verb === 'exec') return readExec(rest);
  if (verb === 'config') return readConfig(rest);
  if (/^(?:check|list|show|info|version|env|outdated|doctor|help|platform|licenses)$/.test(verb)) return NOTHING;
  if (verb === 'clean' || verb === 'lock' || verb === 'binstubs' || verb === 'pristine') return GEMS;
  if (verb !== 'install' && verb !== 'update') return UNKNOWN;
  if (rest.some((word) => /^--(?:gemfile|standalone|system|target-rbconfig|trust-policy)(?:=|$)/.test(word))) return UNKNOWN; // prettier-ignore
  const folder = rest.findIndex((word) => /^--path(?:=|$)/.test(word));
  if (folder === -1) return GEMS;
  const path = rest[folder] === '--path' ? rest[folder + 1] : rest[folder]!.slice('--path='.length);
  return path === undefined ? UNKNOWN : { kind: 'files', inFolder: true, paths: [`${BUNDLE}/`, `${path}/`] };
}

function readExec(words: readonly string[]): StepWrites {
  const [program = '', ...rest] = words;
  return readWords(program.slice(program.lastIndexOf('/') + 1), rest) ?? UNKNOWN;
}

/** `--local` writes where gems are, `--global` into the home folder; without a word of either, it depends on what lies around. */
function readConfig(words: readonly string[]): StepWrites {
  const operands = words.filter((word) => !word.startsWith('-'));
  const isSet = operands[0] === 'set' || operands[0] === 'unset';
  if (!isSet && operands.length < 2) return NOTHING;
  const name = operands[isSet ? 1 : 0] ?? '';
  const value = operands[isSet ? 2 : 1] ?? '';
  const isPath = /^(?:path|PATH|bin|gemfile|cache_path|path\.\w+|system_bindir)$/.test(name);
  if (words.includes('--global') && !isPath)
    return { kind: 'files', inFolder: false, paths: ['/root/.bundle/config'] };
  if (!words.includes('--local')) return UNKNOWN;
  if (!isPath) return { kind: 'files', inFolder: false, paths: [`${BUNDLE}/`] };
  return name === 'path' && value !== '' ? { kind: 'files', inFolder: false, paths: [`${BUNDLE}/`, `${value}/`] } : UNKNOWN;
} // prettier-ignore

function readGem(words: readonly string[]): StepWrites {
  const [verb = ''] = words;
  if (/^(?:list|env|environment|sources|help|-v|--version|cleanup|which|query)$/.test(verb)) return NOTHING;
  if (verb !== 'install' && verb !== 'i') return UNKNOWN;
  const isElsewhere = words.some((word) => /^(?:-i|-n|--install-dir|--bindir|--user-install|--build-root|--vendor|-g|--file)(?:=|$)/.test(word)); // prettier-ignore
  return isElsewhere ? UNKNOWN : GEMS;
}

function readTasks(words: readonly string[]): StepWrites {
  const tasks = words.filter((word) => !word.startsWith('-') && !/^\w+=/.test(word));
  if (tasks.length === 0) return UNKNOWN;
  return tasks.every((task) => FOLDER_TASKS.has(task)) ? IN_FOLDER : UNKNOWN;
}

/** The gems that `gem install` is given. */
export function installedGems(command: Command): readonly string[] {
  const { program, args = [] } = readInvocation(command) ?? {};
  const words = args.map(({ value, text }) => value ?? text);
  if (program !== 'gem' || !/^i(?:nstall)?$/.test(words[0] ?? '')) return [];
  const isValue = (i: number): boolean => /^(?:-v|--version|-s|--source|--platform|-P)$/.test(words[i - 1] ?? '');
  return words.flatMap((word, i) => (i === 0 || word.startsWith('-') || isValue(i) ? [] : [word.replace(/:.*$/, '')]));
}
