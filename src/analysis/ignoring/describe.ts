import type { IgnoringPlan } from './plan-ignoring.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { IGNORED_KINDS, type IgnoredKind } from '../../knowledge/ignored/kinds.ts';

/** More of one kind are counted, not named. */
const MOST_NAMED = 3;

type Strays = Pick<IgnoringPlan, 'strays'>;

/** What is kept out, by its kinds: "node_modules (dependencies that the build installs itself), …". */
export function describeStrays({ strays }: Strays): string {
  if (strays.length === 0) return 'nothing that is there today';
  const kinds = (Object.keys(IGNORED_KINDS) as IgnoredKind[]).filter((kind) =>
    strays.some((stray) => stray.kind === kind),
  );
  return kinds.map((kind) => `${nameStrays({ strays }, kind)} (${IGNORED_KINDS[kind]})`).join(', ');
}

function nameStrays({ strays }: Strays, kind: IgnoredKind): string {
  const paths = strays.filter((stray) => stray.kind === kind).map(({ path }) => path);
  const more = paths.length - MOST_NAMED;
  return [...paths.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])]
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' and ');
}

/** What is kept out as soon as it is there; `undefined` where nothing is to come. */
export function describeExpected({ expected }: Pick<IgnoringPlan, 'expected'>): string | undefined {
  if (expected.length === 0) return undefined;
  const places = expected.map(({ path, kind }) => `${path} (${IGNORED_KINDS[kind]})`).join(', ');
  return `and as soon as somebody has them here: ${places}`;
}

/** What has to hold, so that nobody misses the files. */
export function describeAssumptions({ strays, expected, use, taken }: IgnoringPlan): readonly string[] {
  const kinds = new Set(strays.map(({ kind }) => kind));
  const name = (kind: IgnoredKind): string => nameStrays({ strays }, kind);
  const sentences: string[] = [];
  if (kinds.has('secret')) {
    sentences.push(
      `A container gets what is in ${name('secret')} when it is started (--env-file, a secret of the platform), not from its image.`,
    );
  }
  if (kinds.has('dependencies')) {
    sentences.push(
      `The install brings all that ${name('dependencies')} holds: nothing in it was put there or changed by hand.`,
    );
  }
  if (kinds.has('virtual-environment'))
    sentences.push(`The install brings all that ${name('virtual-environment')} holds.`);
  if (kinds.has('build-output'))
    sentences.push(`The build makes ${name('build-output')} anew, whatever is there already.`);
  if (kinds.has('version-control')) sentences.push(describeHistory(use.files));
  const made = expected.filter(({ kind }) => kind !== 'python-cache');
  if (made.length > 0) {
    const paths = made.map(({ path }) => path).join(', ');
    sentences.push(
      `Where somebody has ${paths}, the build makes that anew: nothing in it was put there or changed by hand.`,
    );
  }
  const others = [...kinds].filter((kind) => !NAMED.has(kind));
  if (others.length > 0) {
    sentences.push(
      `No program in the image looks at ${others.map(name).join(', ')}: no command of the Dockerfile speaks of them.`,
    );
  }
  return sentences.length > 0 ? sentences : [`Nobody needs them, though ${taken}.`];
}

const NAMED: ReadonlySet<IgnoredKind> = new Set<IgnoredKind>([
  'secret',
  'dependencies',
  'virtual-environment',
  'build-output',
  'version-control',
]);

/** The commit that tools put into what they make, unasked. */
function describeHistory(files: readonly Dockerfile[]): string {
  const runs = files.flatMap(({ instructions }) => instructions).filter(({ content }) => content.keyword === 'run');
  const stamps = ['go build', 'dotnet publish', 'dotnet build'].filter((command) => {
    const start = new RegExp(`(?:^|[\\s;&|(/])${command}\\b`);
    return runs.some(({ content }) => start.test(argumentsText(content)));
  });
  const found =
    'No step of the build reads the history of the repository: no command, script or plugin in it was found to.';
  return stamps.length === 0
    ? found
    : `${found} Nobody asks the program for its commit either, which ${stamps[0]} puts into it where it sees .git.`;
}
