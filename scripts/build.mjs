// Builds the published program and library: one bundle without run-time dependencies.
//   node scripts/build.mjs                        dist/ and types/
//   node scripts/build.mjs --js-only --out DIR    the JavaScript alone, to another folder
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'dist') }, 'js-only': { type: 'boolean', default: false } },
});
const out = values.out;

rmSync(out, { recursive: true, force: true });
const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Names stay, so that what a user reports of a crash can be read.
  minifySyntax: true,
  legalComments: 'none',
  // Some bundled packages are CommonJS. The name is an alias, since others import `createRequire` under its own.
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
  // The CommonJS form that Node would take has no named exports left when it is imported lazily out of a bundle.
  alias: {
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
    'vscode-languageserver-types': join(root, 'scripts/bundle/positions.ts'),
  },
  metafile: true,
  logLevel: 'warning',
  plugins: [withoutChildProcess()],
};
// Two builds: what the program shared with others would be files of its own, and each file costs its start half a
// millisecond.
const builds = await Promise.all([
  build({ ...common, entryPoints: { cli: 'src/cli/main.ts' }, chunkNames: 'cli-[hash]' }),
  build({
    ...common,
    entryPoints: {
      index: 'src/index.ts',
      worker: 'src/cli/worker.ts',
      // Tinypool starts its threads with the file entry/worker.js beside the file that it is itself in.
      'entry/worker': 'node_modules/tinypool/dist/entry/worker.js',
    },
    chunkNames: 'chunk-[hash]',
  }),
]);
chmodSync(join(out, 'cli.js'), 0o755);
writeFileSync(join(out, 'THIRD-PARTY-NOTICES.txt'), notices(bundledPackages(builds)));
if (!values['js-only']) emitTypes();

/**
 * Commander can run subcommands as programs, which ours are not. Loading what that needs takes as long as all the rest
 * of commander, so it gets an empty module in its place.
 */
function withoutChildProcess() {
  return {
    name: 'without-child-process',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) => {
        return /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'empty' } : undefined;
      });
      onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** The folders, in node_modules, of the packages of which a byte is in the bundle. */
function bundledPackages(builds) {
  const folders = new Set();
  for (const { inputs } of builds.flatMap(({ metafile }) => Object.values(metafile.outputs))) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = bytesInOutput > 0 ? /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] : undefined;
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** Their licences, as these ask for. Fails where a package has none that could be printed. */
function notices(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file; see whether it may be bundled`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
  });
  const line = `\n${'-'.repeat(80)}\n\n`;
  return `This bundle contains the following packages.\n${line}${parts.join(line)}`;
}

function emitTypes() {
  rmSync(join(root, 'types'), { recursive: true, force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const words = [compiler, '-p', 'scripts/tsconfig.types.json'];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0 || !existsSync(join(root, 'types', 'src', 'index.d.ts'))) {
    throw new Error(`the types of ${relative(root, 'src/index.ts')} could not be made`);
  }
}
