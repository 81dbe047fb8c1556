import { type Command, InvalidArgumentError, Option } from 'commander';

/** The options of `--verify` as the command line gives them. */
export interface VerifyOptions {
  /** `docker`, `podman`, `buildah`, or `docker:NAME` for a builder of buildx; the first that answers where not given. */
  readonly builder: string | undefined;
  readonly buildArguments: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly ssh: readonly string[];
  readonly target: string | undefined;
  readonly platform: string | undefined;
  readonly environmentFiles: readonly string[];
  /** A Compose file, and the name of its service that builds this Dockerfile. */
  readonly compose: string | undefined;
  readonly service: string | undefined;
  readonly smoke: string | undefined;
  readonly isJob: boolean;
  readonly isBuildOnly: boolean;
  readonly network: 'none' | 'host';
  readonly hasCapabilities: boolean;
  readonly timesBuilds: boolean;
  /** Of one build, in milliseconds. */
  readonly timeLimit: number;
  /** Of a start, in milliseconds. */
  readonly patience: number;
}

const GROUP = 'With --verify (runs the code of the repository: its build, and its program in a container):';

/** Adds `--verify` and what belongs to it. */
export function addVerifyOptions(program: Command): Command {
  return program
    .option('--verify', 'build both images, compare and run them, and keep the fixes that hold, unsafe ones too')
    .optionsGroup(GROUP)
    .option('--builder <name>', 'docker, podman, buildah, or docker:NAME for a builder of buildx')
    .addOption(listOption('--build-arg <name=value>', 'a build argument'))
    .addOption(listOption('--secret <spec>', 'a secret for the build, as docker build takes it'))
    .addOption(listOption('--ssh <spec>', 'an SSH agent for the build, as docker build takes it'))
    .option('--target <stage>', 'the stage to build')
    .addOption(listOption('--env-file <file>', 'variables for the container'))
    .option('--compose <file>', 'take context, arguments, environment and dependencies from a Compose file')
    .option('--service <name>', 'the service of the Compose file')
    .option('--smoke <command>', 'run this in both images; it has to end with 0 and to print the same')
    .option('--job', "the container's own work ends; status and output have to be the same")
    .option('--build-only', 'build and compare, but run nothing')
    .addOption(
      new Option('--run-network <name>', 'the network of the containers; none where not given').choices([
        'none',
        'host',
      ]),
    )
    .option('--run-capabilities', "leave the containers the engine's default capabilities")
    .option('--time-builds', 'build both once more without a cache, to compare the times')
    .addOption(new Option('--time-limit <seconds>', 'of one build; 1800 where not given').argParser(readSeconds))
    .addOption(
      new Option('--patience <seconds>', 'how long a program may take to listen; 20 where not given').argParser(
        readSeconds,
      ),
    )
    .optionsGroup('Options:');
}

/** @param given the options as commander read them; `undefined` where `--verify` is not among them */
export function readVerifyOptions(given: Readonly<Record<string, unknown>>): VerifyOptions | undefined {
  if (given['verify'] !== true) return undefined;
  const text = (name: string): string | undefined => given[name] as string | undefined;
  const list = (name: string): readonly string[] => (given[name] as readonly string[] | undefined) ?? [];
  return {
    builder: text('builder'),
    buildArguments: Object.fromEntries(list('buildArg').flatMap(readArgument)),
    secrets: list('secret'),
    ssh: list('ssh'),
    target: text('target'),
    platform: text('platform'),
    environmentFiles: list('envFile'),
    compose: text('compose'),
    service: text('service'),
    smoke: text('smoke'),
    isJob: given['job'] === true,
    isBuildOnly: given['buildOnly'] === true,
    network: (given['runNetwork'] as 'none' | 'host' | undefined) ?? 'none',
    hasCapabilities: given['runCapabilities'] === true,
    timesBuilds: given['timeBuilds'] === true,
    timeLimit: ((given['timeLimit'] as number | undefined) ?? 1800) * 1000,
    patience: ((given['patience'] as number | undefined) ?? 20) * 1000,
  };
}

/** The first option that was given and means nothing without `--verify`, as a user writes it. */
export function findUselessOption(program: Command): string | undefined {
  if (program.getOptionValue('verify') === true) return undefined;
  const own = program.options.filter(({ helpGroupHeading }) => helpGroupHeading === GROUP);
  return own.find((option) => program.getOptionValue(option.attributeName()) !== undefined)?.long;
}

/** A name alone takes its value from the environment, as docker build does it; where it has none, the default stays. */
function readArgument(text: string): readonly (readonly [string, string])[] {
  const at = text.indexOf('=');
  if (at !== -1) return [[text.slice(0, at), text.slice(at + 1)]];
  const value = process.env[text];
  return value === undefined ? [] : [[text, value]];
}

function listOption(flags: string, description: string): Option {
  return new Option(flags, `${description}; may be repeated`).argParser(collect);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

const MOST_SECONDS = 86_400;

function readSeconds(value: string): number {
  const seconds = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (seconds < 1 || seconds > MOST_SECONDS) throw new InvalidArgumentError(`Give a number from 1 to ${MOST_SECONDS}.`);
  return seconds;
}
