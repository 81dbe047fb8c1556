import { makePalette, type Palette } from './palette.ts';

/** How a run is told to a person. */
export interface ReportOptions {
  /** Whether the stream takes escape sequences. */
  readonly colours: boolean;
  /** Whether a person looks at it now: only then does it end with what to do next. */
  readonly isTerminal: boolean;
  /** Says more of each fix, lists ignored places, names unchanged files. */
  readonly verbose: boolean;
  /** Lists the places left alone, each with its reason. */
  readonly showRefusals: boolean;
  /** Whether the run applied fixes that rest on assumptions. */
  readonly unsafe: boolean;
  readonly mode: 'dry-run' | 'write' | 'check';
  /** Of a line, in UTF-16 code units. Lines of proposals and of diffs are never broken. */
  readonly width: number;
  /** The name of the program, as the user would type it. */
  readonly command: string;
  /** What the run was given besides `--unsafe`, `--write` and `--check`, unquoted: repeated in the commands to go on with. */
  readonly arguments?: readonly string[] | undefined;
}

/** The options with what follows from them, as the parts of the report hand it on. */
export interface View extends ReportOptions {
  readonly palette: Palette;
  /** Whether the run is on one file. */
  readonly isSingle: boolean;
}

/** Narrower than this, a sentence is a column of words: the terminal may break the lines itself. */
const LEAST_WIDTH = 50;

export function makeView(options: ReportOptions, files: number): View {
  const width = Math.max(options.width, LEAST_WIDTH);
  return { ...options, width, palette: makePalette(options.colours), isSingle: files === 1 };
}
