import type { Output } from './output.ts';
import { readFileBytes } from './read-file.ts';
import { describeError, UsageError } from './usage-error.ts';
import { readDockerfile } from '../dockerfile/dockerfile.ts';
import { toJsonText } from '../report/json-text.ts';
import { maskTrace } from '../report/mask-trace.ts';
import { formatTrace } from '../report/trace-table.ts';
import { decodeUtf8 } from '../text/decode.ts';
import { traceBuild } from '../trace/build-trace.ts';

/**
 * Prints what a Dockerfile means to the checker: its events in their order. Gives the exit code.
 * @param format `json` for the trace itself
 * @throws UsageError where the file cannot be read, or is one that would be refused
 */
export function trace(path: string, format: 'text' | 'json', { stdout }: Output): number {
  const text = decodeUtf8(readBytes(path));
  if (text === undefined) throw new UsageError(`"${path}" is not UTF-8; convert it, then try again`);
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new UsageError(`"${path}" is left alone as a whole: ${file.detail}`);
  const build = maskTrace(traceBuild(file), file);
  stdout.write(format === 'json' ? toJsonText(build) : formatTrace(build));
  return 0;
}

function readBytes(path: string): Uint8Array {
  try {
    const read = readFileBytes(path);
    if ('bytes' in read) return read.bytes;
    throw new UsageError(`"${path}" has ${read.tooLarge} bytes, too many for a Dockerfile`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`"${path}" cannot be read: ${describeError(error)}; name a Dockerfile`);
  }
}
