import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { RunOptions } from './options.ts';
import type { Output } from './output.ts';
import { ProgressLines } from './progress-lines.ts';
import { type FileTask, reportRefusal, tryRead, tryWrite } from './rewrite-files.ts';
import { describeError, UsageError } from './usage-error.ts';
import type { VerifyOptions } from './verify-options.ts';
import { findSecretValues, makeVerifyRequest, type VerifyRun } from './verify-request.ts';
import { refuseFile } from '../dockerfile/refusal.ts';
import { type FileReport, reportError, reportRewrite } from '../report/file-report.ts';
import { decodeUtf8 } from '../text/decode.ts';
import { maskSecrets } from '../text/mask.ts';
import type { Builder } from '../verify/builder.ts';
import { chooseBuilder, readWantedBuilder } from '../verify/choose-builder.ts';
import { type ComposeService, readCompose } from '../verify/compose.ts';
import { inspectImages } from '../verify/inspect-images.ts';
import { verifyRewrite } from '../verify/verify.ts';

/** What verifying needs of the process. */
export interface VerifySurroundings {
  /** The current folder, absolute. */
  readonly current: string;
  readonly output: Output;
  readonly onEnd: (end: () => void | Promise<void>) => void;
}

/**
 * Verifies one file after the other, and writes what held where that was asked for. Whatever happens, all that was made
 * in the engine is gone in the end.
 * @throws UsageError where no builder can be had, or the options contradict the files
 */
export async function verifyFiles(
  tasks: readonly FileTask[],
  options: RunOptions,
  verify: VerifyOptions,
  { current, output, onEnd }: VerifySurroundings,
): Promise<readonly FileReport[]> {
  if (verify.compose !== undefined && tasks.length > 1) {
    throw new UsageError('--compose describes the build of one Dockerfile; name that file');
  }
  const service = verify.compose === undefined ? undefined : readService(verify, current);
  const builder = await openBuilder(verify);
  const run: VerifyRun = { options: verify, allowsUnproven: options.unsafe, service, builder, current };
  const lines = new ProgressLines(output.stderr, { isQuiet: options.quiet, isVerbose: options.verbose });
  const controller = new AbortController();
  onEnd(async () => {
    controller.abort();
    lines.end();
    await builder.removeAll();
  });
  const reports: FileReport[] = [];
  try {
    for (const task of tasks) reports.push(await verifyFile(task, run, options.write, controller.signal, lines));
  } finally {
    lines.end();
    await builder.removeAll();
  }
  return reports;
}

async function openBuilder({ builder }: VerifyOptions): Promise<Builder> {
  const wanted = builder === undefined ? undefined : readWantedBuilder(builder);
  if (builder !== undefined && wanted === undefined) {
    throw new UsageError(`--builder "${builder}" is none; give docker, podman, buildah, or docker:NAME`);
  }
  const chosen = await chooseBuilder(wanted);
  if ('because' in chosen) throw new UsageError(`--verify has nothing to build with: ${chosen.because}`);
  return chosen;
}

function readService({ compose, service }: VerifyOptions, current: string): ComposeService {
  const path = resolve(current, compose!);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--compose ${compose} could not be read: ${describeError(error)}; check the path`);
  }
  const read = readCompose(text, service!, dirname(path), process.env);
  if ('because' in read) throw new UsageError(`--compose ${compose}: ${read.because}`);
  return read;
}

async function verifyFile(
  task: FileTask,
  run: VerifyRun,
  isWritten: boolean,
  signal: AbortSignal,
  lines: ProgressLines,
): Promise<FileReport> {
  const read = tryRead(task);
  if ('status' in read) return read;
  const text = decodeUtf8(read.bytes);
  if (text === undefined) {
    return reportRefusal(task.path, refuseFile('not-utf8', 'a byte of it is no part of a character'));
  }
  const secrets = findSecretValues(run);
  const { builder, options } = run;
  const images = await inspectImages(builder, options.timesBuilds);
  const onOutput = (output: string): void => lines.pass(maskSecrets(output, secrets));
  try {
    const verification = await verifyRewrite(
      makeVerifyRequest(text, task, run),
      {
        builder,
        ...images,
        onProgress: (what) => lines.say(`${task.path}: ${what}`),
      },
      { timeLimit: options.timeLimit, signal, onOutput },
    );
    const report = { ...reportRewrite(task.path, verification.rewrite), verification };
    const isWorthWriting = isWritten && verification.outcome === 'verified' && report.status === 'changed';
    return isWorthWriting ? await tryWrite(task.path, read, report) : report;
  } catch (error) {
    if (signal.aborted) return reportError(task.path, 'Stopped before it was verified. The file is as it was.');
    const why = maskSecrets(describeError(error), secrets);
    return reportError(task.path, `Could not be verified: ${why}. The file is as it was.`);
  } finally {
    await images.close();
  }
}
