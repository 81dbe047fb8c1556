import type { BuilderFiles } from './split-paths.ts';
import type { Split } from './stage-split.ts';
import type { BuildContext } from '../context/build-context.ts';
import { findContextPath } from '../context/copied-files.ts';
import { joinPath } from '../context/context-path.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import type { FoundRelease } from '../trace/mix-release.ts';
import { readStartCommand } from '../trace/start-command.ts';
import { resolvePath } from '../trace/stage-writes.ts';

/** What a container of a release starts. */
export interface StartedRelease {
  /** Programs that scripts of the project start, by their names. */
  readonly calls: readonly string[];
}

/**
 * The script of the release is what starts, or one that the project lays beside it, or a script of the project that starts
 * one of them; each tells what it starts. @returns what it is that starts, or what is wrong with it
 */
export function readStartedRelease(
  { runtime }: Split,
  release: FoundRelease,
  context: BuildContext,
  { workingDir, copies = [] }: BuilderFiles,
): StartedRelease | string {
  const { entrypoint, cmd } = readStartCommand(runtime);
  const part = entrypoint.instruction ? entrypoint : cmd;
  const first = readPrograms(part.words ? quote(part.words[0] ?? '') : argumentsText(part.instruction!.content));
  if (!first) return 'what is started was not read';
  const calls: string[] = [];
  const paths: string[] = [];
  for (const name of first.filter((one) => one.includes('/'))) {
    const path = resolvePath(workingDir, name);
    paths.push(path);
    const found = findContextPath(copies, context, path);
    if (!found) continue;
    const text = found.kind === 'found' ? context.readText(found.contextPath) : undefined;
    const inner = text === undefined ? undefined : readPrograms(text);
    if (!inner || inner.includes('cd')) return `what ${name} starts was not read`;
    const line = /^#![ \t]*(?:\S{0,100}\/)?([\w.+-]+)(?:[ \t]+([\w.+-]+))?/.exec(text!);
    calls.push((line?.[1] === 'env' ? line[2] : line?.[1]) ?? 'sh');
    for (const one of inner) {
      if (one.includes('/')) paths.push(resolvePath(workingDir, one));
      else calls.push(one);
    }
  }
  const own = paths.filter((path) => path.startsWith(`${release.path}/bin/`));
  if (own.length === 0) return `what is started is no script of ${release.path}`;
  for (const path of own) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name === release.name) continue;
    const overlay = context.readText(joinPath(release.contextFolder, `rel/overlays/bin/${name}`));
    const objection = overlay === undefined ? `nothing makes ${path}` : findStrangeProgram(overlay, name);
    if (objection !== undefined) return objection;
  }
  const settings = context.readText(joinPath(release.contextFolder, 'rel/env.sh.eex'));
  return (settings === undefined ? undefined : findStrangeProgram(settings, 'env.sh.eex')) ?? { calls };
}

function readPrograms(text: string): readonly string[] | undefined {
  const script = parseScript(text);
  if (isOpaque(script)) return undefined;
  return findCommands(script).flatMap(({ command }) => {
    const invocation = readInvocation(command);
    return invocation ? [invocation.programWord.value!] : [];
  });
}

/** What scripts of releases start, and every system has. */
const PLAIN: ReadonlySet<string> = new Set(['cd', 'exec', 'export', 'set', 'dirname', 'readlink', 'echo', 'printf', 'hostname', 'cat', 'cut', 'grep', 'sed', 'tr', 'test', '[', 'true', 'case', 'read', 'date', 'uname', 'pwd', 'basename', 'head', 'tail', 'sleep', 'mkdir', '.']); // prettier-ignore

function findStrangeProgram(text: string, where: string): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  const script = parseScript(lines.join('\n'));
  if (isOpaque(script) || lines.some((line) => line.includes('<%'))) return `${where} was not read`;
  for (const { command } of findCommands(script)) {
    if (command.words.length === 0) continue;
    const invocation = readInvocation(command);
    if (!invocation) return `what ${where} starts depends on a variable`;
    if (!PLAIN.has(invocation.program) && !/^\.\/\w+$/.test(invocation.programWord.value!))
      return `${where} starts ${invocation.program}`;
  }
  return undefined;
}

function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
