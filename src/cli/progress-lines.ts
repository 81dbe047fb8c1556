import type { OutputStream } from './output.ts';
import { printableLine, printableSentence } from '../report/printable.ts';

/** A longer line, in characters, is cut off: nobody reads it, and all of a line is kept until it ends. */
const MOST_OF_LINE = 20_000;

export interface ProgressOptions {
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  /** Takes from a whole line what nobody should read. */
  readonly mask: (line: string) => string;
}

/**
 * What goes on in a long piece of work: one line that is overwritten on a terminal, a line each anywhere else, and under
 * `isVerbose` also what the programs print.
 */
export class ProgressLines {
  readonly #stream: OutputStream;
  readonly #isQuiet: boolean;
  readonly #isVerbose: boolean;
  #mask: (line: string) => string;
  #isShown = false;
  /** Of a line of another program that has not ended yet. */
  #begun = '';

  constructor(stream: OutputStream, { isQuiet, isVerbose, mask }: ProgressOptions) {
    this.#stream = stream;
    this.#isQuiet = isQuiet;
    this.#isVerbose = isVerbose;
    this.#mask = mask;
  }

  /** Takes another mask from now on: each file has credentials of its own. */
  useMask(mask: ProgressOptions['mask']): void {
    if (this.#begun !== '') this.#endLine();
    this.#mask = mask;
  }

  say(text: string): void {
    if (this.#isQuiet) return;
    const line = printableSentence(text);
    // What a program printed before belongs before it.
    if (this.#begun !== '') this.#endLine();
    if (!this.#stream.isTerminal || this.#isVerbose) {
      this.#stream.write(`${line}\n`);
      return;
    }
    this.#stream.write(`\r\x1b[K${line.slice(0, (this.#stream.width ?? 80) - 1)}`);
    this.#isShown = true;
  }

  /**
   * Output of another program, in pieces that end anywhere. Each line is written once all of it is there: what is to be
   * masked may be spread over two pieces.
   */
  pass(text: string): void {
    if (!this.#isVerbose || this.#isQuiet) return;
    const [first = '', ...others] = text.split('\n');
    this.#add(first);
    for (const line of others) {
      this.#endLine();
      this.#add(line);
    }
  }

  /** Ends the line that is overwritten, and writes what another program has begun. */
  end(): void {
    if (this.#begun !== '') this.#endLine();
    if (this.#isShown) this.#stream.write('\r\x1b[K');
    this.#isShown = false;
  }

  #add(text: string): void {
    this.#begun = (this.#begun + text).slice(0, MOST_OF_LINE + 1);
  }

  #endLine(): void {
    const line = this.#begun.length > MOST_OF_LINE ? `${this.#begun.slice(0, MOST_OF_LINE)}…` : this.#begun;
    this.#begun = '';
    this.#stream.write(`${printableLine(this.#mask(line))}\n`);
  }
}
