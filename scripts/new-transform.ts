/**
 * Lays out a new transform: its file, its place at the end of the preset, and its first cases.
 *   npm run new -- drop-something
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const id = process.argv[2] ?? '';
if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) {
  console.error(`error: "${id}" is no id; it is kebab case and says what is done to what: npm run new -- merge-run`);
  process.exit(2);
}
const file = pathOf(`transforms/${id}.ts`);
if (existsSync(file)) {
  console.error(`error: transforms/${id}.ts is there already`);
  process.exit(2);
}
const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

writeFileSync(
  file,
  `import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'unread-script';

/**
 * What it does, in one sentence: this comment is its page.
 */
export const ${name}: Transform<object, Reason> = {
  id: '${id}',
  summary: 'A verb phrase',
  category: 'size',
  isDefault: false,
  applicability: 'unsafe',
  effects: [],
  answers: [],
  refusals: { 'unread-script': UNREAD_SCRIPT },
  defaults: {},
  *inspect(_file: Dockerfile, _analysis: Analysis): Iterable<Finding<Reason>> {
    // Yield a Fix or a Refusal for each place, in the order of the file.
  },
};
`,
);

const index = readFileSync(pathOf('transforms/index.ts'), 'utf8')
  .replace('import type { Transform }', `import { ${name} } from './${id}.ts';\nimport type { Transform }`)
  .replace(/\n\];\n$/, `\n  ${name},\n];\n`);
writeFileSync(pathOf('transforms/index.ts'), index);

for (const name of ['changes', 'passes-what-is-fine', 'refuses-unread-script']) {
  mkdirSync(pathOf(`snapshots/${id}/${name}`), { recursive: true });
  writeFileSync(pathOf(`snapshots/${id}/${name}/before.Dockerfile`), 'FROM debian:12\n');
}
console.log(`transforms/${id}.ts, its line in transforms/index.ts and three cases under snapshots/${id} are there.
Write before.Dockerfile of each case, then inspect(); npm run vitest -- test/snapshots.test.ts -u makes the diffs to read.
docs/writing-transforms.md says what is expected.`);

function pathOf(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
