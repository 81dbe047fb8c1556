import type { OutputStream } from './output.ts';

/** A line on the terminal that says how far a run is, and is gone when the run ends. */
export interface Progress {
  readonly advance: (done: number) => void;
  readonly end: () => void;
}

/** Below so many files a run is over before anybody has read the line. */
const FILES_WORTH_A_LINE = 50;

const MILLISECONDS_BETWEEN = 100;

/** Begins a progress line. It writes nothing where the stream is no terminal, `isQuiet` or the files are few. */
export function beginProgress(stream: OutputStream, files: number, isQuiet: boolean): Progress {
  if (!stream.isTerminal || isQuiet || files < FILES_WORTH_A_LINE) return { advance: () => {}, end: () => {} };
  let last = 0;
  let isShown = false;
  return {
    advance: (done) => {
      const now = Date.now();
      if (now - last < MILLISECONDS_BETWEEN) return;
      last = now;
      isShown = true;
      stream.write(`\r${done} of ${files} files`);
    },
    end: () => {
      if (isShown) stream.write('\r\x1b[K');
      isShown = false;
    },
  };
}
