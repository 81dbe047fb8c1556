import { readRootInForce } from './root-in-force.ts';
import type { ScriptWords } from '../context/script-words.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';

/**
 * The home that `~` stands for in a RUN: what ENV says, else that of root, where it is root who runs it. `undefined` where a
 * build argument or the script itself may say another, and where the script does not speak of it.
 */
export function findScriptHome(
  scan: Scan,
  stage: Stage,
  run: Instruction,
  words: ScriptWords,
  catalogue: () => Catalogue,
): string | undefined {
  const { source } = run.content;
  if (!/~|\bHOME\b/.test(source) || /\bHOME=/.test(source)) return undefined;
  const isSet = lineageOf(stage).some(({ instructions }) =>
    instructions.some(
      ({ content: { keyword, joined } }) => (keyword === 'env' || keyword === 'arg') && /\bHOME\b/.test(joined.text),
    ),
  );
  if (isSet) return words.fill('$HOME');
  return readRootInForce(scan, stage, run, catalogue).kind === 'root' ? '/root' : undefined;
}
