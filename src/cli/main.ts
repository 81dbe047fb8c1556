import { CommanderError } from 'commander';
import type { AnalyzeOptions } from './analyze.ts';
import { openOutput } from './output.ts';
import { findNearestConfig } from './load-config.ts';
import { type Commands, runProgram } from './program.ts';
import { run } from './run.ts';
import { endOnSignals } from './signals.ts';
import { openCatalogueFor } from './surroundings.ts';
import { preset } from '../../transforms/index.ts';
import { UsageError } from './usage-error.ts';
import { readVersion } from './version.ts';
import { maskSecrets } from '../knowledge/secrets/mask.ts';

const output = openOutput(process);
const words = process.argv.slice(2);
const version = readVersion();
const atEnd: (() => void | Promise<void>)[] = [];

const commands: Commands = {
  run: (paths, options) => {
    const onEnd = (end: () => void | Promise<void>): void => void atEnd.push(end);
    return run(paths, options, {
      current: process.cwd(),
      output,
      stdin: process.stdin,
      onEnd,
      words,
      version,
      today: today(),
    });
  },
  list: async (format) => (await import('./list.ts')).list(format, output),
  explain: async (id) => (await import('./explain.ts')).explain(id, output),
  trace: async (path, format) => (await import('./trace.ts')).trace(path, format, output),
  analyze,
  image: async (reference, format) => {
    const found = await findNearestConfig(preset)(process.cwd());
    const catalogue = openCatalogueFor(found?.config ?? {});
    return (await import('./image.ts')).image(reference, format, { output, version, today: today(), catalogue });
  },
  init: async () => (await import('./init.ts')).init(process.cwd(), output),
};

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function analyze(image: string, options: AnalyzeOptions): Promise<number> {
  const controller = new AbortController();
  atEnd.push(() => controller.abort());
  return (await import('./analyze.ts')).analyze(image, options, {
    output,
    version,
    environment: process.env,
    saveImage: async (name, file) => (await import('./save-image.ts')).saveImage(name, file, controller.signal),
    onEnd: (end) => void atEnd.push(end),
  });
}

/** Runs the program of this process. The exit code is set and not enforced, so that all output gets through. */
async function main(): Promise<void> {
  endOnSignals(process, endAll);
  try {
    setExitCode(await runProgram(words, version, commands, output));
  } catch (error) {
    setExitCode(exitCodeOf(error));
  }
}

/** What is over at once is not waited for. */
function endAll(): void | Promise<void> {
  const waiting = atEnd.map((end) => end()).filter((result) => result !== undefined);
  return waiting.length === 0 ? undefined : Promise.allSettled(waiting).then(() => undefined);
}

/** Never takes back a worse code that a broken stream has set. */
function setExitCode(code: number): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || isConfigError(error)) {
    output.stderr.write(`error: ${maskSecrets(error.message)}\n`);
    return 2;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  output.stderr.write(`error: dockoptimize failed, which is a bug of it; please report this:\n${maskSecrets(text)}\n`);
  return 2;
}

/** Told by its name, so that an ordinary start does not load what reads configurations. */
function isConfigError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ConfigError';
}

void main();
