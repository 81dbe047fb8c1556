import { BUN_COMMANDS, isBunFile } from '../../knowledge/bun.ts';
import type { Invocation } from '../../knowledge/invocation.ts';
import type { Command, Word } from '../../shell/script.ts';

/** What a program runs in its turn. */
export type InnerCommand =
  | { readonly kind: 'none' }
  /** A script of a shell. */
  | { readonly kind: 'text'; readonly text: string }
  /** A program and its arguments. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** What lies in a file: a script, or a program that was compiled. */
  | { readonly kind: 'file'; readonly path: string }
  /** Scripts of `package.json`, by name. */
  | { readonly kind: 'package-script'; readonly names: readonly string[]; readonly isOptional?: boolean }
  | { readonly kind: 'unknown'; readonly because: string };

const NONE: InnerCommand = { kind: 'none' };
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh']);
/** They run what `package.json` says; each has these of its own. */
const PACKAGE_RUNNERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'yarnpkg', 'pnpm', 'bun']);
/** They start one program and wait for it. */
const INITS: ReadonlySet<string> = new Set(['tini', 'tini-static', 'dumb-init', 'catatonit']);
const OWN_SCRIPTS: ReadonlySet<string> = new Set(['start', 'test', 'stop', 'restart']);

/** Whether a program runs what a script says. */
export function isShell(program: string): boolean {
  return SHELLS.has(program);
}

/** @param isPiped whether it reads what another command writes */
export function findInner({ program, programWord, args }: Invocation, isPiped: boolean): InnerCommand {
  if (SHELLS.has(program)) return findScript(program, args, isPiped);
  if (program === 'su' || program === 'runuser') return findSuCommand(program, args);
  if (program === 'trap') return findTrapped(args);
  if (program === '.' || program === 'source') return findSourced(args);
  if (program === 'eval') return { kind: 'unknown', because: '"eval" runs a text that is made in the run' };
  if (program === 'find') return findExec(args);
  if (PACKAGE_RUNNERS.has(program)) return findPackageScript(program, args);
  if (INITS.has(program)) return findStarted(args);
  return { kind: 'file', path: programWord.value! };
}

function findScript(program: string, args: readonly Word[], isPiped: boolean): InnerCommand {
  for (const [i, word] of args.entries()) {
    if (word.value === undefined)
      return { kind: 'unknown', because: `what "${program} ${word.text}" runs depends on a variable` };
    if (/^-[a-z]*c$/.test(word.value)) {
      const text = args[i + 1];
      if (text?.value !== undefined) return { kind: 'text', text: text.value };
      return { kind: 'unknown', because: `the script of "${program} -c" depends on a variable` };
    }
    if (word.value === '-s' || word.value === '-') break;
    if (/^[-+]o$/.test(word.value)) continue;
    if (/^[-+]/.test(word.value) || /^pipefail$|^errexit$/.test(word.value)) continue;
    return { kind: 'file', path: word.value };
  }
  if (args.some(({ value }) => value === '--version')) return NONE;
  return isPiped ? { kind: 'unknown', because: `"${program}" runs what another command sends it` } : NONE;
}

function findSuCommand(program: string, args: readonly Word[]): InnerCommand {
  const at = args.findIndex(({ value }) => /^-[a-zA-Z]*c$|^--(?:session-)?command$/.test(value ?? ''));
  const joined = args.find(({ text }) => /^--(?:session-)?command=/.test(text));
  if (at === -1 && !joined) return program === 'su' ? NONE : findRunuser(args);
  const text = joined ? joined.value?.replace(/^[^=]*=/, '') : args[at + 1]?.value;
  return text === undefined
    ? { kind: 'unknown', because: `the script of "${program} -c" depends on a variable` }
    : { kind: 'text', text };
}

/** `runuser -u node -- node app.js` starts a program without a shell. */
function findRunuser(args: readonly Word[]): InnerCommand {
  const at = args.findIndex(({ value }) => value === '-u' || value === '--user');
  return at === -1 ? NONE : findStarted(args.slice(at + 2));
}

function findTrapped([script]: readonly Word[]): InnerCommand {
  if (script === undefined || script.text.startsWith('-')) return NONE;
  if (script.value === undefined) return { kind: 'unknown', because: 'what "trap" runs depends on a variable' };
  return { kind: 'text', text: script.value };
}

function findSourced([file]: readonly Word[]): InnerCommand {
  if (file?.value === undefined) return { kind: 'unknown', because: 'which file "." reads depends on a variable' };
  // They set variables and define functions, and belong to what the stage has installed.
  const isKnown = /(?:^|\/)(?:activate|os-release|profile|\.bashrc|\.profile|nvm\.sh|environment|lsb-release)$/.test(
    file.value,
  );
  return isKnown ? NONE : { kind: 'file', path: file.value };
}

function findStarted(args: readonly Word[]): InnerCommand {
  const words = args.map(({ value, text }) => value ?? text);
  const mark = words.indexOf('--');
  const at = mark === -1 ? words.findIndex((word) => !word.startsWith('-')) : mark + 1;
  return at === -1 ? NONE : { kind: 'words', words: words.slice(at) };
}

function findExec(args: readonly Word[]): InnerCommand {
  const at = args.findIndex(({ value }) => value === '-exec' || value === '-execdir' || value === '-ok');
  if (at === -1) return NONE;
  const words = args.slice(at + 1).map(({ value, text }) => value ?? text);
  const end = words.findIndex((word) => word === ';' || word === '\\;' || word === '+');
  return { kind: 'words', words: words.slice(0, end === -1 ? undefined : end) };
}

function findPackageScript(program: string, args: readonly Word[]): InnerCommand {
  const [first, second] = args.map(({ value, text }) => value ?? text).filter((word) => !word.startsWith('-'));
  const isInstall = first === undefined ? program.startsWith('yarn') : INSTALLS.has(first) && second === undefined;
  if (isInstall && !args.some(({ value }) => /^--(?:ignore-scripts|prefix|cwd|dir|global)|^-[gC]$/.test(value ?? '')))
    return { kind: 'package-script', names: OF_INSTALL, isOptional: true };
  if (first === undefined) return NONE;
  if (program === 'bun') return findBunScript(first, second);
  if (OWN_SCRIPTS.has(first)) return { kind: 'package-script', names: [first] };
  if (first === 'run' || first === 'run-script' || first === 'rum') {
    return second === undefined ? NONE : { kind: 'package-script', names: [second] };
  }
  if (program === 'npm' || YARN_COMMANDS.has(first)) return NONE;
  // `yarn build`, `pnpm build`: a script of that name, or a program of a package.
  return { kind: 'package-script', names: [first] };
}

/** What is no word of its own is a script of `package.json` or a file, with or without `run` (bun.com/docs/cli/run). */
function findBunScript(first: string, second: string | undefined): InnerCommand {
  const name = first === 'run' ? second : BUN_COMMANDS.has(first) ? undefined : first;
  if (name === undefined || isBunFile(name)) return NONE;
  return { kind: 'package-script', names: [name], isOptional: true };
}

const INSTALLS: ReadonlySet<string> = new Set(['install', 'i', 'ci', 'clean-install', 'rebuild']);
/** What an install runs of the project itself, each with those before and after it (npm's scripts, "npm ci"). */
const OF_INSTALL: readonly string[] = ['install', 'prepublish', 'prepare'];

const YARN_COMMANDS: ReadonlySet<string> = new Set([
  'add', 'audit', 'autoclean', 'bin', 'cache', 'check', 'config', 'constraints', 'create', 'deploy', 'dedupe', 'dlx', 'exec',
  'fetch', 'generate-lock-entry', 'global', 'help', 'import', 'info', 'init', 'install', 'i', 'licenses', 'link', 'list',
  'node', 'outdated', 'pack', 'plugin', 'prune', 'publish', 'rebuild', 'remove', 'set', 'setup', 'store', 'unlink', 'up',
  'update', 'upgrade', 'version', 'versions', 'why', 'workspace', 'workspaces',
]); // prettier-ignore

/** The last part of a path whose folder depends on the run: `pip` of `$VIRTUAL_ENV/bin/pip`. */
export function literalName(word: Word): string | undefined {
  return /[^/]\/([A-Za-z_][\w.+-]*)["']?$/.exec(word.text)?.[1];
}

/** A wrapper of which nobody knows what it runs. */
export function isDynamic({ words }: Command): boolean {
  return words[0]?.value !== undefined;
}

/** What the script was started with: `exec "$@"` runs the CMD, which is looked at by itself. */
export function runsArguments({ words }: Command): boolean {
  return words.some(({ text }) => /^"?\$(?:[@*]|\{[@*](?:[:-][^}]*)?\})"?$/.test(text));
}
