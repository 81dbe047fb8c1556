/**
 * Builds every project of test/projects as it is, as we rewrite it, as we do with `base: scratch` where that makes another
 * file, and as an expert wrote it; compares, runs and asks all of them:
 *   npm run results                   writes docs/results.md, with the times of builds without a cache
 *   npm run results -- --check        the same without times and without the expert's, and writes nothing: for CI
 *   npm run results -- NAME ...       only these, and writes nothing
 * Fails where an image does not do what its project says, where a fix had to be dropped, and where ours is larger than the
 * expert's without a word of why. Needs an engine (npm run lab).
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { formatResults } from './results/table.ts';
import { type ProjectResult, tryProject } from './results/try-project.ts';
import type { Builder } from '../src/verify/builder.ts';
import { chooseBuilder, isEngineTrouble } from '../src/verify/choose-builder.ts';
import type { ImageMeasures } from '../src/verify/verification.ts';
import { findLab, type Lab } from '../test/lab.ts';
import { borrowNames } from '../test/verify/bases/borrowed-names.ts';
import { type Project, readProjects } from '../test/projects/read-projects.ts';

const RESULTS = fileURLToPath(new URL('../docs/results.md', import.meta.url));

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });

async function tryAll(): Promise<void> {
  const lab = findLab();
  if (!lab) {
    console.log('SKIPPED: no engine answers, so no project was built; `npm run lab` starts one');
    process.exitCode = process.env['DKOPT_REQUIRE_ENGINE'] === '1' ? 1 : 0;
    return;
  }
  // Images of distroless that are written, and that the lab has under other names; before a builder looks at what is there.
  const giveBack = borrowNames(lab);
  try {
    await tryAllIn(lab);
  } finally {
    giveBack();
  }
}

async function tryAllIn(lab: Lab): Promise<void> {
  const builder = await chooseBuilder(undefined, lab.options);
  if (isEngineTrouble(builder)) throw new Error(builder.because);
  const isWhole = positionals.length === 0;
  const projects = readProjects().filter(({ name }) => isWhole || positionals.includes(name));
  const timesBuilds = values.check !== true;
  const results: ProjectResult[] = [];
  for (const project of projects) results.push(await tryOne(project, builder, timesBuilds));
  if (isWhole && timesBuilds) {
    const text = formatResults(results, builder.version, timesBuilds);
    writeFileSync(RESULTS, await format(text, { ...(await resolveConfig(RESULTS)), parser: 'markdown' }));
  }
  if (results.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

/** Tries a project, and prints how it went. */
async function tryOne(project: Project, builder: Builder, timesBuilds: boolean): Promise<ProjectResult> {
  const start = performance.now();
  const result = await tryProject(project, builder, { timesBuilds, hasExpert: timesBuilds });
  const { before, ours, barest, expert, faults } = result;
  const both = [ours, ...(barest ? [barest] : [])];
  const sizes = [before, ...both.map(({ after }) => after)].map(sizeOf).join(' -> ');
  const verdicts = both.map(({ verification: { outcome, reach, builds } }) => `${outcome}, ${reach}, ${builds} builds`);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  const best = expert ? ` (the expert's ${sizeOf(expert)})` : '';
  console.log(`${project.name.padEnd(22)} ${sizes}${best}  ${verdicts.join('; ')}, ${seconds} s`);
  for (const fault of faults) console.log(`  FAULT: ${fault}`);
  return result;
}

function sizeOf({ size }: ImageMeasures): string {
  return `${(size / 1e6).toFixed(1)} MB`;
}

await tryAll();
