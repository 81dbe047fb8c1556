import type { ProjectResult } from './try-project.ts';
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
  const rows = results.flatMap(({ project, verification, before, after, expert, faults }) => {
    const verdict =
      faults.length > 0
        ? faults.join('; ')
        : verification.outcome === 'verified'
          ? verification.reach
          : 'nothing to do';
    const fixes = verification.rewrite.steps.length;
    const head = [`[${project.name}](../test/projects/${project.name})`, 'naive', ...cells(before, isTimed), ''];
    const ours = [
      '',
      `ours, ${fixes} ${fixes === 1 ? 'fix' : 'fixes'}`,
      ...cells(after, isTimed),
      `${share(after.size, before.size)}, ${verdict}`,
    ];
    const best = expert ? [['', "expert's", ...cells(expert, isTimed), share(expert.size, before.size)]] : [];
    return [head, ours, ...best];
  });
  const heads = ['project', 'Dockerfile', 'MB', 'hidden MB', 'layers', 'build s', 'uid', 'size of naive, verdict'];
  const lines = [heads, heads.map((_, i) => (i < 2 || i === 7 ? '---' : '---:')), ...rows].map(
    (row) => `| ${row.map(escape).join(' | ')} |`,
  );
  const withExpert = results.filter(({ expert }) => expert);
  const total = (pick: (result: ProjectResult) => number, of: readonly ProjectResult[] = results): number =>
    of.reduce((sum, result) => sum + pick(result), 0);
  const sums = [
    `All ${results.length} together: ${megabytes(total(({ before }) => before.size))} MB as people write them, ${megabytes(total(({ after }) => after.size))} MB after.`,
    `The ${withExpert.length} that have an expert's: ${megabytes(total(({ before }) => before.size, withExpert))} MB, ours ${megabytes(total(({ after }) => after.size, withExpert))} MB, the expert's ${megabytes(total(({ expert }) => expert!.size, withExpert))} MB.`,
    `Hidden bytes: ${megabytes(total(({ before }) => before.hiddenSize))} MB before, ${megabytes(total(({ after }) => after.hiddenSize))} MB after.`,
  ];
  return `# What it does to whole projects

Made by \`npm run results\` with ${builder}: each project of \`test/projects\` is built as it is, rewritten by the default preset with whatever a
build can verify, and as an expert would write it by hand; every image is run and asked. Sizes are those of the files in all layers, the base
image's included (stand-ins made from Debian's packages, so that absolute figures differ a little from those of the official images).

${sums.map((sum) => `- ${sum}`).join('\n')}

${lines.join('\n')}
`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
