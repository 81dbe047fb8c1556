import type { FoundFile } from './discover.ts';
import { type FileBytes, MAX_FILE_BYTES, NotAFile, readFileBytes } from './read-file.ts';
import type { Online } from './online.ts';
import type { RewritePool } from './pool.ts';
import { rewriteText, type TextTask } from './rewrite-text.ts';
import type { Place } from './surroundings.ts';
import { describeError, errorCode } from './usage-error.ts';
import { type FileRefusal, refuseFile } from '../dockerfile/refusal.ts';
import { refuse } from '../pipeline/rewrite.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import type { Choices } from '../plan/plan.ts';
import { type FileReport, reportError, reportRewrite } from '../report/file-report.ts';
import { decodeUtf8 } from '../text/decode.ts';

/** A file and what the user chose for it. */
export interface FileTask extends FoundFile {
  readonly choices: Choices;
  readonly place: Place;
}

export interface RewriteFilesOptions {
  /** Whether to put what changed in place of the files. */
  readonly write: boolean;
  /** The most threads to use. */
  readonly jobs: number;
  /** The way to registries, where these may be asked. */
  readonly online?: Online | undefined;
  /** Called after each file with the number of those that are done. */
  readonly onDone?: (done: number) => void;
}

type RewriteText = (task: TextTask) => Rewrite | Promise<Rewrite>;

/** From so many files on, threads win back the time that each takes to start and to warm up. */
const FILES_WORTH_THREADS = 400;

/** Milliseconds. The slowest of thousands of real files takes a hundredth of this on a busy machine. */
const TIME_LIMIT = 30_000;

/** What became of each file, in the order of the files. Never throws: what goes wrong with a file is its report. */
export async function rewriteFiles(
  tasks: readonly FileTask[],
  options: RewriteFilesOptions,
): Promise<readonly FileReport[]> {
  const { online } = options;
  // What is asked takes longer than what is worked out, and is asked by one thread.
  const pool = online ? undefined : await openPoolFor(tasks.length, options.jobs);
  const offline = (task: TextTask): Promise<Rewrite> | Rewrite => (pool ? pool.rewrite(task) : rewriteText(task));
  const rewrite = online?.rewrite ?? offline;
  const reports = Array.from<FileReport>({ length: tasks.length });
  const late: (() => Promise<void>)[] = [];
  let next = 0;
  let done = 0;
  const takeTurns = async (): Promise<void> => {
    while (next < tasks.length) {
      const at = next;
      next += 1;
      const { report, write } = await rewriteFile(tasks[at]!, options.write, rewrite);
      reports[at] = report;
      if (write) late.push(async () => void (reports[at] = await write()));
      done += 1;
      options.onDone?.(done);
      await nextTurn();
    }
  };
  await Promise.all(Array.from({ length: pool ? options.jobs : 1 }, takeTurns));
  await pool?.close();
  for (const write of late) await write();
  return reports;
}

/** Lets signals and the other tasks have their turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function openPoolFor(files: number, jobs: number): Promise<RewritePool | undefined> {
  if (files < FILES_WORTH_THREADS || jobs < 2) return undefined;
  const { openPool } = await import('./pool.ts');
  return openPool(jobs, TIME_LIMIT);
}

interface Rewritten {
  readonly report: FileReport;
  /** Writes what is left to be written once all files are read: another Dockerfile may look at the same context. */
  readonly write?: () => Promise<FileReport>;
}

async function rewriteFile(task: FileTask, write: boolean, rewrite: RewriteText): Promise<Rewritten> {
  const read = tryRead(task);
  if ('status' in read) return { report: read };
  const report = await rewriteBytes(task, read.bytes, rewrite);
  if (!write || report.status !== 'changed') return { report };
  const { context } = task.place;
  if (report.rewrite!.files.length > 0) return { report, write: () => tryWrite(task.path, read, report, context) };
  return { report: await tryWrite(task.path, read, report, context) };
}

/** What the choices make of a file's bytes. Never throws. */
export async function rewriteBytes(
  { path, choices, place }: Pick<FileTask, 'path' | 'choices' | 'place'>,
  bytes: Uint8Array,
  rewrite: RewriteText,
): Promise<FileReport> {
  const text = decodeUtf8(bytes);
  if (text === undefined) return reportRefusal(path, refuseFile('not-utf8', 'a byte of it is no part of a character'));
  try {
    return reportRewrite(path, await rewrite({ text, choices, place }), place.shownContext);
  } catch (error) {
    return reportError(path, describeBug(error));
  }
}

/** The report on a file that is left alone without a look at its text. */
export function reportRefusal(path: string, refusal: FileRefusal): FileReport {
  return reportRewrite(path, refuse('', refusal));
}

/** The refusal of a file of so many bytes. */
export function refuseSize(bytes: number): FileRefusal {
  return refuseFile('too-large', `it has ${bytes} bytes, and no more than ${MAX_FILE_BYTES} are read`);
}

/** The bytes of a file, or the report that says why there are none. Never throws. */
export function tryRead({ path, absolute }: FileTask): FileBytes | FileReport {
  try {
    const read = readFileBytes(absolute);
    return 'tooLarge' in read ? reportRefusal(path, refuseSize(read.tooLarge)) : read;
  } catch (error) {
    return reportError(path, `Could not be read: ${describeError(error)}. ${readAdvice(error)}`);
  }
}

/**
 * Writes what became of a file, and what is changed beside it; gives its report, or one that says why all is as it was.
 * Never throws.
 * @param context the folder of the build context, absolute
 */
export async function tryWrite(
  path: string,
  was: FileBytes,
  report: FileReport,
  context: string | undefined,
): Promise<FileReport> {
  // Loaded only here: what it needs of the system takes a dry run as long as reading a Dockerfile.
  const { FileChanged, LinkInPlace, readOldTexts, replaceFiles } = await import('./write-file.ts');
  const { before, after, files } = report.rewrite!;
  const what = files.length > 0 ? 'the file, or one beside it,' : 'the file';
  try {
    const others = files.length > 0 ? readOldTexts(context!, files) : [];
    replaceFiles([...others, ...(after === before ? [] : [{ was, text: after }])]);
    return report;
  } catch (error) {
    if (error instanceof FileChanged) {
      return reportError(path, `Not written: somebody else changed ${what} in the meantime. Run dockoptimize again.`);
    }
    if (error instanceof LinkInPlace) {
      return reportError(path, 'Not written: a link stands in the place of a file beside it. Write that file by hand.');
    }
    const advice = 'The file is as it was. Make it and its folder writable, then run dockoptimize again.';
    return reportError(path, `Could not be written: ${describeError(error)}. ${advice}`);
  }
}

function readAdvice(error: unknown): string {
  if (error instanceof NotAFile) return 'Name a Dockerfile, or "-" to read one from standard input.';
  if (errorCode(error) === 'EACCES') return 'Make the file readable, or leave it out with --exclude.';
  return 'Check the path.';
}

function describeBug(error: unknown): string {
  const report = 'The file is as it was. Please report it, with the file, as a bug of dockoptimize.';
  if (errorName(error) === 'TookTooLong') return `Given up after ${TIME_LIMIT / 1000} seconds. ${report}`;
  return `dockoptimize failed on it: ${describeError(error)}. ${report}`;
}

function errorName(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined;
}
