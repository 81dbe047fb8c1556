import { Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS, type Format, type RunOptions } from './options.ts';
import type { Output } from './output.ts';
import type { AnalyzeOptions } from './analyze.ts';
import { addVerifyOptions, findUselessOption, readVerifyOptions } from './verify-options.ts';
import { UsageError } from './usage-error.ts';
import { CLEANUP_STRATEGIES, type CleanupStrategy } from '../context/policy.ts';
import { BUILDERS, type Builder } from '../knowledge/builders.ts';
import { maskSecrets } from '../knowledge/secrets/mask.ts';

/** What the commands do; each gives the exit code. */
export interface Commands {
  run(paths: readonly string[], options: RunOptions): Promise<number>;
  list(format: 'text' | 'json'): Promise<number>;
  explain(id: string): Promise<number>;
  init(): Promise<number>;
  trace(path: string, format: 'text' | 'json'): Promise<number>;
  analyze(image: string, options: AnalyzeOptions): Promise<number>;
  image(reference: string, format: 'text' | 'json'): Promise<number>;
}

/**
 * The exit code of the command that the arguments (without program and script) ask for.
 * @throws CommanderError where the arguments are wrong or only help was asked for; its text has been printed
 */
export async function runProgram(
  words: readonly string[],
  version: string,
  commands: Commands,
  output: Output,
): Promise<number> {
  let code = 0;
  const program = new Command('dockoptimize');
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.stdout.write(text),
      writeErr: (text) => output.stderr.write(maskSecrets(text)),
      getOutHelpWidth: () => output.stdout.width ?? 100,
      getErrHelpWidth: () => output.stderr.width ?? 100,
    })
    .showHelpAfterError('Run "dockoptimize --help" for the options and commands.')
    .enablePositionalOptions()
    .helpCommand(false);
  program
    .description(
      'Rewrites Dockerfiles so that their images get smaller and build sooner. Shows a diff; --write applies it.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .usage('[options] [paths...]')
    .argument('[paths...]', 'files, folders, or "-" for standard input; the current folder where none is given')
    .option('-w, --write', 'write the changes to the files')
    .addOption(new Option('--check', 'exit with 1 if something would change').conflicts('write'))
    .option('--unsafe', 'apply also the fixes that rest on something you can check')
    .addOption(listOption('--only <ids>', 'run nothing but these transforms'))
    .addOption(listOption('--skip <ids>', 'run none of these transforms'))
    .addOption(listOption('--enable <ids>', 'run these transforms too, though they are off by default'))
    .addOption(
      new Option('--cleanup <strategy>', "what becomes of package managers' files").choices(CLEANUP_STRATEGIES),
    )
    .addOption(new Option('--for-builder <name>', 'write nothing that this builder does not know').choices(BUILDERS))
    .option('--config <file>', 'use this configuration for all files')
    .addOption(new Option('--exclude <glob>', 'leave out what matches; may be repeated').argParser(collect))
    .addOption(new Option('--format <format>', 'what to print on standard output').choices(FORMATS).default('diff'))
    .option(
      '--context <folder>',
      "the build's context; where not given, what the project's files name, else the Dockerfile's folder",
    )
    .option('--online', 'ask the registries of the base images for tags, digests and sizes')
    .option('--platform <os/arch>', 'with --verify or --online: the platform to build for, whose images are weighed')
    .option('--steps <folder>', 'write one patch per fix to a new or empty folder')
    .option('--list', 'print the transforms, as the command "list" does, and do nothing else')
    .option('--refused', 'list the places that were left alone, with reasons')
    .addOption(new Option('-q, --quiet', 'report nothing but errors').conflicts('verbose'))
    .option('--verbose', 'report everything')
    .addOption(new Option('--jobs <number>', 'threads for many files').argParser(readJobs))
    .option('--stdin-filepath <path>', 'where standard input belongs, for configuration and messages')
    .addHelpText('after', EPILOGUE);
  addVerifyOptions(program).action(async (paths: string[]) => {
    const { list, format } = program.opts<{ list?: boolean; format: Format }>();
    if (list) {
      code = await commands.list(format === 'json' ? 'json' : 'text');
      return;
    }
    const useless = findUselessOption(program);
    if (useless !== undefined)
      throw new UsageError(`${useless} means something only with --verify; add that, or leave it out`);
    code = await commands.run(paths, runOptions(program.opts()));
  });
  program
    .command('list')
    .description('list the transforms')
    .addOption(formatOption('how to print them'))
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      code = await commands.list(format);
    });
  program
    .command('explain')
    .description('explain a transform')
    .argument('<id>', 'its name, as "list" prints it')
    .action(async (id: string) => {
      code = await commands.explain(id);
    });
  program
    .command('trace')
    .description('print what a Dockerfile means to the checker')
    .argument('<file>', 'the Dockerfile')
    .addOption(formatOption('how to print it'))
    .action(async (path: string, { format }: { format: 'text' | 'json' }) => {
      code = await commands.trace(path, format);
    });
  program
    .command('analyze')
    .description('show the layers of an image, what is hidden in them, and which transform would answer that')
    .argument('<image>', 'an image of the engine, an archive of docker save, an OCI archive or OCI folder')
    .addOption(formatOption('how to print it'))
    .option('--platform <os/arch>', 'which image, where the archive holds several')
    .option('--compressed', 'measure compressed sizes too: about 40 s per GB, once for each layer', false)
    .addOption(new Option('--top <number>', 'how many files to list').argParser(readTop).default(10))
    .action(async (image: string, options: AnalyzeOptions) => {
      code = await commands.analyze(image, options);
    });
  program
    .command('image')
    .description('print what is known of a base image: its variants, sizes, users, end of support')
    .argument('<reference>', 'as FROM names it, such as node:20')
    .addOption(formatOption('how to print it'))
    .action(async (reference: string, { format }: { format: 'text' | 'json' }) => {
      code = await commands.image(reference, format);
    });
  program
    .command('init')
    .description('write a configuration with the defaults to the current folder')
    .action(async () => {
      code = await commands.init();
    });
  await program.parseAsync([...words], { from: 'user' });
  return code;
}

const EPILOGUE = `
Exit codes:
  0  fine, also where a file was left alone
  1  with --check: something would change; with --verify: the original does not build
  2  wrong usage or configuration, an error with a file, or something in the way of --verify

A path with the name of a command is written with its folder: ./list`;

function runOptions(given: Record<string, unknown>): RunOptions {
  return {
    write: given['write'] === true,
    check: given['check'] === true,
    unsafe: given['unsafe'] === true,
    only: listOf(given['only']),
    skip: listOf(given['skip']),
    enable: listOf(given['enable']),
    cleanup: given['cleanup'] as CleanupStrategy | undefined,
    forBuilder: given['forBuilder'] as Builder | undefined,
    config: given['config'] as string | undefined,
    context: given['context'] as string | undefined,
    online: given['online'] === true,
    platform: given['platform'] as string | undefined,
    exclude: listOf(given['exclude']),
    format: given['format'] as Format,
    steps: given['steps'] as string | undefined,
    refused: given['refused'] === true,
    quiet: given['quiet'] === true,
    verbose: given['verbose'] === true,
    jobs: given['jobs'] as number | undefined,
    stdinFilepath: given['stdinFilepath'] as string | undefined,
    verify: readVerifyOptions(given),
  };
}

function listOf(value: unknown): readonly string[] {
  return (value as readonly string[] | undefined) ?? [];
}

function formatOption(description: string): Option {
  return new Option('--format <format>', description).choices(['text', 'json']).default('text');
}

function listOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; separated by commas, may be repeated`).argParser(collectIds);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return [...before, value];
}

function collectIds(value: string, before: readonly string[] = []): readonly string[] {
  const ids = value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0) throw new InvalidArgumentError('Name at least one transform; "dockoptimize list" prints them.');
  return [...before, ...ids];
}

const MOST_ROWS = 1000;

function readTop(value: string): number {
  const rows = /^\d{1,4}$/.test(value) ? Number(value) : -1;
  if (rows < 0 || rows > MOST_ROWS) throw new InvalidArgumentError(`Give a number from 0 to ${MOST_ROWS}.`);
  return rows;
}

const MOST_JOBS = 256;

function readJobs(value: string): number {
  const jobs = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw new InvalidArgumentError(`Give a number from 1 to ${MOST_JOBS}.`);
  return jobs;
}
