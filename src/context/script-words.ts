import { BuildValues } from './build-values.ts';
import { cleanPath } from './context-path.ts';
import { workingDirBefore } from './working-dir.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { type Stage, wholeOf } from '../dockerfile/stages.ts';
import { SHELL_VARIABLES } from '../knowledge/shell-variables.ts';
import type { Word } from '../shell/script.ts';

/** Letters that mean the same to a shell and to a Dockerfile, in double quotes or none. */
const PLAIN = /^(?:"[\w./${}@+:-]+"|[\w./${}@+:-]+)$/;

/** What the words of a script are once the variables that ENV and ARG set are filled in, at one place of a file. */
export class ScriptWords {
  readonly #scan: Scan;
  readonly #stage: Stage;
  readonly #instruction: Instruction;
  /** Worked out for the first word with a variable: most have none. */
  #values: BuildValues | undefined;
  /** The folder that the script begins in; `undefined` where it is not known, or a build argument has a part in it. */
  readonly folder: string | undefined;

  /** @param base the working directory of the base image, where it is known */
  constructor(scan: Scan, stage: Stage, instruction: Instruction, base: string | undefined) {
    this.#scan = scan;
    this.#stage = stage;
    this.#instruction = instruction;
    const folder = workingDirBefore(scan, stage, instruction, base);
    this.folder = folder.kind === 'known' && folder.assumes.length === 0 ? folder.text : undefined;
  }

  /**
   * The path that a word names, absolute and cleaned. `undefined` where a build argument, a pattern or anything but a
   * variable of ENV has a part in it.
   */
  findPath(word: Word): string | undefined {
    return this.findPathFrom(this.folder, word);
  }

  /** The same of a word that stands behind a `cd`. @param folder what a relative path starts from */
  findPathFrom(folder: string | undefined, word: Word): string | undefined {
    const text = word.isPattern ? undefined : (word.value ?? this.#fill(word.text, false));
    if (text === undefined || text === '' || /[\\\n]/.test(text)) return undefined;
    if (text.startsWith('/')) return cleanPath(text);
    return folder === undefined || text.startsWith('~') ? undefined : cleanPath(`${folder}/${text}`);
  }

  /** A text with its variables filled in, defaults of build arguments included; `undefined` where one is not known. */
  fill(text: string): string | undefined {
    return this.#fill(text, true);
  }

  #fill(text: string, takesDefaults: boolean): string | undefined {
    if (!PLAIN.test(text)) return undefined;
    if ((text.match(/\w+/g) ?? []).some((name) => SHELL_VARIABLES.has(name) && text.includes('$'))) return undefined;
    this.#values ??= this.#readValues();
    const value = this.#values.expand(text, '\\');
    if (value.kind === 'unknown' || (!takesDefaults && value.assumes.length > 0)) return undefined;
    return value.text;
  }

  #readValues(): BuildValues {
    const values = new BuildValues(this.#scan);
    for (const { content, start } of wholeOf(this.#stage)) if (start < this.#instruction.start) values.take(content);
    return values;
  }
}
