// Packs what would be published and uses it as a stranger does: no dependencies, small, a first diff soon.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAX_BYTES = 2_000_000;
/** How many times as long as npm takes to say its version, which it does on a machine of any speed. */
const MAX_FIRST_DIFF = 35;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-package-'));
try {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  check(Object.keys(dependencies).length === 0, 'the package has no run-time dependencies');

  const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root).stdout);
  const tarball = join(folder, filename);
  const size = statSync(tarball).size;
  check(size <= MAX_BYTES, `the tarball has ${size} bytes, at most ${MAX_BYTES}`);
  const names = files.map(({ path }) => path);
  for (const needed of [
    'dist/cli.cjs',
    'dist/index.js',
    'types/src/index.d.ts',
    'dockoptimize.schema.json',
    'LICENSE',
    'NOTICE',
  ]) {
    check(names.includes(needed), `it holds ${needed}`);
  }

  writeFileSync(join(folder, 'Dockerfile'), 'FROM python:3.12\nRUN pip install flask\n');
  const bare = performance.now();
  run('npm', ['--version'], folder);
  const start = performance.now();
  const { stdout } = run('npx', ['--yes', `--package=${tarball}`, 'dockoptimize', 'Dockerfile'], folder);
  const [took, npm] = [performance.now() - start, start - bare];
  check(stdout.includes('+RUN pip install --no-cache-dir flask'), 'npx prints the diff from the tarball');
  const times = (took / npm).toFixed(1);
  check(
    took <= MAX_FIRST_DIFF * npm,
    `npx gives the first diff after ${Math.round(took)} ms, ${times} times as long as npm takes to start, at most ${MAX_FIRST_DIFF}`,
  );

  writeFileSync(join(folder, 'package.json'), '{"name":"user","type":"module","private":true}');
  run('npm', ['install', '--no-audit', '--no-fund', tarball], folder);
  writeFileSync(
    join(folder, 'use.mjs'),
    "import { rewrite } from 'dockoptimize';\nconsole.log(rewrite('FROM alpine:3.20\\nRUN apk add jq\\n').after);\n",
  );
  check(
    run('node', ['use.mjs'], folder).stdout.includes('apk add --no-cache jq'),
    'the library works when it is installed',
  );
} finally {
  rmSync(folder, { recursive: true });
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status}\n${result.stderr}`);
  return result;
}

function check(holds, what) {
  console.log(`${holds ? 'ok' : 'FAILED'}: ${what}`);
  if (!holds) process.exitCode = 1;
}
