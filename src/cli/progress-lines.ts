import type { OutputStream } from './output.ts';
import { printableLine, printableSentence } from '../report/printable.ts';

/**
 * What goes on in a long piece of work: one line that is overwritten on a terminal, a line each anywhere else, and under
 * `isVerbose` also what the programs print.
 */
export class ProgressLines {
  readonly #stream: OutputStream;
  readonly #isQuiet: boolean;
  readonly #isVerbose: boolean;
  #isShown = false;

  constructor(stream: OutputStream, options: { readonly isQuiet: boolean; readonly isVerbose: boolean }) {
    this.#stream = stream;
    this.#isQuiet = options.isQuiet;
    this.#isVerbose = options.isVerbose;
  }

  say(text: string): void {
    if (this.#isQuiet) return;
    const line = printableSentence(text);
    if (!this.#stream.isTerminal || this.#isVerbose) {
      this.#stream.write(`${line}\n`);
      return;
    }
    this.#stream.write(`\r\x1b[K${line.slice(0, (this.#stream.width ?? 80) - 1)}`);
    this.#isShown = true;
  }

  /** Output of another program, whole lines or parts of them; masked by whoever hands it over. */
  pass(text: string): void {
    if (!this.#isVerbose || this.#isQuiet) return;
    this.#stream.write(text.split('\n').map(printableLine).join('\n'));
  }

  end(): void {
    if (this.#isShown) this.#stream.write('\r\x1b[K');
    this.#isShown = false;
  }
}
