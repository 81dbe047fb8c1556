import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BASE_EXAMPLES, type BaseExample } from './bases/examples.ts';
import type { CorpusImages } from './corpus/image-sums.ts';
import { openBundledCatalogue } from '../src/cli/catalogue-files.ts';
import { memoryContext } from '../src/context/memory.ts';
import { parseReference } from '../src/dockerfile/reference.ts';
import { rewrite } from '../src/index.ts';
import { BUILT_CHANGES, BUILT_ON } from '../src/knowledge/images/built-bases.ts';
import type { Transform } from '../src/transform/transform.ts';

const TOTALS = fileURLToPath(new URL('../test/corpus/images.json', import.meta.url));
const KINDS = ['slim-base', 'alpine-base', 'distroless-base', 'jre-base'] as const;

/** docs/bases.md: what happens to the base images that are used most, and why the most frequent refusals must be. */
export function makeBasesPage(preset: readonly Transform[]): string {
  const totals = JSON.parse(readFileSync(TOTALS, 'utf8')) as CorpusImages;
  const rows = Object.entries(totals.bases).map(([name, count]) => {
    const example = BASE_EXAMPLES[name];
    if (!example) throw new Error(`${name} is among the images used most; add it to scripts/bases/examples.ts`);
    return `| \`${example.reference}\` | ${count} | ${KINDS.map((kind) => describe(kind, example, preset)).join(' | ')} |`;
  });
  return `<!-- Generated from the code and from test/corpus/images.json by \`npm run generate\`. Do not edit. -->

# Base images

What becomes of the twenty base images that most files of a corpus of 12,300 end on, for a small file that starts one
program from it. The tag is one that people would take today. Sizes are compressed, for linux/amd64, as the catalogue has
them (\`dockoptimize image\` prints source and date); "about" where that of the nearest tag stands for one that was never
measured. \`slim-base\` is on by default with \`--unsafe\`; the others are asked for with \`base\` in the configuration or
\`--enable\`.

| base | files | slim | alpine | distroless | JRE |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## What was built for real, and what was not

Our tests build small projects before and after each of these changes, compare the two images, run both and ask them
(\`test/verify/bases.engine.test.ts\`). What they start from are images of our own (the lab's) under the names of the official
ones, all of Debian 12 for linux/amd64: no registry is at hand there. A fix of a kind that was not built says so in its evidence;
\`--verify\` builds it where you are.

| change | built and run | not verified |
| --- | --- | --- |
${BUILT_CHANGES.map((change) => `| \`${change}\` | ${BUILT_ON[change].tried} | ${BUILT_ON[change].missing} |`).join('\n')}

\`approved-base\` was built with a mirror of \`node\` and another tag of \`python\`; what your own images hold is for you to try.
Users that are wrong are built, too: one who may not write where the program does, and one who may not listen below 1024 in a
network that forbids it; \`--verify\` drops both. Where a program writes nothing before somebody asks it, that takes \`--smoke\`.

\`split-stage\` makes two stages of fifteen projects in \`test/projects\`, and all of them are built, run and asked before and after
([results.md](results.md)): Node.js with npm, with workspaces, with Yarn 1, with TypeScript and with an addon in C++; a static site;
Python with packages and with an extension in C; Go without C and with it; Java by \`javac\` alone; C and C++ by make, CMake and
configure, also on a bare Debian. Never built, for want of images or registries: pnpm, Bun and Yarn 2 or newer, Poetry, uv and Pipenv,
Maven, Gradle, sbt and Spring Boot, Rust, .NET, Ruby, PHP and Elixir; some of them say so in their evidence.

## On the corpus

Each transform alone, with every unsafe fix, over all files; a file is eligible where the image that its last stage rests
on is in the catalogue. No file has its context here, so that whatever depends on copied scripts and lists of packages is
refused; with \`--context\`, or beside the sources, it is read. \`npm run corpus:images\` makes these figures.

${Object.entries(totals.transforms)
  .map(([id, sums]) => describeSums(id, sums, preset))
  .join('\n\n')}
`;
}

function describe(
  kind: (typeof KINDS)[number],
  { reference, rest, context }: BaseExample,
  preset: readonly Transform[],
): string {
  const transform = preset.find(({ id }) => id === kind);
  if (!transform) return 'not there yet';
  const text = `FROM ${reference}\n${rest}`;
  const result = rewrite(text, { unsafe: true, only: [kind], context: memoryContext(context), today: '2026-11-21' });
  const [step] = result.steps;
  if (step)
    return `→ \`${/^FROM (\S+)/.exec(result.after)![1]!}\`${sizes(reference, /^FROM (\S+)/.exec(result.after)![1]!)}`;
  const [refusal] = result.refusals;
  return refusal ? `stays: ${refusal.because}` : `stays: ${describeSilence(kind, reference)}`;
}

function describeSilence(kind: string, reference: string): string {
  const catalogue = openBundledCatalogue();
  const image = catalogue.findImage(parseReference(reference)!);
  if (!image) return 'not in the catalogue, so that nothing is known of its variants';
  const system = image.tag === undefined ? undefined : catalogue.findFacts(image.path, image.tag)?.system;
  const word = kind.replace('-base', '');
  if (system?.distribution === 'alpine' && (word === 'alpine' || word === 'slim')) return 'it stands on Alpine already';
  return `there is no ${word === 'jre' ? 'JRE' : word} variant of it`;
}

function sizes(old: string, fresh: string): string {
  const catalogue = openBundledCatalogue();
  const [was, is] = [old, fresh].map((name) => {
    const image = catalogue.findImage(parseReference(name)!);
    return image?.tag === undefined ? undefined : catalogue.findSize(image.path, image.tag);
  });
  if (!was || !is) return '';
  const about = was.basis === 'catalogue' && is.basis === 'catalogue' ? '' : 'about ';
  return `, ${about}${Math.round(was.bytes / 1e6)} MB to ${Math.round(is.bytes / 1e6)} MB`;
}

/** A reason that keeps so many of the eligible files as they are has to be explained. */
const LARGE_SHARE = 0.25;

/** Why it must be so. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  'distroless-base runs-commands':
    'Nine of ten files install or build something in the stage that ships, and a distroless image has no shell to run it. ' +
    'What of that is needed when the program runs can only be told by taking the stage apart.',
  'jre-base needs-jdk':
    'Most stages that ship a JDK run Maven, Gradle or javac in it. They need a stage of their own for that before what ships ' +
    'can do with a JRE.',
  'nonroot-user unknown-base':
    'The base is an image of which the catalogue knows neither the user nor what it starts: a USER behind it may break what ' +
    'its authors rely on. The configuration can say which image it is like (`images`), or whose copy it is (`mirrors`).',
};

function describeSums(id: string, sums: CorpusImages['transforms'][string], preset: readonly Transform[]): string {
  const transform = preset.find((candidate) => candidate.id === id)!;
  const concerned = sums.fixed + sums.refused;
  const rows = Object.entries(sums.reasons).map(([reason, count]) => {
    const because = transform.refusals[reason]?.because ?? '';
    return `| \`${reason}\` | ${count} | ${because} |`;
  });
  const large = Object.entries(sums.reasons).filter(([, count]) => count > concerned * LARGE_SHARE);
  const explained = large.map(([reason]) => {
    const text = EXPLANATIONS[`${id} ${reason}`];
    if (text === undefined)
      throw new Error(`${id}: more than a quarter is refused for ${reason}; explain it in scripts/generate-bases.ts`);
    return text;
  });
  return `### ${id}

${sums.eligible} eligible files: ${sums.fixed} changed, ${sums.refused} refused, ${sums.silent} where there is nothing to change.${explained.length > 0 ? `\n\n${explained.join('\n')}` : ''}

| reason | files | because |
| --- | --- | --- |
${rows.join('\n')}`;
}
