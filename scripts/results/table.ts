import { MOST_TIMES, type Ours, type ProjectResult } from './try-project.ts';
import type { ImageMeasures } from '../../src/verify/verification.ts';

/** What is printed of one image. */
function cells(
  { size, hiddenSize, layers, buildTime, user, userId }: ImageMeasures,
  isTimed: boolean,
): readonly string[] {
  return [
    megabytes(size),
    megabytes(hiddenSize),
    String(layers),
    isTimed ? (buildTime / 1000).toFixed(1) : '-',
    userId === undefined ? user || 'root' : String(userId),
  ];
}

function megabytes(bytes: number): string {
  const value = bytes / 1e6;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(0)} %`;
}

/** The document with the results of all projects, in Markdown. */
export function formatResults(results: readonly ProjectResult[], builder: string, isTimed: boolean): string {
  const rows = results.flatMap((result) => rowsOf(result, isTimed));
  const heads = ['project', 'Dockerfile', 'MB', 'hidden MB', 'layers', 'build s', 'uid', 'size of naive, verdict', "times the expert's"]; // prettier-ignore
  const isText = (i: number): boolean => i < 2 || i === 7;
  const lines = [heads, heads.map((_, i) => (isText(i) ? '---' : '---:')), ...rows].map(
    (row) => `| ${row.map(escape).join(' | ')} |`,
  );
  const withExpert = results.filter(({ expert }) => expert);
  const total = (pick: (result: ProjectResult) => number, of: readonly ProjectResult[] = results): number =>
    of.reduce((sum, result) => sum + pick(result), 0);
  const near = withExpert.filter((result) => timesOf(result, smallestOf(result)) <= MOST_TIMES);
  const sums = [
    `All ${results.length} together: ${megabytes(total(({ before }) => before.size))} MB as people write them, ${megabytes(total(({ ours }) => ours.after.size))} MB after, ${megabytes(total(smallestOf))} MB with \`base: scratch\` where that makes another file.`,
    `The ${withExpert.length} that have an expert's: ${megabytes(total(({ before }) => before.size, withExpert))} MB, ours ${megabytes(total(({ ours }) => ours.after.size, withExpert))} MB, with \`base: scratch\` ${megabytes(total(smallestOf, withExpert))} MB, the expert's ${megabytes(total(({ expert }) => expert!.size, withExpert))} MB.`,
    `At most ${MOST_TIMES} times the expert's: ${near.length} of ${withExpert.length}, in one of the two ways; why the others are larger is said below.`,
    `Hidden bytes: ${megabytes(total(({ before }) => before.hiddenSize))} MB before, ${megabytes(total(({ ours }) => ours.after.hiddenSize))} MB after.`,
  ];
  return `# What it does to whole projects

Made by \`npm run results\` with ${builder}: each project of \`test/projects\` is built as it is, rewritten by the default preset with whatever a
build can verify, once more with \`base: scratch\` where that makes another file, and as an expert would write it by hand; every image is run
and asked. Sizes are those of the files in all layers, the base image's included (stand-ins made from Debian's packages, so that absolute figures
differ a little from those of the official images; images of distroless on Debian 12 stand in for those on 13).

${sums.map((sum) => `- ${sum}`).join('\n')}

${lines.join('\n')}

${formatReasons(withExpert)}
`;
}

function rowsOf(result: ProjectResult, isTimed: boolean): readonly (readonly string[])[] {
  const { project, before, ours, barest, expert, faults } = result;
  const rowOf = (what: string, { verification, after }: Ours): readonly string[] => {
    const fixes = verification.rewrite.steps.length;
    const verdict = verification.outcome === 'verified' ? verification.reach : 'nothing to do';
    const said = faults.length > 0 ? faults.join('; ') : verdict;
    const count = `${what}, ${fixes} ${fixes === 1 ? 'fix' : 'fixes'}`;
    return ['', count, ...cells(after, isTimed), `${share(after.size, before.size)}, ${said}`, timesText(result, after.size)]; // prettier-ignore
  };
  return [
    [`[${project.name}](../test/projects/${project.name})`, 'naive', ...cells(before, isTimed), '', timesText(result, before.size)], // prettier-ignore
    rowOf('ours', ours),
    ...(barest ? [rowOf('ours, barest', barest)] : []),
    ...(expert ? [['', "expert's", ...cells(expert, isTimed), share(expert.size, before.size), '']] : []),
  ];
}

/** In bytes, of whichever of our two images is smaller. */
function smallestOf({ ours, barest }: ProjectResult): number {
  return Math.min(ours.after.size, barest?.after.size ?? Infinity);
}

function timesOf({ expert }: ProjectResult, size: number): number {
  return size / expert!.size;
}

function timesText(result: ProjectResult, size: number): string {
  if (!result.expert) return '';
  const times = timesOf(result, size);
  return times < 10 ? times.toFixed(2) : times.toFixed(0);
}

/** Why ours is larger, in a sentence each: what the project says of it, or that another choice makes it small. */
function formatReasons(withExpert: readonly ProjectResult[]): string {
  const lines = withExpert.flatMap((result) => {
    const { project, ours, barest } = result;
    if (timesOf(result, ours.after.size) <= MOST_TIMES) return [];
    const times = timesText(result, smallestOf(result));
    const isSmall = timesOf(result, smallestOf(result)) <= MOST_TIMES;
    const choice = barest ? `, ${times} times with \`base: scratch\`` : '';
    const why = isSmall ? 'the expert starts from an image without a shell, which the user has to ask for' : (project.whyLarger ?? 'nobody has said why'); // prettier-ignore
    return [`- ${project.name}: ${timesText(result, ours.after.size)} times the expert's${choice}: ${why}.`];
  });
  return lines.length === 0 ? '' : `## Where ours is larger than the expert's\n\n${lines.join('\n')}`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
