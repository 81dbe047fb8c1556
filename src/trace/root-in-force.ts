import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { findBefore, type Stage } from '../dockerfile/stages.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { readStartUser } from '../knowledge/users/start-user.ts';

/** Whether root runs an instruction. */
export type RootInForce =
  | { readonly kind: 'root'; readonly because: string; readonly assumes: readonly string[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'unknown'; readonly because: string };

/** Who runs an instruction, by the last USER before it, and by the base image where there is none. */
export function readRootInForce(
  scan: Scan,
  stage: Stage,
  instruction: Instruction,
  catalogue: () => Catalogue,
): RootInForce {
  const last = findBefore(stage, instruction, 'user');
  if (last) {
    const text = argumentsText(last.content).replace(/^(["'])(.*)\1$/, '$2');
    // Another group than root's is one that sudo changes.
    if (/^(?:root|0)(?::(?:root|0))?$/.test(text))
      return { kind: 'root', because: `USER ${text} in line ${last.line}`, assumes: [] };
    return text.includes('$') ? { kind: 'unknown', because: `USER is ${text}` } : { kind: 'other' };
  }
  const start = readStartUser(scan, stage, catalogue());
  if ('reason' in start) return { kind: 'unknown', because: start.detail };
  if (start.user !== 'root' && start.user !== '0') return { kind: 'other' };
  return { kind: 'root', because: `${start.image} runs as root, and no USER stands before it`, assumes: start.assumes };
}
