import { DockerfileParser } from 'dockerfile-ast';
import { type FileRefusal, refuseFile } from './refusal.ts';
import type { Scan } from './scan.ts';

/**
 * Asks dockerfile-ast for its list of instructions and compares it with ours. It swallows or splits instructions that
 * BuildKit does not (libraries.md, bugs A1 to A12); a file on which the two differ is one on which somebody is wrong.
 */
export function findDisagreement(scan: Scan): FileRefusal | undefined {
  const theirs = DockerfileParser.parse(scan.text).getInstructions();
  const count = Math.max(theirs.length, scan.instructions.length);
  for (let i = 0; i < count; i += 1) {
    const our = scan.instructions[i];
    const their = theirs[i];
    if (!our) {
      return refuseFile(
        'readers-disagree',
        `dockerfile-ast sees ${their!.getInstruction()} where BuildKit sees none`,
        their!.getRange().start.line + 1,
      );
    }
    if (!their)
      return refuseFile('readers-disagree', `dockerfile-ast does not see ${our.content.keywordText}`, our.line);
    const isSame = their.getInstruction() === our.content.keywordText && their.getRange().start.line + 1 === our.line;
    if (
      isSame ||
      (their.getKeyword() === our.content.keywordText.toUpperCase() && their.getRange().start.line + 1 === our.line)
    )
      continue;
    return refuseFile(
      'readers-disagree',
      `dockerfile-ast sees ${their.getInstruction()} where BuildKit sees ${our.content.keywordText}`,
      our.line,
    );
  }
  return undefined;
}
