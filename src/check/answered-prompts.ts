import { asksFor, isAnswered, PROMPTS } from '../knowledge/prompts.ts';
import { type PackageCommand, readPackageCommand } from '../knowledge/package-managers.ts';
import type { Token } from '../trace/script-tokens.ts';

/** Whether a word is the answer to a question that its package manager asks. @param fresh the command that has it */
export function isAnswer(fresh: PackageCommand, word: string): boolean {
  const prompt = PROMPTS.find(({ manager }) => manager === fresh.manager);
  return prompt !== undefined && word === prompt.yes && asksFor(prompt, fresh);
}

/** Whether something else answers a command today: an option, a pipe or a file, and perhaps not with yes. */
export function isAnsweredElsewhere({ command, gap }: Token): boolean {
  const packages = readPackageCommand(command);
  const prompt = PROMPTS.find(({ manager }) => manager === packages?.manager);
  if (!packages || !prompt) return false;
  const isPiped = /(?<!\|)\|&?$/.test(gap.trim());
  return (
    isPiped || isAnswered(prompt, packages) || command.redirections.some(({ operator }) => operator.startsWith('<'))
  );
}
