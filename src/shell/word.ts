import type * as unbash from 'unbash';
import type { Converter } from './convert.ts';
import { toSpan } from './position.ts';
import type { CommandList, Word } from './script.ts';

/** A word with what is known of its value before the script runs. */
export function convertWord(word: unbash.Word, converter: Converter): Word {
  const { text } = word;
  const span = toSpan(word);
  // The parser works the parts out when they are asked for, which most words can be spared.
  if (!SPECIAL.test(text) || !word.parts)
    return { span, text, value: word.value, isPattern: false, substitutions: NONE };
  const found: Found = { isKnown: true, isPattern: false, substitutions: [] };
  for (const part of word.parts) readPart(part, found, converter);
  return {
    span,
    text,
    value: found.isKnown ? word.value : undefined,
    isPattern: found.isPattern,
    substitutions: found.substitutions,
  };
}

/** Without any of these a word is what it looks like. */
const SPECIAL = /[$`*?[\]{}<>~"'\\!()@+]/;

const NONE: readonly CommandList[] = [];

interface Found {
  isKnown: boolean;
  isPattern: boolean;
  readonly substitutions: CommandList[];
}

function readPart(part: unbash.WordPart, found: Found, converter: Converter): void {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
      return;
    case 'Glob':
      found.isPattern = true;
      return;
    case 'DoubleQuoted':
      for (const child of part.parts) readPart(child, found, converter);
      return;
    case 'CommandExpansion':
      found.isKnown = false;
      found.substitutions.push(converter.convertNested(part.script));
      return;
    case 'ProcessSubstitution':
      found.isKnown = false;
      found.substitutions.push(converter.convertNested(part.script));
      return;
    case 'ParameterExpansion':
      found.isKnown = false;
      readOperand(part, found, converter);
      return;
    default:
      // Variables, arithmetic, braces, and what bash expands and dash does not.
      found.isKnown = false;
  }
}

function readOperand(part: unbash.ParameterExpansionPart, found: Found, converter: Converter): void {
  const operation = part.operation;
  if (operation?.type !== 'Default') return;
  for (const inner of operation.operand.parts ?? []) readPart(inner, found, converter);
}
