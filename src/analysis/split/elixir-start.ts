import { startingCommands } from './lacking-program.ts';
import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { joinPath } from '../../context/context-path.ts';
import { ELIXIR_PROGRAMS, RELEASE_COMMANDS } from '../../knowledge/elixir.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { parseScript } from '../../shell/parse.ts';
import { isOpaque } from '../../shell/script.ts';
import { findCommands } from '../../shell/walk.ts';
import type { FoundRelease } from '../../trace/mix-release.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

/** What starts with a container of a release. */
export interface ElixirStart {
  /** Scripts of the release, by their names alone. */
  readonly own: ReadonlySet<string>;
  /** Programs that scripts of the project start, with the file that does. */
  readonly called: ReadonlyMap<string, string>;
  /** A script of the project that starts the release, absolute; what it reads beside itself is not known. */
  readonly script: string | undefined;
}

/** A tool of the build that starts with a container; a release has none. */
export function findElixirTool(site: SplitSite): SplitObstacle | undefined {
  const tool = startingCommands(site).find(({ name }) => ELIXIR_PROGRAMS.has(name));
  if (!tool) return undefined;
  const words = tool.words.slice(0, 2).join(' ');
  const detail = `${tool.where} runs ${words}, which compiles and loads the project where it lies; a release has no ${tool.name}`;
  return { reason: 'needs-toolchain', instruction: tool.instruction, detail };
}

/** Reads what a container starts, where it is a script of the release. */
export function readElixirStart(site: SplitSite, release: FoundRelease, context: BuildContext): ElixirStart | SplitObstacle {
  const { start, base, workingDir } = site;
  const instruction = (start.entrypoint.instruction ?? start.cmd.instruction)!;
  const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-start', instruction, detail });
  const inForce = [start.entrypoint.instruction, start.cmd.instruction];
  const own = new Set<string>();
  const called = new Map<string, string>();
  let isStarted = false;
  let script: string | undefined;
  for (const used of startingCommands(site)) {
    const [program = '', ...rest] = used.words;
    const folder = workingDirAt(used, base.facts.defaults?.workingDir) ?? workingDir;
    const path = program.includes('/') ? resolvePath(folder, program) : '';
    if (path !== '' && findContextPath(site.copies, context, path) !== undefined) {
      script = path;
      own.add(used.name);
    }
    if (!path.startsWith(`${release.path}/bin/`)) continue;
    isStarted ||= inForce.includes(used.instruction);
    own.add(used.name);
    if (path === `${release.path}/bin/${release.name}`) {
      const [word = ''] = rest.length > 0 || used.instruction !== start.entrypoint.instruction ? rest : (start.cmd.words ?? []);
      if (!RELEASE_COMMANDS.has(word)) return unknown(`"${word}" is nothing that the script of a release knows`);
      continue;
    }
    const overlay = joinPath(release.contextFolder, `rel/overlays/bin/${used.name}`);
    const problem = readScript(overlay, context, release.name, called);
    if (problem !== undefined) return { reason: 'unread-program', instruction: used.instruction, detail: problem };
  }
  const settings = joinPath(release.contextFolder, 'rel/env.sh.eex');
  const problem = context.has(settings) ? readScript(settings, context, release.name, called) : undefined;
  if (problem !== undefined) return { reason: 'unread-program', instruction, detail: problem };
  return isStarted ? { own, called, script } : unknown(`what is started does not lie in ${release.path}, where mix release puts it`);
} // prettier-ignore

/** Adds the programs that a script starts; what is wrong with it, as a clause. */
function readScript(path: string, context: BuildContext, name: string, called: Map<string, string>): string | undefined {
  const text = context.readText(path)?.replace(/^\s*#.*$/gm, '');
  if (text === undefined) return `${path} was not there to be read`;
  const script = parseScript(text);
  if (text.includes('<%') || isOpaque(script)) return `${path} could not be read`;
  for (const { command } of findCommands(script)) {
    if (command.words.length === 0) continue;
    const invocation = readInvocation(command);
    if (!invocation) return `${path} starts something that depends on a variable`;
    const { program, programWord } = invocation;
    if (programWord.value === `./${name}`) continue;
    if (programWord.value!.includes('/')) return `${path} starts ${programWord.value}`;
    called.set(program, path);
  }
  return undefined;
} // prettier-ignore
