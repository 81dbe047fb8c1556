import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { findBefore, type Stage } from '../dockerfile/stages.ts';

/** The user that the last USER before an instruction names, without its group; `undefined` where the image decides. */
export function findUser(stage: Stage, instruction: Instruction): string | undefined {
  const last = findBefore(stage, instruction, 'user');
  return last && argumentsText(last.content).split(':')[0];
}

/** Whether that user is surely another than root. */
export function isSurelyNotRoot(user: string | undefined): boolean {
  return user !== undefined && !user.includes('$') && user !== 'root' && user !== '0';
}
