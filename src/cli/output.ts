/** Where a run writes to: what it gives on `stdout`, what it says about it on `stderr`. */
export interface Output {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
}

export interface OutputStream {
  write(data: string | Uint8Array): void;
  readonly isTerminal: boolean;
  /** Whether escape sequences for colours may be written. */
  readonly hasColours: boolean;
  /** Characters in a line of the terminal; `undefined` where it is none. */
  readonly width: number | undefined;
}

/** What is known of a stream of the process. */
export interface StreamFacts {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether to colour what a stream gets: on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise; NO_COLOR wins. */
export function hasColours(stream: StreamFacts, environment: Environment): boolean {
  if (environment['NO_COLOR']) return false;
  const force = environment['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}

/**
 * The streams of the process. A reader that goes away early (`| head`) ends the output and nothing else: files that are
 * still to be written are written.
 */
export function openOutput(process: NodeJS.Process): Output {
  return { stdout: openStream(process, process.stdout), stderr: openStream(process, process.stderr) };
}

function openStream(process: NodeJS.Process, stream: NodeJS.WriteStream): OutputStream {
  let isOpen = true;
  // Its type says otherwise, but on a pipe or a file it is not there at all.
  const isTerminal: boolean | undefined = stream.isTTY;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code === 'EPIPE' || error.code === 'EOF') return;
    process.exitCode = 2;
    if (stream !== process.stderr) process.stderr.write(`error: the output could not be written: ${error.message}\n`);
  });
  return {
    write: (data) => {
      if (isOpen && data.length > 0) stream.write(data);
    },
    isTerminal: isTerminal ?? false,
    hasColours: hasColours(stream, process.env),
    // A terminal of no known width says 0.
    width: stream.columns || undefined,
  };
}
