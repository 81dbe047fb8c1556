import { DEFAULT_ESCAPE } from './directives.ts';
import type { Instruction } from './instruction.ts';
import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';
import { readInstructions } from './second-reader.ts';

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

/** Follows an instruction that is asked about by itself: one that swallows what stands behind it would swallow this. */
const SENTINEL = 'FROM scratch';

/**
 * The same question for single instructions of a file on which both agreed before: each must still be one, and end where
 * it ends. What stands around them is the same text on which both agreed.
 */
export function findDisagreementOn(instructions: readonly Instruction[], last: Instruction): FileRefusal | undefined {
  const torn = instructions.find((instruction) => {
    const { escape, source, keywordText } = instruction.content;
    const directive = escape === DEFAULT_ESCAPE ? '' : `# escape=${escape}\n`;
    // The last one may end with the file alone: nothing stands behind it that it could swallow.
    const isLast = instruction === last;
    const theirs = readInstructions(directive + source + (isLast ? '' : `\n${SENTINEL}\n`));
    const isWhole = theirs[0]?.keyword === keywordText.toUpperCase() && theirs.length === (isLast ? 1 : 2);
    return !isWhole || (!isLast && theirs[1]!.keyword !== 'FROM');
  });
  return (
    torn && refuseFile('readers-disagree', `dockerfile-ast does not see one ${torn.content.keywordText}`, torn.line)
  );
}
