import { type FinalImage } from './final-image.ts';
import type { RootNeed } from './root-needs.ts';
import type { Started, StartedProgram } from './started.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { HELP, IDLE, TOOLS } from '../../knowledge/users/started-programs.ts';

/** Without a script they read what somebody types. */
const SHELLS =
  /^(?:(?:ba|da|a|z|k|fi|tc|c)?sh|python[\d.]*|i?pypy\d?|ipython\d?|node|nodejs|irb|pry|php\d?|perl|lua|julia|R|ghci|iex|erl|jshell|scala|swift|sqlite3|tmux|screen)$/;

/** An image that runs no program of its own: to build on, to work in, or a command for whoever calls it. */
export function findNoService(image: FinalImage, { main }: Started): RootNeed | undefined {
  const { start, base, stage } = image;
  const starts = start.filter(({ content }) => content.keyword !== 'healthcheck');
  const instruction = starts.at(-1) ?? stage.from;
  const isFpm = main.length === 0 ? base.command[0] === 'php-fpm' : main.every(({ name }) => name === 'php-fpm');
  if (starts.length === 0 && !isFpm)
    return { reason: 'base-image', instruction, detail: 'it has neither CMD nor ENTRYPOINT' };
  if (isFpm) return findNoCode(image, instruction);
  const tool = findTool(image, main);
  if (tool) return tool;
  const shell = main.find(({ name, words }) => SHELLS.test(name) && !words.some(isScript));
  if (shell) return { reason: 'base-image', instruction, detail: `"${showWords(shell)}" is there to work in` };
  if (main.length === 0 || !main.every(isIdle)) return undefined;
  return { reason: 'base-image', instruction, detail: `nothing is started but "${showWords(main.at(-1)!)}"` };
}

function showWords({ words }: StartedProgram): string {
  return words.join(' ').slice(0, 60);
}

/** PHP that serves what is mounted, or what another file puts into it. */
function findNoCode({ copies, workingDir, base }: FinalImage, instruction: Instruction): RootNeed | undefined {
  const settings = copies.find(({ destination }) => destination?.includes('php-fpm'));
  if (settings) {
    const detail = `line ${settings.instruction.line} copies settings of php-fpm, which say where it writes and by whom`;
    return { reason: 'unread-entrypoint', instruction: settings.instruction, detail };
  }
  const folder = workingDir ? workingDir.text : base.workingDir;
  const hasCode = copies.some(({ destination }) => {
    return (
      destination === undefined ||
      folder === undefined ||
      isAtOrBelow(destination, folder) ||
      isAtOrBelow(destination, '/var/www')
    );
  });
  if (hasCode) return undefined;
  return {
    reason: 'base-image',
    instruction,
    detail: `nothing is copied into ${folder}: its code is mounted, or other files build on it`,
  };
}

function isScript(word: string, at: number): boolean {
  return at > 0 && (!word.startsWith('-') || /^-[a-z]*c$|^--?(?:version|v|V|help|h)$/.test(word));
}

/** It waits or says something; of a shell with a script, the commands of the script are looked at by themselves. */
function isIdle({ name, words }: StartedProgram): boolean {
  if (/^(?:ba|da|a|z|k)?sh$/.test(name)) return words.some((word) => /^-[a-z]*c$/.test(word));
  return IDLE.has(name);
}

function findTool(image: FinalImage, main: readonly StartedProgram[]): RootNeed | undefined {
  // What stands before it prepares the start.
  const last = main.at(-1);
  if (!last) return undefined;
  const { name, words, where, instruction } = last;
  // A plugin of Drone works on the folder that the server mounts.
  if (TOOLS.has(name.replace(/\.(?:py|pl|js|rb|sh|php)$/, '')) || /^drone-|-drone-plugin$/.test(name))
    return { reason: 'tool-image', instruction, detail: `${where} runs ${name}` };
  if (words.length > 1 && words.slice(1).every((word) => HELP.test(word)))
    return { reason: 'tool-image', instruction, detail: `${where} only says how ${name} is used` };
  const command = image.instructions.findLast(({ content }) => content.keyword === 'cmd');
  if (command?.content.json?.every((word) => word === ''))
    return {
      reason: 'tool-image',
      instruction: command,
      detail: 'its CMD is empty, for the arguments of whoever calls it',
    };
  const mount = findMountPoint(image, main);
  if (mount === undefined) return undefined;
  return {
    reason: 'tool-image',
    instruction,
    detail: `it starts in ${mount}, where the file puts nothing: that is for a mount`,
  };
}

/** The folder that a command without a port starts in, where nothing is put. */
function findMountPoint(
  { workingDir, ports, copies, runs, volumes, start }: FinalImage,
  main: readonly StartedProgram[],
): string | undefined {
  const folder = workingDir?.text;
  const entrypoint = start.find(({ content }) => content.keyword === 'entrypoint');
  if (folder === undefined || folder === '/' || ports.length > 0 || !entrypoint?.content.json) return undefined;
  const isFilled =
    copies.some(
      ({ destination }) =>
        destination === undefined || isAtOrBelow(destination, folder) || isAtOrBelow(folder, destination),
    ) ||
    runs.some(
      ({ text, instruction }) =>
        text === undefined || isAtOrBelow(text, folder) || instruction.content.joined.text.includes(folder),
    ) ||
    volumes.some(({ text }) => text === undefined || isAtOrBelow(text, folder)) ||
    main.some(({ words }) => words.some((word) => word.includes(folder)));
  return isFilled ? undefined : folder;
}
