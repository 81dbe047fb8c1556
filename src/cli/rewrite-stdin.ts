import type { Output } from './output.ts';
import { refuseSize, reportRefusal, rewriteBytes } from './rewrite-files.ts';
import type { Online } from './online.ts';
import { rewriteText } from './rewrite-text.ts';
import { readStream } from './stdin.ts';
import type { Place } from './surroundings.ts';
import { describeError } from './usage-error.ts';
import type { Choices } from '../plan/plan.ts';
import { type FileReport, reportError } from '../report/file-report.ts';
import { printableName } from '../report/printable.ts';
import { shownFile } from '../report/rewrite-patch.ts';

export interface StdinTask {
  /** Where the text belongs. */
  readonly path: string;
  readonly choices: Choices;
  readonly place: Place;
  /** The way to registries, where these may be asked. */
  readonly online?: Online | undefined;
  /** Whether to print what becomes of the text. */
  readonly write: boolean;
}

/**
 * Rewrites standard input. With `write` what becomes of it goes to standard output, byte for byte as it came where
 * nothing changes, so that a filter never eats a text.
 */
export async function rewriteStdin(
  { path, choices, place, online, write }: StdinTask,
  { stdin, output }: { readonly stdin: AsyncIterable<Uint8Array | string>; readonly output: Output },
): Promise<FileReport> {
  const bytes = await tryReadStream(stdin);
  if (typeof bytes === 'string') return reportError(path, `Standard input could not be read: ${bytes}. Run it again.`);
  if ('tooLarge' in bytes) {
    // What was read is not all there is: to print it as the result would cut the text.
    if (write) return reportError(path, 'Standard input is too large to be a Dockerfile. Nothing was printed.');
    return reportRefusal(path, refuseSize(bytes.tooLarge));
  }
  const report = await rewriteBytes({ path, choices, place }, bytes, online?.rewrite ?? ((task) => rewriteText(task)));
  if (!write || !report.rewrite) return report;
  output.stdout.write(report.status === 'changed' ? report.rewrite.after : bytes);
  for (const file of report.rewrite.files) output.stderr.write(`${describeUnwritten(shownFile(report, file))}\n`);
  return report;
}

/** A filter writes nothing but its output. */
function describeUnwritten(path: string): string {
  return `${printableName(path)} was not written: only standard output is, for a text from standard input. Run dockoptimize on the file itself.`;
}

async function tryReadStream(
  stream: AsyncIterable<Uint8Array | string>,
): Promise<Awaited<ReturnType<typeof readStream>> | string> {
  try {
    return await readStream(stream);
  } catch (error) {
    return describeError(error);
  }
}
