import { type FinalImage } from './final-image.ts';
import type { UnclearFolder } from './written-folders.ts';
import { cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, readRun } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { DATABASE } from '../../knowledge/users/folders.ts';
import { WRITTEN_NAME } from './told-folders.ts';

/** More folders than these are made by a script, not by somebody who had a thought with each. */
const MAX_MADE = 200;

/** A folder that a RUN makes and that is written when the program runs. */
export interface MadeFolder {
  readonly path: string;
  readonly instruction: Instruction;
}

/** What a RUN makes as root, to be written when the container runs: an empty file, a database, a place for sockets. */
export function findMadeFile({ instructions }: FinalImage): UnclearFolder | undefined {
  for (const instruction of instructions) {
    const { content, line } = instruction;
    if (content.keyword !== 'run') continue;
    const text = argumentsText(content);
    const sign =
      /(?:^|[\s;&(])touch\s+(?:-\w+\s+)*(?!\/etc\/|\/tmp\/|-)\S+/.exec(text) ??
      DATABASE.exec(text) ??
      RUN_FILE.exec(text);
    if (!sign) continue;
    const found = sign[0].trim();
    const makes = found.endsWith('collectstatic')
      ? "loads the settings of Django: a log or database that they name is made by it, and root's"
      : 'makes something that is written later';
    return { instruction, detail: `line ${line} has "${found}", which ${makes}` };
  }
  return undefined;
}

/** Sockets and the numbers of processes. */
const RUN_FILE = /(?:^|[\s"'=@])\/(?:var\/)?run\/(?!secrets\b|systemd\b|lock\b)[\w.-]+/;

/** Below these folders of the system, a program has its own. */
const OWN_BELOW = /^\/var\/(?:cache|data|db|lib|log|opt|spool)\/[^/]/;

/**
 * Folders that RUNs make and leave, and that bear the name of something that is written, or that nothing is put into and
 * nothing speaks of: those are made for the program, or for a mount.
 */
export function findMade(image: FinalImage): readonly MadeFolder[] {
  const folders = new Map(image.runs.map(({ instruction, text }) => [instruction, text]));
  let made: readonly MadeFolder[] = [];
  for (const instruction of image.instructions) {
    const { content } = instruction;
    const reading = content.keyword === 'run' ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) continue;
    let folder = folders.get(instruction);
    for (const { command } of reading.commands) {
      const program = readInvocation(command)?.program;
      const words = command.words
        .slice(1)
        .flatMap(({ value, isPattern }) => (value === undefined || isPattern ? [] : [value]));
      const operands = words.filter((word, i) => !word.startsWith('-') && words[i - 1] !== '-m');
      const paths = operands.flatMap((word) => locate(word, folder));
      if (program === 'cd') folder = paths[0];
      if (program === 'rm' || program === 'rmdir') made = made.filter(({ path }) => !paths.includes(path));
      if (program === 'mkdir' && made.length < MAX_MADE)
        made = [...made, ...paths.slice(0, MAX_MADE).map((path) => ({ path, instruction }))];
    }
  }
  return made.filter((each) => isForWriting(each, image));
}

function locate(word: string, folder: string | undefined): readonly string[] {
  if (/[{}~]/.test(word)) return [];
  if (word.startsWith('/')) return [cleanPath(word)];
  return folder === undefined ? [] : [cleanPath(`${folder}/${word}`)];
}

function isForWriting(
  { path, instruction }: MadeFolder,
  { copies, workingDir, instructions, start }: FinalImage,
): boolean {
  if (copies.some(({ destination }) => destination !== undefined && isAtOrBelow(destination, path))) return false;
  if (workingDir?.text !== undefined && isAtOrBelow(workingDir.text, path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (WRITTEN_NAME.test(name) || OWN_BELOW.test(path)) return true;
  const speaks = instructions.filter((other) => other !== instruction && !start.includes(other));
  const text = instruction.content.joined.text;
  return (
    text.indexOf(name) === text.lastIndexOf(name) && !speaks.some(({ content }) => content.joined.text.includes(name))
  );
}
