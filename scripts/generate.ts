/**
 * Writes what is generated from the code: the JSON schema of the configuration and the pages of the transforms.
 *   npm run generate             writes them
 *   npm run generate -- --check  fails where a committed file is not what the code says
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { makeBasesPage } from './generate-bases.ts';
import { makePages } from './generate-docs.ts';
import { makeSchemaText } from './generate-schema.ts';
import { preset } from '../transforms/index.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const isCheck = process.argv.includes('--check');

const files: Readonly<Record<string, string>> = {
  'dockoptimize.schema.json': await makeSchemaText(preset),
  ...makePages(preset),
  'docs/bases.md': await format(makeBasesPage(preset), { parser: 'markdown', printWidth: 120 }),
};
const stale: string[] = [];
for (const [path, text] of Object.entries(files)) {
  const target = join(ROOT, path);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  stale.push(path);
  if (isCheck) continue;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}
if (isCheck && stale.length > 0) {
  console.error(`not what the code says: ${stale.join(', ')}; run npm run generate`);
  process.exitCode = 1;
} else console.log(stale.length > 0 ? `written: ${stale.join(', ')}` : 'all generated files are up to date');
