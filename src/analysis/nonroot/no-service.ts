import { type FinalImage, isWithin } from './final-image.ts';
import type { RootNeed } from './root-needs.ts';
import type { Started, StartedProgram } from './started.ts';
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
  if (starts.length === 0) {
    if (base.command[0] === 'php-fpm') return undefined;
    return { reason: 'base-image', instruction, detail: 'it has neither CMD nor ENTRYPOINT' };
  }
  const shell = main.find(({ name, words }) => SHELLS.test(name) && !words.some(isScript));
  const shown = shell ?? (main.length > 0 && main.every(isIdle) ? main.at(-1) : undefined);
  if (shown)
    return { reason: 'base-image', instruction, detail: `"${shown.words.join(' ').slice(0, 60)}" is there to work in` };
  return findTool(image, main, instruction);
}

function isScript(word: string, at: number): boolean {
  return at > 0 && (!word.startsWith('-') || /^-[a-z]*c$|^--?(?:version|v|V|help|h)$/.test(word));
}

/** It waits or says something; of a shell with a script, the commands of the script are looked at by themselves. */
function isIdle({ name, words }: StartedProgram): boolean {
  if (SHELLS.test(name))
    return words.some((word) => /^-[a-z]*c$/.test(word)) || words.slice(1).every((word) => HELP.test(word));
  return IDLE.has(name);
}

function findTool(image: FinalImage, main: readonly StartedProgram[], instruction: Instruction): RootNeed | undefined {
  const tool = main.find(({ name }) => TOOLS.has(name.replace(/\.\w+$/, '')));
  if (tool) return { reason: 'tool-image', instruction: tool.instruction, detail: `${tool.where} runs ${tool.name}` };
  const help = main.find(({ words }) => words.length > 1 && words.slice(1).every((word) => HELP.test(word)));
  if (help)
    return {
      reason: 'tool-image',
      instruction: help.instruction,
      detail: `${help.where} only says how ${help.name} is used`,
    };
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
      ({ destination }) => destination === undefined || isWithin(destination, folder) || isWithin(folder, destination),
    ) ||
    runs.some(
      ({ text, instruction }) =>
        text === undefined || isWithin(text, folder) || instruction.content.joined.text.includes(folder),
    ) ||
    volumes.some(({ text }) => text === undefined || isWithin(text, folder)) ||
    main.some(({ words }) => words.some((word) => word.includes(folder)));
  return isFilled ? undefined : folder;
}
