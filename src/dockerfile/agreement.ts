import { DEFAULT_ESCAPE } from './directives.ts';
import type { Instruction } from './instruction.ts';
import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';
import { readInstructions, type SeenInstruction } from './second-reader.ts';

/**
 * Asks dockerfile-ast for its list of instructions and compares it with ours. It swallows or splits instructions that
 * BuildKit does not (libraries.md, bugs A1 to A12); a file on which the two differ is one on which somebody is wrong.
 */
export function findDisagreement(scan: Scan): FileRefusal | undefined {
  const theirs = readInstructions(scan.text);
  const ours = scan.instructions;
  for (let i = 0; i < Math.max(theirs.length, ours.length); i += 1) {
    const [our, their] = [ours[i], theirs[i]];
    if (our && their?.keyword === our.content.keywordText.toUpperCase() && their.line === our.line) continue;
    const seen = their ? `sees ${their.keyword}` : 'sees no instruction';
    const read = our ? our.content.keywordText : 'none';
    return refuseFile(
      'readers-disagree',
      `dockerfile-ast ${seen} where BuildKit sees ${read}`,
      our?.line ?? their?.line,
    );
  }
  return undefined;
}

/** Follows each instruction that is asked about: one that swallows what stands behind it would swallow this. */
const SENTINEL = 'FROM scratch';

/**
 * The same question for some instructions of a file on which both agreed before: each must still be one, and end where
 * it ends. What stands around them is the same text on which both agreed. They are read in one go, as a file of their own.
 * @param last the last instruction of the file
 */
export function findDisagreementOn(instructions: readonly Instruction[], last: Instruction): FileRefusal | undefined {
  const first = instructions[0];
  if (!first) return undefined;
  const { escape } = first.content;
  const lines = escape === DEFAULT_ESCAPE ? [] : [`# escape=${escape}`];
  const expected: SeenInstruction[] = [];
  const asked: Instruction[] = [];
  const expect = (text: string, keyword: string, instruction: Instruction): void => {
    expected.push({ keyword, line: lines.length + 1 });
    asked.push(instruction);
    lines.push(...text.split('\n'));
  };
  // The last one may end with the file alone: nothing stands behind it that it could swallow.
  const ordered = [...instructions].sort((a, b) => Number(a === last) - Number(b === last));
  for (const instruction of ordered) {
    const { source, keywordText } = instruction.content;
    expect(source, keywordText.toUpperCase(), instruction);
    if (instruction !== last) expect(SENTINEL, 'FROM', instruction);
  }
  const theirs = readInstructions(lines.join('\n'));
  const at = expected.findIndex(({ keyword, line }, i) => theirs[i]?.keyword !== keyword || theirs[i].line !== line);
  if (at === -1 && theirs.length === expected.length) return undefined;
  const torn = asked[at] ?? last;
  return refuseFile('readers-disagree', `dockerfile-ast does not see one ${torn.content.keywordText}`, torn.line);
}
