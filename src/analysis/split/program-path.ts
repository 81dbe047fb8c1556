import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageWrites } from './steps.ts';
import { cleanPath } from '../../context/context-path.ts';
import { parseScript } from '../../shell/parse.ts';
import { isOpaque } from '../../shell/script.ts';
import { findCommands } from '../../shell/walk.ts';

/** Whether a path is a folder or lies in it. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** Where the program lies that a container starts, absolute, if the build has made it. */
export function findProgramPath(site: SplitSite, { paths }: StageWrites): string | SplitObstacle {
  const { start, workingDir, stage } = site;
  const instruction = (start.entrypoint.instruction ?? start.cmd.instruction)!;
  const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-start', instruction, detail });
  const word = firstWord(site);
  if (word === undefined) return unknown('which program is started could not be read');
  const candidates = word.includes('/')
    ? [cleanPath(word.startsWith('/') ? word : `${workingDir}/${word}`)]
    : paths.filter((path) => path === '/usr/local').map(() => `/usr/local/bin/${word}`);
  const [path] = candidates;
  const isMade = path !== undefined && paths.some((made) => isBelow(path, made));
  return isMade ? path : unknown(`"${word}" is not made by a RUN of ${stage.name ?? 'this stage'}`);
}

/** The program of the exec form, or of a script of one command. */
function firstWord({ start }: SplitSite): string | undefined {
  const part = start.entrypoint.instruction || (start.entrypoint.words?.length ?? 0) > 0 ? start.entrypoint : start.cmd;
  if (part.words) return part.words[0];
  const { content } = part.instruction!;
  const script = parseScript(content.joined.text.slice(content.argumentsSpan.start, content.argumentsSpan.end));
  if (isOpaque(script)) return undefined;
  const commands = findCommands(script);
  return commands.length === 1 ? commands[0]!.command.words[0]?.value : undefined;
}
