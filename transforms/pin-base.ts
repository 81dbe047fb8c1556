import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { type FromReference, readFromReference, writeTag } from '../src/dockerfile/from-reference.ts';
import { argumentsText } from '../src/dockerfile/instruction.ts';
import { familiarReference, type ImageReference } from '../src/dockerfile/reference.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import type { RegistryAnswer, RegistryAnswers } from '../src/knowledge/registry/answers.ts';
import { PUBLIC_REGISTRIES } from '../src/knowledge/registry/public-registries.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'unclear-name' | 'unknown-registry' | 'not-online' | 'no-answer' | 'no-version-tag';

interface Options {
  /** Whether to write the digest behind the tag, too. */
  readonly digest: boolean;
}

/** Of so many of the newest versions the registry is asked whether one is what `latest` stands for. */
const MOST_CANDIDATES = 8;

/**
 * Names the version that `latest` stands for today, as the registry says (with `--online`).
 *
 * A base image without a tag, or with `latest`, is another one tomorrow: the same file then builds something else, and
 * nobody can say what the image of last month was built from.
 *
 * ```dockerfile
 * FROM node
 * ```
 * becomes
 * ```dockerfile
 * FROM node:26.1.0
 * ```
 *
 * The version is a tag that the registry lists and that has the digest of `latest`: today both are the same image, for
 * every platform. With the option `digest`, each FROM gets the digest of its tag as well (`node:26.1.0@sha256:…`); from
 * then on nothing but a commit changes the base, its security updates included. The catalogue of images is not asked:
 * it knows what `latest` was, not what it is.
 */
export const pinBase: Transform<Options, Reason> = {
  id: 'pin-base',
  summary: 'Name the version that the tag of a base image stands for',
  category: 'reproducibility',
  isDefault: false,
  applicability: 'safe',
  effects: ['pins-base'],
  answers: ['DL3006', 'DL3007'],
  guide: 'build/building/best-practices/#pin-base-image-versions',
  refusals: {
    'unclear-name': {
      because: 'the name of the image is not there in one piece: it has a variable, quotes or a line break in it',
      remedy: 'write the version into the variable, or the name in one piece',
    },
    'unknown-registry': {
      because: 'only public registries are asked, so that a file cannot send requests wherever it likes',
      remedy: 'say in the configuration under "images" or "mirrors" which image it is like, and it is asked, too',
    },
    'not-online': {
      because: 'what a tag stands for today is known by its registry alone',
      remedy: 'run it with --online',
    },
    'no-answer': {
      because: 'the registry does not say which image this is',
      remedy: 'see what it says, and run it again',
    },
    'no-version-tag': {
      because: 'none of the newest versions is the image that the tag stands for',
      remedy: 'write the version that is wanted',
    },
  },
  defaults: { digest: false },
  *inspect(file: Dockerfile, analysis: Analysis, options: Options) {
    for (const stage of analysis.stages) {
      const finding = inspectStage(file, stage, analysis, options);
      if (finding) yield finding;
    }
  },
};

function inspectStage(
  file: Dockerfile,
  stage: Stage,
  { surroundings }: Analysis,
  { digest: isWithDigest }: Options,
): Finding<Reason> | undefined {
  const { kind } = stage.base;
  if (kind === 'scratch' || kind === 'stage') return undefined;
  const [text] = argumentsText(stage.from.content).split(/\s/) as [string];
  const refuse = (reason: Reason, detail: string): Finding<Reason> => {
    return { kind: 'refusal', instruction: stage.from, reason, detail };
  };
  const from = readFromReference(file, stage);
  if (!from) return refuse('unclear-name', `${text} has no value in this file`);
  const { reference } = from;
  const tag = reference.tag ?? 'latest';
  if (reference.digest !== undefined || (tag !== 'latest' && !isWithDigest)) return undefined;
  const written = writeTag(from, tag);
  if (from.variables.length > 0 || written === undefined || !from.span) {
    return refuse('unclear-name', `${text} is not the name alone`);
  }
  const { registry } = surroundings;
  if (!PUBLIC_REGISTRIES.has(reference.domain) && !surroundings.catalogue().findImage(reference)) {
    return refuse('unknown-registry', `${reference.domain} is none that is known to be public`);
  }
  if (!registry) return refuse('not-online', `no registry was asked of ${familiarReference({ ...reference, tag })}`);
  const pin = findPin({ ...reference, tag }, isWithDigest, registry);
  return 'reason' in pin ? refuse(pin.reason, pin.detail) : toFix(stage, from, pin);
}

/** What a tag stands for. */
interface Pin {
  readonly was: ImageReference;
  readonly is: ImageReference;
  /** The day on which the registry said so. */
  readonly date: string;
  /** Of both. */
  readonly digest: string;
}

type NoPin = { readonly reason: Reason; readonly detail: string };

function findPin(reference: ImageReference, isWithDigest: boolean, registry: RegistryAnswers): Pin | NoPin {
  // Both are looked up before either is looked at, so that both are asked for at once.
  const today = registry.find(reference);
  const named = reference.tag === 'latest' ? findVersion(reference, today, registry) : reference;
  if (today?.kind !== 'found') return noAnswer(reference, today);
  if ('reason' in named) return named;
  const pin = { was: reference, is: named, date: today.date, digest: today.digest };
  if (!isWithDigest) return pin;
  // With its contents, since those are held against the digest: what is written into a file is certain.
  const whole = registry.find(named, 'contents');
  if (whole?.kind !== 'found') return noAnswer(named, whole);
  if (whole.digest !== today.digest) return noAnswer(named, undefined);
  return { ...pin, is: { ...named, digest: whole.digest } };
}

function findVersion(
  reference: ImageReference,
  today: RegistryAnswer | undefined,
  registry: RegistryAnswers,
): ImageReference | NoPin {
  const known = registry.findVersions(reference);
  if (known?.kind !== 'versions') return noAnswer(reference, known);
  const newest = known.versions.slice(0, MOST_CANDIDATES).map((tag) => ({ ...reference, tag }));
  const answers = newest.map((candidate) => registry.find(candidate));
  if (today?.kind !== 'found') return noAnswer(reference, today);
  const at = answers.findIndex((answer) => answer?.kind === 'found' && answer.digest === today.digest);
  if (at !== -1) return newest[at]!;
  const open = answers.find((answer) => answer?.kind !== 'found' && answer?.kind !== 'missing');
  if (answers.length > 0 && (open || answers.includes(undefined))) return noAnswer(reference, open);
  const tags = newest.map(({ tag }) => tag).join(', ');
  return {
    reason: 'no-version-tag',
    detail: tags === '' ? 'it has no tag that is a version' : `it is none of ${tags}`,
  };
}

function noAnswer(
  reference: ImageReference,
  answer: { readonly kind: string; readonly because?: string } | undefined,
): NoPin {
  const name = familiarReference(reference);
  if (answer?.kind === 'missing') return { reason: 'no-answer', detail: `there is no ${name}` };
  const why = answer?.because ?? 'there were too many questions, or its answers changed meanwhile';
  return { reason: 'no-answer', detail: `of ${name}: ${why}` };
}

const SHOWN_DIGEST = 'sha256:'.length + 12;

function toFix({ from: instruction }: Stage, from: FromReference, { was, is, date, digest }: Pin): Finding<Reason> {
  const tagged = writeTag(from, is.tag!)!;
  const text = is.digest === undefined ? tagged : `${tagged}@${is.digest}`;
  const shown = `${digest.slice(0, SHOWN_DIGEST)}…`;
  const [name, version] = [familiarReference(was), familiarReference({ ...is, digest: undefined })];
  const isSame = name === version;
  return {
    kind: 'fix',
    instruction,
    edits: [{ span: from.span!, text }],
    title: isSame ? `Pin ${name} to its digest` : `Name the version that ${name} is: ${is.tag}`,
    why: 'the same file builds from the same base tomorrow, and another base is a change that can be looked at',
    evidence: [
      isSame
        ? `on ${date} the registry said that ${name} is ${shown}, for all its platforms`
        : `on ${date} the registry said that ${name} and ${version} are ${shown}, one image for all its platforms`,
    ],
    assumptions: [],
    effects: ['pins-base'],
    applicability: 'safe',
    savings: undefined,
  };
}
