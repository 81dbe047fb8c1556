import type { RunOptions } from './options.ts';
import type { Output } from './output.ts';
import type { FileReport } from '../report/file-report.ts';
import { colourPatch } from '../report/patch.ts';
import { formatRewritePatch } from '../report/rewrite-patch.ts';
import { formatReport } from '../report/terminal.ts';

/** What printing a run needs besides its reports. */
export interface PrintContext {
  readonly output: Output;
  /** The words of the command line, without program and script. */
  readonly words: readonly string[];
  /** Of the program. */
  readonly version: string;
}

const WIDTH_OF_NO_TERMINAL = 120;

/**
 * Prints a run: on standard output what a program may want to read, on standard error what a person is told. The
 * formats that few ask for are loaded only then.
 */
export async function printRun(
  reports: readonly FileReport[],
  options: RunOptions,
  context: PrintContext,
): Promise<void> {
  await printResult(reports, options, context);
  await printReport(reports, options, context);
}

async function printResult(
  reports: readonly FileReport[],
  options: RunOptions,
  { output, version }: PrintContext,
): Promise<void> {
  const { stdout } = output;
  if (options.format === 'json') {
    const { toJsonReport } = await import('../report/json.ts');
    stdout.write(toJsonReport(reports, { version }));
    return;
  }
  if (options.format === 'markdown') {
    const { formatMarkdown } = await import('../report/markdown.ts');
    stdout.write(formatMarkdown(reports));
    return;
  }
  if (options.write) return;
  for (const report of reports) {
    const { status, rewrite } = report;
    if (status !== 'changed' || !rewrite) continue;
    const patch = formatRewritePatch(report, rewrite);
    const isShown = stdout.isTerminal || stdout.hasColours;
    stdout.write(isShown ? colourPatch(patch, stdout.hasColours) : patch);
  }
}

async function printReport(
  reports: readonly FileReport[],
  options: RunOptions,
  { output, words }: PrintContext,
): Promise<void> {
  const { stderr } = output;
  const told = options.quiet ? reports.filter(isTrouble) : reports;
  if (options.quiet && told.length === 0) return;
  const report = formatReport(told, {
    colours: stderr.hasColours,
    isTerminal: stderr.isTerminal && !options.quiet,
    verbose: options.verbose,
    showRefusals: options.refused || options.verbose,
    unsafe: options.unsafe,
    mode: modeOf(options),
    width: stderr.width ?? WIDTH_OF_NO_TERMINAL,
    command: 'dockoptimize',
    arguments: words.filter((word) => !REPLACED.has(word)),
  });
  stderr.write(report);
}

/** What has to be told however quiet a run is to be. */
function isTrouble({ status, verification }: FileReport): boolean {
  return status === 'error' || verification?.outcome === 'trouble' || verification?.outcome === 'original-fails';
}

/** Options that the commands to go on with bring along themselves. */
const REPLACED: ReadonlySet<string> = new Set(['--write', '-w', '--check', '--unsafe']);

function modeOf({ check, write }: RunOptions): 'dry-run' | 'write' | 'check' {
  if (check) return 'check';
  return write ? 'write' : 'dry-run';
}
