import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { findContextPath } from '../../context/copied-files.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { PATH_FOLDERS } from '../../knowledge/path-folders.ts';
import { parseScript } from '../../shell/parse.ts';
import { isOpaque } from '../../shell/script.ts';
import { findCommands } from '../../shell/walk.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

/** Where the program lies that a container starts, absolute, if the build has made it. */
export function findProgramPath(site: SplitSite, stock: StageStock, context: BuildContext): string | SplitObstacle {
  const { start, workingDir, stage, copies } = site;
  const instruction = (start.entrypoint.instruction ?? start.cmd.instruction)!;
  const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-start', instruction, detail });
  const word = firstWord(site);
  if (word === undefined) return unknown('which program is started could not be read');
  const path = word.includes('/') ? resolvePath(workingDir, word) : findByName(word, stock);
  if (path === undefined || !stock.paths.some((made) => isAtOrBelow(path, made)))
    return unknown(`"${word}" is not made by a RUN of ${stage.name ?? 'this stage'}${describePlace(word, stock)}`);
  const isExplicit = stock.made.some((made) => made.path === path && !made.isFolder);
  const isCopied = !isExplicit && findContextPath(copies, context, path) !== undefined;
  return isCopied ? unknown(`"${word}" is copied, and what it starts is not looked at`) : path;
}

function findByName(word: string, { made }: StageStock): string | undefined {
  const paths = PATH_FOLDERS.map((folder) => `${folder}/${word}`);
  const exact = paths.find((path) => made.some((one) => one.path === path));
  if (exact !== undefined) return exact;
  const folder = made.find((one) => PATH_FOLDERS.includes(one.path));
  if (folder) return `${folder.path}/${word}`;
  return made.some(({ path }) => path === '/usr/local') ? `/usr/local/bin/${word}` : undefined;
}

/** Folders that only the old image looks in. */
function describePlace(word: string, { made }: StageStock): string {
  const folder = ['/go/bin', '/usr/local/cargo/bin'].find((path) => made.some((one) => one.path === path));
  if (folder === undefined || word.includes('/')) return '';
  return `; where it lies in ${folder}, write ${folder}/${word}, since the second stage has no such folder in PATH`;
}

/** The program of the exec form, or of a script of one command. */
function firstWord({ start }: SplitSite): string | undefined {
  const part = start.entrypoint.instruction || (start.entrypoint.words?.length ?? 0) > 0 ? start.entrypoint : start.cmd;
  if (part.words) return part.words[0];
  const { content } = part.instruction!;
  const script = parseScript(content.joined.text.slice(content.argumentsSpan.start, content.argumentsSpan.end));
  if (isOpaque(script)) return undefined;
  const commands = findCommands(script);
  const invocation = commands.length === 1 ? readInvocation(commands[0]!.command) : undefined;
  return invocation?.via.every((name) => name === 'exec') ? invocation.programWord.value : undefined;
}
