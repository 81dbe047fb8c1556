import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { findLoneUse, type LoneUse, type MountReason } from '../src/analysis/secret-uses.ts';
import { findSecretHolders, type SecretHolder, type SecretVariable } from '../src/analysis/secrets.ts';
import { isSupported } from '../src/context/builder-features.ts';
import { addFlag, removeInstruction } from '../src/dockerfile/add-flag.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { argumentsText } from '../src/dockerfile/instruction.ts';
import { readVariables } from '../src/dockerfile/variables.ts';
import type { Fix } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

const MOST_COMMANDS = 4;

interface Options {
  /** Whether a build argument becomes a secret of the RUN that needs it, where that is provably the only one. */
  readonly fix: boolean;
}

/**
 * Names credentials in ENV and ARG, and says where they end up.
 *
 * What ENV and ARG hold stays with the image: ENV in its configuration, ARG in its history, where `docker inspect` and
 * `docker history` show it to everyone who can pull it. In a stage that does not ship it stays in the build cache, and in
 * the provenance of a build with `mode=max`. A credential belongs into `RUN --mount=type=secret`, or into the environment
 * of the container.
 *
 * ```dockerfile
 * ARG NPM_TOKEN
 * RUN npm ci
 * ```
 * becomes, with the option `fix` and `--unsafe`,
 * ```dockerfile
 * RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci
 * ```
 *
 * Without the option it only says so, and changes nothing. The fix changes the command that builds the image: what was
 * `--build-arg NPM_TOKEN` is `--secret id=NPM_TOKEN,env=NPM_TOKEN` then. It is made for an ARG without a value that one RUN
 * needs and nothing else.
 *
 * A credential is known by its name (`DB_PASSWORD`, `NPM_TOKEN`, `API_KEY`; not `TOKEN_URL`, `PASSWORD_FILE`,
 * `PASSWORD_MIN_LENGTH`) or by the form of its value (a GitHub token, a private key, an address with a password). Names of
 * variables that a bundler publishes (`REACT_APP_`, `VITE_`, `NEXT_PUBLIC_`) are left out, and so are values that are empty,
 * a path, a switch, or something to be replaced (`changeme`, `<token>`). BuildKit's check SecretsUsedInArgOrEnv looks at
 * names alone; `# check=skip=SecretsUsedInArgOrEnv` at the top of a file switches this off, too.
 */
export const secretEnv: Transform<Options, MountReason> = {
  id: 'secret-env',
  summary: 'Name credentials in ENV and ARG',
  category: 'security',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['moves-secret-to-mount'],
  answers: [],
  guide: 'build/building/secrets/',
  refusals: {
    'before-from': {
      because: 'the ARG stands before the first FROM, where no RUN sees it',
      remedy: 'declare it in the stage that needs it, and nowhere else',
    },
    comment: {
      because: 'a comment speaks of the ARG, and would be left without it',
      remedy: 'move the comment to the RUN, or put an empty line behind it',
    },
    'declared-again': {
      because: 'the name is declared more than once',
      remedy: 'declare it once, in the stage that needs it',
    },
    'foreign-shell': {
      because: 'a shell that is not read for certain runs the RUN',
      remedy: 'mount the secret by hand',
    },
    'has-default': {
      because: 'the ARG has a default, which the RUN would lack',
      remedy: 'take the default out, and hand the value over with each build',
    },
    'has-mount': {
      because: 'the RUN has a flag that speaks of the name already',
      remedy: 'drop the ARG by hand if the flag is enough',
    },
    'no-run': {
      because: 'no RUN needs the value',
      remedy: 'drop the ARG',
    },
    'old-frontend': {
      because: 'the frontend of the file may not know --mount=type=secret,env=, which came with docker/dockerfile 1.10',
      remedy: 'write "# syntax=docker/dockerfile:1" at the top, or drop that line',
    },
    onbuild: {
      because: 'the ARG is declared in the builds of other images',
      remedy: 'mount the secret in ONBUILD RUN by hand, and tell who builds them',
    },
    'several-names': {
      because: 'the ARG declares other names, too',
      remedy: 'give it an ARG of its own',
    },
    'several-runs': {
      because: 'more than one RUN sees the value, and may need it',
      remedy: 'mount the secret by hand in each RUN that needs it',
    },
    'unfit-name': {
      because: 'the name is none that a script can use',
      remedy: 'rename it',
    },
    'unread-script': UNREAD_SCRIPT,
    'used-elsewhere': {
      because: 'something else than a RUN needs the value, or one of another stage',
      remedy: 'have only one RUN use it, then it can be mounted there',
    },
  },
  defaults: { fix: false },
  *inspect(file: Dockerfile, analysis: Analysis, { fix }: Options) {
    if (isSkipped(file)) return;
    for (const holder of findSecretHolders(file)) {
      const use = fix && holder.keyword === 'arg' ? findLoneUse(file, analysis, holder) : undefined;
      if (use && 'run' in use) {
        yield toFix(file, holder, use);
        continue;
      }
      yield toNote(file, analysis, holder);
      if (use) yield { kind: 'refusal', instruction: holder.instruction, ...use };
    }
  },
};

/** What BuildKit's own check is told not to look at. */
function isSkipped(file: Dockerfile): boolean {
  const skipped = file.directives.find(({ name }) => name === 'check')?.value.match(/skip=([^;]*)/)?.[1] ?? '';
  return skipped.split(',').some((rule) => ['all', 'SecretsUsedInArgOrEnv'].includes(rule.trim()));
}

function toFix(file: Dockerfile, { instruction, variables }: SecretHolder, { run, others }: LoneUse): Fix {
  const { name } = variables[0]!;
  const isUnset = readVariables(instruction.content)[0]!.value === undefined;
  const unset = 'where the secret is not given, the variable is not set';
  const commands = [...new Set(others.map(firstWords))].slice(0, MOST_COMMANDS).join('; ');
  return {
    kind: 'fix',
    instruction,
    edits: [removeInstruction(file, instruction), addFlag(run.instruction, mountFlag(name))],
    title: `Mount ${name} as a secret of the one RUN that needs it instead of declaring it as ARG`,
    why: 'the value of a build argument stays in the history of the image and in the cache, a secret in neither',
    evidence: [
      'the ARG has no value in the file, and nothing but this RUN speaks of it',
      isUnset ? `${unset}, as with an ARG that is not given` : `${unset}; the ARG set it to nothing`,
    ],
    assumptions: [
      `Whoever builds the image gives --secret id=${name},env=${name} in place of --build-arg ${name}, with BuildKit 0.16 (September 2024) or newer.`,
      `No build rests on the RUN being done again when ${name} changes: a secret is no part of the cache key.`,
      ...(others.length === 0 ? [] : [`No other RUN behind the ARG (${commands}) reads ${name} from its environment.`]),
    ],
    effects: ['moves-secret-to-mount'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

/** What a RUN begins with, so that a reader finds it. */
function firstWords({ content }: RunSite): string {
  const words = argumentsText(content).trim().split(/\s+/);
  return words.length > 3 ? `${words.slice(0, 3).join(' ')} …` : words.join(' ');
}

function mountFlag(name: string): string {
  return `--mount=type=secret,id=${name},env=${name}`;
}

/** Says where the credentials of one instruction end up, and what to do. */
function toNote(file: Dockerfile, analysis: Analysis, holder: SecretHolder): Fix {
  const { instruction, variables } = holder;
  const isWritten = variables.some(({ origin }) => origin === 'written');
  return {
    kind: 'fix',
    instruction,
    edits: [],
    title: adviceFor(file, analysis, holder),
    why: placeOf(holder),
    evidence: [
      ...variables.map(describe),
      ...(isWritten ? ['whoever has this file has it, too: it has to be replaced by a new one'] : []),
    ],
    assumptions: [],
    effects: [],
    applicability: 'display-only',
    savings: undefined,
  };
}

function adviceFor(file: Dockerfile, analysis: Analysis, { keyword, stage, variables }: SecretHolder): string {
  const names = variables.map(({ name }) => name);
  const all = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  if (keyword === 'env' && stage?.isShipped !== false) return `Set ${all} when the container starts, not in the image`;
  const isPlain = names.length === 1 && /^\w+$/.test(names[0]!);
  const mount =
    !isPlain || !isSupported(file, analysis.surroundings.policy, 'secret-env')
      ? '--mount=type=secret'
      : mountFlag(names[0]!);
  return `Hand ${all} to the RUN that needs it by ${mount}, not by ${keyword.toUpperCase()}`;
}

function placeOf({ keyword, stage, isOnbuild }: SecretHolder): string {
  if (isOnbuild) return 'it ends up in every image that is built on this one';
  if (!stage) return 'it is in no image by itself, but in the provenance of a build with mode=max';
  if (!stage.isShipped)
    return 'this stage is not in the image, but its build is in the cache, and in the provenance of a build with mode=max';
  if (keyword === 'env')
    return 'what ENV sets is in the configuration of the image, for everyone who can pull it (docker image inspect)';
  return 'the value of a build argument is in the history of the image, for everyone who can pull it (docker history)';
}

const ORIGINS: Readonly<Record<SecretVariable['origin'], string>> = {
  written: 'its value stands in the file',
  given: 'the build is to give its value',
  copied: 'it takes the value of a build argument',
};

function describe({ name, origin, by }: SecretVariable): string {
  if (origin === 'copied' && by === 'form')
    return `${name} takes the value of a build argument that is named like a credential`;
  const what = by === 'name' ? 'is named like a credential' : 'has a value in the form of a credential';
  return `${name} ${what}, and ${ORIGINS[origin]}`;
}
