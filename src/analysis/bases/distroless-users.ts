import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { replacePart } from '../../dockerfile/json-words.ts';
import type { ImageUser } from '../../knowledge/images/image-data.ts';
import { numbersOfUser } from '../../knowledge/images/user-numbers.ts';
import type { Edit } from '../../text/edit.ts';

/** What names a user that distroless does not have, with its numbers; or which one has none that are known. */
export type UserEdits =
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  | { readonly kind: 'unknown'; readonly instruction: Instruction; readonly name: string };

/** USER, and the owners of COPY and ADD, by number: distroless has no such names to look them up by. */
export function numberUsers(instructions: readonly Instruction[], users: readonly ImageUser[]): UserEdits {
  const edits: Edit[] = [];
  for (const instruction of instructions) {
    const place = findUserPlace(instruction);
    if (!place) continue;
    const numbers = numbersOfUser(place.text, users, instruction.content.keyword === 'user');
    const edit = numbers === undefined ? undefined : replacePart(instruction, place.span, numbers);
    if (!edit) return { kind: 'unknown', instruction, name: place.text };
    if (numbers !== place.text) edits.push(edit);
  }
  return { kind: 'edits', edits };
}

function findUserPlace({ content }: Instruction) {
  const { keyword, argumentsSpan, flags, joined } = content;
  if (keyword === 'user') return { text: argumentsText(content), span: argumentsSpan };
  if (keyword !== 'copy' && keyword !== 'add') return undefined;
  const chown = flags.find(({ name }) => name === 'chown');
  if (!chown) return undefined;
  const text = joined.text.slice(chown.span.start, chown.span.end).replace(/^--chown=/i, '');
  return { text, span: { start: chown.span.end - text.length, end: chown.span.end } };
}
