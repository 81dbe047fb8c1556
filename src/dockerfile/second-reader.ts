import { Parser } from 'dockerfile-ast/lib/parser.js';

/** An instruction as dockerfile-ast sees it. */
export interface SeenInstruction {
  /** In upper case. */
  readonly keyword: string;
  /** The number, from 1, of its first line. */
  readonly line: number;
}

/**
 * The list of instructions that dockerfile-ast reads. Where each of them begins and ends is the library's own word; only
 * what it would do besides, and nobody asks for here, is left out: it reads the arguments of every instruction several
 * times over, which takes nine tenths of its time.
 */
export function readInstructions(text: string): readonly SeenInstruction[] {
  const seen = new OutlineParser().parse(text).getInstructions();
  return seen.map((instruction) => ({
    keyword: instruction.getKeyword(),
    line: instruction.getRange().start.line + 1,
  }));
}

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

/** What the library's parser asks of an instruction while it parses. */
interface TheirInstruction {
  getKeyword(): string;
  getRange(): Range;
}

/** The parts of the library's parser that are built on. They are private to it; its version is pinned. */
interface TheirParser {
  readonly buffer: string;
  readonly document: { positionAt(offset: number): Place };
  parse(text: string): { getInstructions(): readonly TheirInstruction[] };
  createInstruction(
    dockerfile: unknown,
    keyword: string,
    start: number,
    keywordEnd: number,
    end: number,
  ): TheirInstruction;
}

const TheirParser = Parser as unknown as new () => TheirParser;

class OutlineParser extends TheirParser {
  /** The parser looks into an instruction for heredocs alone, and there is none without two of these characters. */
  override createInstruction(
    dockerfile: unknown,
    keyword: string,
    start: number,
    keywordEnd: number,
    end: number,
  ): TheirInstruction {
    const source = this.buffer.slice(start, end);
    if (source.indexOf('<') !== source.lastIndexOf('<'))
      return super.createInstruction(dockerfile, keyword, start, keywordEnd, end);
    return new Outline(keyword, { start: this.document.positionAt(start), end: this.document.positionAt(end) });
  }
}

/** An instruction that opens no heredoc: its arguments, and those of what an ONBUILD holds, are of no interest. */
class Outline implements TheirInstruction {
  readonly #keyword: string;
  readonly #range: Range;

  constructor(keyword: string, range: Range) {
    this.#keyword = keyword;
    this.#range = range;
  }

  getKeyword(): string {
    return this.#keyword.toUpperCase();
  }

  getRange(): Range {
    return this.#range;
  }

  getArguments(): readonly [] {
    return [];
  }

  getTriggerInstruction(): null {
    return null;
  }
}
