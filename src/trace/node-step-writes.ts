import { findBunSource } from './bun-runner.ts';
import { type NodeCommand, type NodeFiles, readNodeCommands } from './node-commands.ts';
import { readNodeRun } from './node-runner.ts';
import { readStepWrites, type StepWrites } from './step-writes.ts';
import { cleanPath } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { NODE_BUILD_TOOLS, SCRIPT_RUNNERS } from '../knowledge/node-tools.ts';
import type { Command } from '../shell/script.ts';

/** What a step of a project of Node.js leaves behind. */
export type NodeStepWrites =
  | Exclude<StepWrites, { readonly kind: 'unknown' | 'python' }>
  /** Packages for everyone, with their programs: below /usr/local. */
  | { readonly kind: 'global'; readonly names: readonly string[] }
  | { readonly kind: 'unknown'; readonly because: string };

/**
 * What a command of a build leaves behind, with the scripts of `package.json` that it runs looked through.
 * @param folder in which it is run, absolute; all paths that are given are absolute
 */
export function readNodeStepWrites(command: Command, folder: string, files: NodeFiles): NodeStepWrites {
  const own = readOwn(command, folder, files);
  if (own) return own;
  const read = readNodeCommands(command, folder, files);
  if (read.kind === 'unknown') return read;
  const paths = new Set<string>();
  for (const each of read.commands) {
    const writes = readCommand(each, files);
    if (writes.kind === 'unknown') return writes;
    if (writes.kind === 'global' || writes.kind === 'packages')
      return { kind: 'unknown', because: `${each.where ?? 'it'} installs something for the whole system` };
    if (writes.kind !== 'files') continue;
    if (writes.inFolder) paths.add(each.folder);
    for (const path of writes.paths) paths.add(path);
  }
  return { kind: 'files', inFolder: false, paths: [...paths] };
}

/** Those that run nothing else. */
function readOwn(command: Command, folder: string, files: NodeFiles): NodeStepWrites | undefined {
  const program = readInvocation(command)?.program;
  const runs = program !== undefined && (MANAGERS.has(program) || SCRIPT_RUNNERS.has(program) || WRAPPERS.has(program));
  return runs && readGlobal(command) === undefined ? undefined : readCommand({ command, folder, where: undefined }, files);
} // prettier-ignore

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'yarn', 'yarnpkg', 'pnpm', 'npx', 'pnpx', 'bun', 'bunx']);
const WRAPPERS: ReadonlySet<string> = new Set([
  'cross-env',
  'cross-env-shell',
  'dotenv',
  'env-cmd',
  'sh',
  'bash',
  'dash',
]);

function readCommand({ command, folder, where }: NodeCommand, { context, copies }: NodeFiles): NodeStepWrites {
  const words = command.words.map(({ value, text }) => value ?? text);
  const unknown: NodeStepWrites = {
    kind: 'unknown',
    because: `what "${words.join(' ').slice(0, 80)}" makes is not known${where === undefined ? '' : ` (${where})`}`,
  };
  const globals = readGlobal(command);
  if (globals) return globals.length === 0 ? unknown : { kind: 'global', names: globals };
  const invocation = readInvocation(command);
  const program = invocation?.program;
  if (program === undefined) return command.words.length === 0 ? { kind: 'nothing' } : unknown;
  const rest = invocation!.args.map(({ value, text }) => value ?? text);
  const run = program === 'pnpm' ? readNodeRun(program, rest) : undefined;
  if (run?.kind === 'deploy') return { kind: 'files', inFolder: false, paths: [cleanPath(run.to)] };
  const source = program === 'bun' ? findBunSource(rest) : undefined;
  if (source !== undefined && !isTame([source], folder, { context, copies })) return unknown;
  if (MANAGERS.has(program) || SCRIPT_RUNNERS.has(program) || WRAPPERS.has(program))
    return { kind: 'files', inFolder: true, paths: absolute(rest, folder) };
  if (program === 'prisma' && rest[0] !== 'generate') return unknown;
  if (NODE_BUILD_TOOLS.has(program)) return { kind: 'files', inFolder: true, paths: absolute(rest, folder) };
  if (program === 'node') return isTame(rest, folder, { context, copies }) ? { kind: 'files', inFolder: true, paths: [] } : unknown;
  const writes = readStepWrites(command);
  if (writes.kind === 'unknown' || writes.kind === 'python') return unknown;
  if (writes.kind === 'files') return { ...writes, paths: writes.paths.map((path) => resolve(path, folder)) };
  return writes.kind === 'removal' ? { ...writes, paths: writes.paths.map((path) => resolve(path, folder)) } : writes;
} // prettier-ignore

function resolve(path: string, folder: string): string {
  return /[$`~]/.test(path) ? path : cleanPath(path.startsWith('/') ? path : `${folder}/${path}`);
}

/** Options that name what is read. */
const INPUT = /^(?:--(?:nodedir|python|config|project|tsconfig|schema|devdir)|-c|-p)(?:=|$)/;

/** Values of options that lead out of the folder. */
function absolute(words: readonly string[], folder: string): readonly string[] {
  return words.flatMap((word, i) => {
    if (INPUT.test(word) || INPUT.test(words[i - 1] ?? '')) return [];
    const value = /^-{1,2}[\w-]+=(.*)$/.exec(word)?.[1] ?? word;
    return value.startsWith('/') || value.startsWith('../') ? [resolve(value, folder)] : [];
  });
}

/** The packages that a command installs for everyone; empty where they are not plain names of a registry. */
function readGlobal(command: Command): readonly string[] | undefined {
  const invocation = readInvocation(command);
  const words = (invocation?.args ?? []).map(({ value, text }) => value ?? text);
  if (invocation?.program === 'corepack') return /^(?:enable|prepare|use|install)$/.test(words[0] ?? '') ? ['corepack'] : [];
  const isNpm = invocation?.program === 'npm' || invocation?.program === 'pnpm';
  const isGlobal = isNpm ? words.some((word) => /^(?:-g|--global|--location=global)$/.test(word)) : words[0] === 'global';
  if (!isGlobal || !(isNpm || invocation?.program === 'yarn')) return undefined;
  const operands = words.filter((word) => !word.startsWith('-')).slice(isNpm ? 0 : 1);
  const [subcommand, ...names] = operands;
  if (invocation.via.length > 0 || !/^(?:i|install|add)$/.test(subcommand ?? '')) return [];
  const plain = names.map((name) => /^(@[\w.-]+\/[\w.-]+|[\w.-]+)(?:@[\w.^~-]+)?$/.exec(name)?.[1]);
  return plain.every((name) => name !== undefined) ? plain : [];
} // prettier-ignore

const MAX_SCRIPTS = 50;
/** It starts other programs, or may write where nobody looks. */
const WILD =
  /\bBun\.(?:spawn|\$|build)|from ["']bun["']|\b(?:child_process|execa|shelljs|cross-spawn|zx|homedir|tmpdir|process\.env\.HOME)\b|["'`]\/[a-z]/;
const LOCAL = /\b(?:from|require|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** Whether a script of the project that is run in its build is one that writes below its own folder, as far as it tells. */
function isTame(args: readonly string[], folder: string, { context, copies }: NodeFiles): boolean {
  const [file] = args.filter((word, i) => !word.startsWith('-') && !/^(?:-r|--require|--import|--loader)$/.test(args[i - 1] ?? ''));
  if (file === undefined || args.some((word) => /^-(?:e|p|-eval|-print|-loader|-import|-require|r)\b/.test(word))) return false;
  const open = [resolve(file, folder)];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const text = seen.size > MAX_SCRIPTS ? undefined : readScript(next, { context, copies });
    if (text === undefined || WILD.test(text)) return false;
    for (const [, path] of text.matchAll(LOCAL)) open.push(cleanPath(`${next.slice(0, next.lastIndexOf('/'))}/${path}`));
  }
  return true;
} // prettier-ignore

function readScript(path: string, { context, copies }: NodeFiles): string | undefined {
  for (const end of ['', '.js', '.mjs', '.cjs', '.json', '/index.js', '.ts', '.tsx', '/index.ts']) {
    const found = findContextPath(copies, context, `${path}${end}`);
    if (found?.kind === 'found' && !context.isFolder(found.contextPath)) return context.readText(found.contextPath);
  }
  return undefined;
}
