/**
 * Builds every project of test/projects as it is, as we rewrite it, and as an expert wrote it; compares, runs and asks
 * all of them:
 *   npm run results                   writes docs/results.md, with the times of builds without a cache
 *   npm run results -- --check        the same without times and without the expert's, and writes nothing: for CI
 *   npm run results -- NAME ...       only these, and writes nothing
 * Fails where an image does not do what its project says, and where a fix had to be dropped. Needs an engine (npm run lab).
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { formatResults } from './results/table.ts';
import { type ProjectResult, tryProject } from './results/try-project.ts';
import { chooseBuilder, isEngineTrouble } from '../src/verify/choose-builder.ts';
import { findLab } from '../test/lab.ts';
import { readProjects } from '../test/projects/read-projects.ts';

const RESULTS = fileURLToPath(new URL('../docs/results.md', import.meta.url));

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });

async function tryAll(): Promise<void> {
  const lab = findLab();
  if (!lab) {
    console.log('SKIPPED: no engine answers, so no project was built; `npm run lab` starts one');
    process.exitCode = process.env['DKOPT_REQUIRE_ENGINE'] === '1' ? 1 : 0;
    return;
  }
  const builder = await chooseBuilder(undefined, lab.options);
  if (isEngineTrouble(builder)) throw new Error(builder.because);
  const isWhole = positionals.length === 0;
  const projects = readProjects().filter(({ name }) => isWhole || positionals.includes(name));
  const timesBuilds = values.check !== true;
  const results: ProjectResult[] = [];
  for (const project of projects) {
    const start = performance.now();
    const result = await tryProject(project, builder, { timesBuilds, hasExpert: values.check !== true });
    results.push(result);
    const { before, after, expert, verification, faults } = result;
    const sizes = [before, after, ...(expert ? [expert] : [])]
      .map(({ size }) => `${(size / 1e6).toFixed(1)} MB`)
      .join(' -> ');
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(
      `${project.name.padEnd(22)} ${sizes}  ${verification.outcome}, ${verification.reach}, ${verification.builds} builds, ${seconds} s`,
    );
    for (const fault of faults) console.log(`  FAULT: ${fault}`);
  }
  if (isWhole && timesBuilds) {
    const text = formatResults(results, builder.version, timesBuilds);
    writeFileSync(RESULTS, await format(text, { ...(await resolveConfig(RESULTS)), parser: 'markdown' }));
  }
  if (results.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

await tryAll();
