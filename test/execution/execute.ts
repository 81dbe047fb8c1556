/**
 * Runs two scripts one after the other, and what they were merged into, and compares what happened.
 *
 * The design is for speed. A trial needs some thirty processes (each script and each call of a program, for each plan of
 * which call fails), and a process started by Node costs several times one that a small shell starts. So Node writes one
 * *driver* script for some fifty pairs; one dash runs it, and forks nothing but what is under test: each script in a
 * fresh shell of its own (`dash -c "$SCRIPT"`), each call a real executable, since a function would be state of the shell
 * and would change how `set -e` works. Driver and stubs append to one log, which Node takes apart. Rounds go from a plan to
 * the next: nothing fails; then each call that was seen fails in turn; then also the first call that was seen after that
 * one (an `||` needs both to fail). Nothing outside a script's own process changes, so the two that ran apart are run only
 * for plans that name one of their own calls, and what they did is put together. Drivers run side by side, each in a
 * sandbox of its own.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import type { RunShell } from './generate.ts';
import type { Sandbox } from './sandbox.ts';

/** Two scripts, what they became, and a shell to run them in. */
export interface Trial {
  readonly first: string;
  readonly second: string;
  readonly merged: string;
  readonly shell: RunShell;
}

/** The sites whose calls fail; at most two. */
export type FailurePlan = readonly string[];

/** What a run showed. */
export interface Outcome {
  readonly hasSucceeded: boolean;
  /** A line for each call, in order; those of jobs in the background stand last, sorted. */
  readonly log: readonly string[];
}

/** The first plan under which a merged script does something else. */
export interface Difference {
  readonly plan: FailurePlan;
  readonly before: Outcome;
  readonly after: Outcome;
}

/** A plan for a trial, and the three runs it takes. */
interface Attempt {
  readonly index: number;
  readonly plan: FailurePlan;
  readonly first: Run;
  readonly second: Run;
  readonly merged: Run;
}

/** One script in one shell under one plan; the same for each plan that differs only in what the script does not call. */
interface Run {
  readonly script: string;
  readonly shell: RunShell;
  readonly plan: FailurePlan;
  readonly hasJobs: boolean;
  shown?: Shown;
}

interface Shown {
  readonly hasSucceeded: boolean;
  readonly calls: readonly string[];
  readonly jobs: readonly string[];
}

/** Long enough for any driver on a busy machine; a script that hangs ends there. */
const TIME_LIMIT = 300_000;

/** Gives for each trial how its two sides differ, or `undefined`. Throws where the driver itself fails. */
export async function findDifferences(
  trials: readonly Trial[],
  sandbox: Sandbox,
): Promise<readonly (Difference | undefined)[]> {
  const differences: (Difference | undefined)[] = trials.map(() => undefined);
  const makers = trials.map((trial, index) => attemptMaker(trial, index));
  let attempts: readonly Attempt[] = makers.map((make) => make([]));
  while (attempts.length > 0) {
    await runAll(attempts, sandbox);
    const next: Attempt[] = [];
    for (const { index, plan, first, second, merged } of attempts) {
      const before = outcomeOf(first.shown!.hasSucceeded ? [first.shown!, second.shown!] : [first.shown!]);
      const after = outcomeOf([merged.shown!]);
      if (!isSame(before, after)) differences[index] ??= { plan, before, after };
      else next.push(...plansAfter(plan, before).map(makers[index]!));
    }
    attempts = next.filter(({ index }) => differences[index] === undefined);
  }
  return differences;
}

function attemptMaker({ first, second, merged, shell }: Trial, index: number): (plan: FailurePlan) => Attempt {
  const known = new Map<string, Run>();
  const hasJobs = /\bb\d/.test(first + second);
  const runOf = (script: string, plan: FailurePlan): Run => {
    const key = [script, ...plan].join('\0');
    const run = known.get(key) ?? { script, shell, plan, hasJobs };
    known.set(key, run);
    return run;
  };
  return (plan) => ({
    index,
    plan,
    first: runOf(first, ownSites(plan, first)),
    second: runOf(second, ownSites(plan, second)),
    merged: runOf(merged, plan),
  });
}

/** Those that the script has in its text; behind the number may stand what a loop adds. */
function ownSites(plan: FailurePlan, script: string): FailurePlan {
  return plan.filter((site) => new RegExp(`${/[sb]\d+/.exec(site)![0]}(?!\\d)`).test(script));
}

function outcomeOf(shown: readonly Shown[]): Outcome {
  const calls = shown.flatMap((each) => each.calls);
  const jobs = shown.flatMap((each) => each.jobs).sort();
  return { hasSucceeded: shown.every(({ hasSucceeded }) => hasSucceeded), log: [...calls, ...jobs] };
}

function isSame(before: Outcome, after: Outcome): boolean {
  return before.hasSucceeded === after.hasSucceeded && before.log.join('\n') === after.log.join('\n');
}

/** The plans that fail one call more than this one did. */
function plansAfter(plan: FailurePlan, { log }: Outcome): readonly FailurePlan[] {
  const sites = [...new Set(log.flatMap((line) => siteOf(line) ?? []))];
  if (plan.length === 0) return sites.map((site) => [site]);
  if (plan.length === 2) return [];
  const later = sites[sites.indexOf(plan[0]!) + 1];
  return later === undefined ? [] : [[plan[0]!, later]];
}

function siteOf(line: string): string | undefined {
  return / \[(\/?[sb]\d+\w*)\]/.exec(line)?.[1];
}

/** Makes all runs of the attempts that were not made before. */
async function runAll(attempts: readonly Attempt[], sandbox: Sandbox): Promise<void> {
  const all = new Set(attempts.flatMap(({ first, second, merged }) => [first, second, merged]));
  const runs = [...all].filter(({ shown }) => shown === undefined);
  writeFileSync(sandbox.driver, runs.map((run) => driverLines(run, sandbox)).join(''));
  // Emptied first, and then appended to by the driver and the stubs alike.
  writeFileSync(sandbox.log, '');
  const log = openSync(sandbox.log, 'a');
  try {
    await runDriver(sandbox, log);
  } finally {
    closeSync(log);
  }
  const shown = readShown(readFileSync(sandbox.log, 'utf8').split(/^= (\d+)\n/m));
  if (shown.length !== runs.length) throw new Error(`${runs.length} runs gave ${shown.length} results`);
  for (const [i, run] of runs.entries()) run.shown = shown[i]!;
}

function runDriver({ driver, root, environment, shells }: Sandbox, log: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(shells.dash, [driver], {
      cwd: root,
      env: environment,
      stdio: ['ignore', log, 'ignore'],
      timeout: TIME_LIMIT,
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`the driver ${driver} ended with ${code ?? signal}`)),
    );
  });
}

/** The status stands behind the calls, in a line that begins with `=`; behind it those of the jobs, that begin with `&`. */
function driverLines({ script, shell, plan, hasJobs }: Run, { shells }: Sandbox): string {
  const program = quote(shells[shell.program]);
  const [fail = 'none', failToo = 'none'] = plan.map(quote);
  const command = [program, ...shell.args.map(quote), quote(script)].join(' ');
  const start = `export STUB_FAIL=${fail} STUB_FAIL_TOO=${failToo} STUB_SHELL=${program}\n`;
  if (!hasJobs) return `${start}${command} > /dev/null\necho "= $?"\n`;
  // What a job holds open keeps `$( )` waiting, so that it is seen to its end.
  const jobs = 'while read -r line; do echo "& $line"; done < "$STUB_JOBS"\n: > "$STUB_JOBS"\n';
  return `${start}out=$(${command})\necho "= $?"\n${jobs}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** @param pieces calls, status, then jobs and calls, status, and so on; the jobs belong to the status before them */
function readShown(pieces: readonly string[]): readonly Shown[] {
  const shown: Shown[] = [];
  for (let i = 1; i < pieces.length; i += 2) {
    const calls = linesOf(pieces[i - 1]!).filter((line) => !line.startsWith('& '));
    const jobs = linesOf(pieces[i + 1]!).filter((line) => line.startsWith('& '));
    shown.push({ hasSucceeded: pieces[i] === '0', calls: calls.map(forgetNoise), jobs: jobs.map(forgetNoise) });
  }
  return shown;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter(Boolean);
}

/** The options that change what a script does; whether `e` does is seen when calls fail, and `x` is no state. */
const FLAGS = /[aCfnu]/g;

/** Without what may differ: numbers of processes, and options of the shell that say nothing. */
function forgetNoise(line: string): string {
  return line
    .replace(/\[job=\d+\]/g, '[job=number]')
    .replace(/\[flags=(\w*)\]/g, (_, flags: string) => `[flags=${(flags.match(FLAGS) ?? []).sort().join('')}]`);
}
