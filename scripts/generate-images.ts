/**
 * Writes src/knowledge/images/*.json anew from the data in ../shared/knowledge, which its README describes:
 *   npm run knowledge:images
 * Only what the readers in src/knowledge/images read is kept, and from where it is.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeContents, makeLibraries } from './generate-images-contents.ts';
import { makeEndOfLife } from './generate-images-eol.ts';
import { makeDistroless, makeImages } from './generate-images-facts.ts';
import { makeAlpine, makeCommands, makeNative } from './generate-images-packages.ts';
import { KNOWLEDGE } from './generate-images-read.ts';
import { makeTags } from './generate-images-tags.ts';

const TARGET = fileURLToPath(new URL('../src/knowledge/images/', import.meta.url));

if (!existsSync(`${KNOWLEDGE}images.json`)) {
  console.error(
    `There is no ${KNOWLEDGE}: the catalogue was made of data that is not part of the project. ` +
      'What is in src/knowledge/images stays as it is; put the data there to make it anew.',
  );
  process.exit(1);
}

const endOfLife = makeEndOfLife();
const files: Readonly<Record<string, object>> = {
  'tags.json': makeTags(),
  'images.json': makeImages(endOfLife.codenames),
  'eol.json': endOfLife,
  'contents.json': makeContents(),
  'libraries.json': makeLibraries(),
  'commands.json': makeCommands(),
  'alpine.json': makeAlpine(),
  'native.json': makeNative(),
  'distroless.json': makeDistroless(),
};

let sum = 0;
for (const [name, content] of Object.entries(files)) {
  const text = formatTable(content);
  writeFileSync(TARGET + name, text);
  sum += text.length;
  console.log(`${String(text.length).padStart(8)}  ${name}`);
}
console.log(`${String(sum).padStart(8)}  in all, written to ${TARGET}`);

/** JSON with a row per entry of a table, so that a change of the data is a change of few lines. */
function formatTable(content: object): string {
  const parts = Object.entries(content).map(([key, value]: [string, unknown]) => {
    const isTable =
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
    return `  ${JSON.stringify(key)}: ${isTable ? formatRows(value, '  ') : JSON.stringify(value)}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function formatRows(table: object, indent: string): string {
  const rows = Object.entries(table).map(([key, row]: [string, unknown]) => {
    const text = JSON.stringify(row);
    const isLong = text.length > 2000 && typeof row === 'object' && row !== null && !Array.isArray(row);
    return `${indent}  ${JSON.stringify(key)}: ${isLong ? formatRows(row, `${indent}  `) : formatList(text, row, indent)}`;
  });
  return `{\n${rows.join(',\n')}\n${indent}}`;
}

function formatList(text: string, row: unknown, indent: string): string {
  if (text.length <= 2000 || !Array.isArray(row)) return text;
  const items: readonly unknown[] = row;
  return `[\n${items.map((item) => `${indent}    ${JSON.stringify(item)}`).join(',\n')}\n${indent}  ]`;
}
