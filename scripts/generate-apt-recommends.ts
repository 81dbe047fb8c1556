/**
 * Writes src/knowledge/apt-recommends.json anew from the package indices of the Debian system it runs on:
 *   npm run knowledge:apt -- [file with more package names, one per line]
 * For each package that the file names already (or that is given): what it recommends, the first of each choice.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TARGET = fileURLToPath(new URL('../src/knowledge/apt-recommends.json', import.meta.url));

interface Table {
  readonly source: string;
  /** The suite in words, for sentences. */
  readonly suite: string;
  readonly date: string;
  readonly recommends: Readonly<Record<string, readonly string[]>>;
}

const old: Table | undefined = existsSync(TARGET) ? (JSON.parse(readFileSync(TARGET, 'utf8')) as Table) : undefined;
const extra = process.argv[2] ? readFileSync(process.argv[2], 'utf8').split(/\s+/) : [];
const wanted = new Set([...Object.keys(old?.recommends ?? {}), ...extra].filter(Boolean));
const recommends: Record<string, readonly string[]> = {};

const index = execFileSync('apt-cache', ['dumpavail'], { encoding: 'utf8', maxBuffer: 1 << 30 });
for (const stanza of index.split('\n\n')) {
  const name = /^Package: (.+)$/m.exec(stanza)?.[1];
  const field = /^Recommends: (.+)$/m.exec(stanza)?.[1];
  if (name === undefined || !wanted.has(name)) continue;
  recommends[name] =
    field === undefined
      ? []
      : field.split(',').map((choice) =>
          choice
            .split('|')[0]!
            .replace(/\(.*\)|:any/g, '')
            .trim(),
        );
}

const names = Object.keys(recommends).sort();
const suite = /^VERSION_CODENAME=(.+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))![1]!;
const table: Table = {
  source: `the field "Recommends" of the package indices of Debian ${suite} (main, amd64), first alternative of each`,
  suite: `Debian ${suite}`,
  date: new Date().toISOString().slice(0, 10),
  recommends: Object.fromEntries(names.map((name) => [name, recommends[name]!])),
};
const body = names.map((name) => `    ${JSON.stringify(name)}: ${JSON.stringify(recommends[name])}`).join(',\n');
writeFileSync(
  TARGET,
  `{\n  "source": ${JSON.stringify(table.source)},\n  "suite": "${table.suite}",\n  "date": "${table.date}",\n  "recommends": {\n${body}\n  }\n}\n`,
);
console.log(`${names.length} packages written to ${TARGET}`);
