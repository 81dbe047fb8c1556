import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunOptions } from './options.ts';
import type { Online } from './online.ts';
import type { Output } from './output.ts';
import { ProgressLines } from './progress-lines.ts';
import { type FileTask, reportRefusal, tryRead, tryWrite } from './rewrite-files.ts';
import { shownPath } from './discover.ts';
import { findSecretValues } from './secret-values.ts';
import { openSurroundings } from './surroundings.ts';
import { describeError, UsageError } from './usage-error.ts';
import type { VerifyOptions } from './verify-options.ts';
import { makeVerifyRequest, type VerifyRun } from './verify-request.ts';
import type { Surroundings } from '../context/surroundings.ts';
import { refuseFile } from '../dockerfile/refusal.ts';
import type { RegistryAnswers } from '../knowledge/registry/answers.ts';
import { rewriteDockerfile } from '../pipeline/rewrite.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';
import type { Plan } from '../plan/plan.ts';
import { type FileReport, reportError, reportRewrite } from '../report/file-report.ts';
import { decodeUtf8 } from '../text/decode.ts';
import { maskLines, maskSecrets } from '../knowledge/secrets/mask.ts';
import type { Builder } from '../verify/builder.ts';
import { chooseBuilder, readWantedBuilder } from '../verify/choose-builder.ts';
import { type ComposeService, readCompose } from '../verify/compose.ts';
import { readEnvironmentFile } from '../verify/environment-file.ts';
import { type ImageInspection, inspectImages } from '../verify/inspect-images.ts';
import { verifyRewrite } from '../verify/verify.ts';

/** What verifying needs of the process. */
export interface VerifySurroundings {
  /** The current folder, absolute. */
  readonly current: string;
  /** The folder to COPY from, absolute, where one was given. */
  readonly context: string | undefined;
  readonly output: Output;
  readonly onEnd: (end: () => void | Promise<void>) => void;
  /** The way to registries, where these may be asked. */
  readonly online: Online | undefined;
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
  { current, context, output, onEnd, online }: VerifySurroundings,
): Promise<readonly FileReport[]> {
  if (verify.compose !== undefined && tasks.length > 1) {
    throw new UsageError('--compose describes the build of one Dockerfile; name that file');
  }
  const service = verify.compose === undefined ? undefined : readService(verify, current);
  const builder = await openBuilder(verify);
  const secrets = findSecretValues(verify, service, current);
  const run: VerifyRun = {
    options: verify,
    allowsUnproven: options.unsafe,
    service,
    builder,
    secrets,
    context,
    current,
  };
  const { quiet: isQuiet, verbose: isVerbose } = options;
  const lines = new ProgressLines(output.stderr, { isQuiet, isVerbose, mask: maskLines(secrets) });
  const images = await inspectImages(builder, { isFreshBuild: verify.timesBuilds, isCompressed: true });
  const controller = new AbortController();
  const { signal } = controller;
  // Once, whoever asks first: two that remove the same container are in each other's way.
  let removal: Promise<unknown> | undefined;
  const removeAll = (): Promise<unknown> => (removal ??= Promise.all([builder.removeAll(), images.close()]));
  const working = verifyOneByOne(tasks, run, { images, lines, signal, online, isWritten: options.write });
  onEnd(async () => {
    controller.abort();
    lines.say('stops, and removes what was made');
    // What is under way removes its own, and would be disturbed.
    await Promise.race([working.catch(() => undefined), sleep(MOST_TIME_TO_STOP)]);
    await removeAll();
    lines.end();
  });
  try {
    const reports = await working;
    // The process ends as soon as all is removed; nobody waits for a report.
    return signal.aborted ? await new Promise<never>(() => {}) : reports;
  } finally {
    lines.end();
    await removeAll();
  }
}

/** In milliseconds. What is being made is always waited for; this is for an image that is being read. */
const MOST_TIME_TO_STOP = 10_000;

async function verifyOneByOne(
  tasks: readonly FileTask[],
  run: VerifyRun,
  surroundings: FileSurroundings,
): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  for (const task of tasks) {
    if (!surroundings.signal.aborted) reports.push(await verifyFile(task, run, surroundings));
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
  const environment = { ...readVariablesBeside(path), ...process.env };
  const read = readCompose(text, service!, dirname(path), environment);
  if ('because' in read) throw new UsageError(`--compose ${compose}: ${maskSecrets(read.because)}`);
  return read;
}

/** Compose takes variables from the file `.env` beside its own, where the environment does not have them. */
function readVariablesBeside(path: string): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(readEnvironmentFile(readFileSync(join(dirname(path), '.env'), 'utf8')));
  } catch {
    return {};
  }
}

/** What the verification of one file needs besides the run. */
interface FileSurroundings {
  readonly images: ImageInspection;
  readonly lines: ProgressLines;
  readonly signal: AbortSignal;
  readonly online: Online | undefined;
  readonly isWritten: boolean;
}

async function verifyFile(task: FileTask, run: VerifyRun, surroundings: FileSurroundings): Promise<FileReport> {
  const read = tryRead(task);
  if ('status' in read) return read;
  const text = decodeUtf8(read.bytes);
  if (text === undefined) {
    return reportRefusal(task.path, refuseFile('not-utf8', 'a byte of it is no part of a character'));
  }
  if (run.context === undefined && !run.service && task.place.context === undefined) {
    return reportError(
      task.path,
      'Not verified: it is built with different contexts. Give the one that is meant with --context.',
    );
  }
  const { images, lines, signal, online, isWritten } = surroundings;
  const { builder, options } = run;
  const request = makeVerifyRequest(text, task, run);
  lines.useMask(maskLines(request.secrets));
  const { context } = request.build;
  const shownContext = context === run.current ? '' : shownPath(context, run.current);
  const place = { ...task.place, context, shownContext };
  const know = (registry?: RegistryAnswers): Surroundings => openSurroundings(place, task.choices, registry);
  try {
    // Asked before anything is built: the search needs an answer at once.
    const registry = await online?.findAnswers((answers) => rewriteDockerfile(text, request.plan, know(answers)));
    const known = know(registry);
    const rewrite = (was: string, plan: Plan): Rewrite => rewriteDockerfile(was, plan, known);
    const verification = await verifyRewrite(
      request,
      { builder, ...images, rewrite, onProgress: (what) => lines.say(`${task.path}: ${what}`) },
      { timeLimit: options.timeLimit, signal, onOutput: (output) => lines.pass(output) },
    );
    const report = { ...reportRewrite(task.path, verification.rewrite, shownContext), verification };
    const isWorthWriting = isWritten && verification.outcome === 'verified' && report.status === 'changed';
    return isWorthWriting && !signal.aborted ? await tryWrite(task.path, read, report, context) : report;
  } catch (error) {
    const why = maskSecrets(describeError(error), request.secrets);
    return reportError(task.path, `Could not be verified: ${why}. The file is as it was.`);
  } finally {
    await images.close();
  }
}
