// Builds the published program and library: one bundle without run-time dependencies.
//   node scripts/build.mjs                        dist/ and types/
//   node scripts/build.mjs --js-only --out DIR    the JavaScript alone, to another folder
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, 'dist') }, 'js-only': { type: 'boolean', default: false } },
});
const out = values.out;

rmSync(out, { recursive: true, force: true });
const common = {
  cwd: root,
  platform: 'node',
  external: (id, importer) => id.startsWith('node:') && !isUnused(id, importer),
  logLevel: 'warn',
  checks: { pluginTimings: false },
  transform: { target: 'node20.19' },
  resolve: {
    alias: {
      // Its CommonJS form, which Node would take, has no named exports left when it is imported lazily out of a bundle.
      yaml: join(root, 'node_modules/yaml/browser/index.js'),
      'vscode-languageserver-types': join(root, 'scripts/bundle/positions.ts'),
    },
  },
};
const written = {
  topLevelVar: true,
  dir: out,
  // Names of functions stay, so that what a user reports of a crash can be read.
  minify: false,
  comments: { legal: false },
  // V8 reads a text of one byte per character in half the time.
  charset: 'ascii',
};
// Two builds that share no file, so that each is one piece. The program is CommonJS, which Node starts a little sooner.
const builds = [
  await build({ program: 'src/cli/main.ts' }, 'cjs'),
  await build(
    {
      index: 'src/index.ts',
      worker: 'src/cli/worker.ts',
      // Tinypool starts its threads with the file entry/worker.js beside the file that it is itself in.
      'entry/worker': 'node_modules/tinypool/dist/entry/worker.js',
    },
    'esm',
  ),
];
const mark = createHash('sha256')
  .update(readFileSync(join(out, 'program.cjs')))
  .digest('hex')
  .slice(0, 16);
const start = readFileSync(join(root, 'scripts/bundle/start.cjs'), 'utf8');
writeFileSync(join(out, 'cli.cjs'), start.replace('@build@', mark));
chmodSync(join(out, 'cli.cjs'), 0o755);
copyCatalogue();
writeFileSync(join(out, 'THIRD-PARTY-NOTICES.txt'), notices(bundledPackages(builds)));
if (!values['js-only']) emitTypes();

/**
 * All that an entry needs at its start goes into one file: each further one would cost the start half a millisecond.
 * @returns the chunks that were written
 */
async function build(input, format) {
  const start = new Set();
  const bundle = await rolldown({ ...common, input, plugins: [withoutUnused(), collectStart(start)] });
  const codeSplitting = { groups: [{ name: 'start', test: (id) => start.has(id) }] };
  const [name] = Object.keys(input);
  const extension = format === 'cjs' ? 'cjs' : 'js';
  const { output } = await bundle.write({
    ...written,
    format,
    codeSplitting,
    entryFileNames: `[name].${extension}`,
    chunkFileNames: `${name}-[hash].${extension}`,
  });
  await bundle.close();
  return output.filter(({ type }) => type === 'chunk');
}

/** Puts into `start` each module that the first entry imports statically. */
function collectStart(start) {
  return {
    name: 'collect-start',
    buildEnd() {
      const ids = [...this.getModuleIds()];
      const add = (id) => {
        const info = start.has(id) ? null : this.getModuleInfo(id);
        if (!info || id.startsWith('node:')) return;
        start.add(id);
        info.importedIds.forEach(add);
      };
      add(ids.find((id) => this.getModuleInfo(id).isEntry));
    },
  };
}

/**
 * Commander can run subcommands as programs, which ours are not. Loading what that needs takes as long as all the rest
 * of commander, so it gets an empty module in its place.
 */
function isUnused(id, importer = '') {
  return id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer);
}

function withoutUnused() {
  return {
    name: 'without-unused',
    resolveId: (id, importer) => (isUnused(id, importer) ? '\0empty' : undefined),
    load: (id) => (id === '\0empty' ? 'export default {};' : undefined),
  };
}

/** The files of the catalogue, without the blanks that are there for people; they are read when they are asked for. */
function copyCatalogue() {
  const [from, to] = [join(root, 'src/knowledge/images'), join(out, 'catalogue')];
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((entry) => entry.endsWith('.json'))) {
    const { images, ...rest } = JSON.parse(readFileSync(join(from, name), 'utf8'));
    if (name !== 'tags.json' && name !== 'images.json') {
      writeFileSync(join(to, name), JSON.stringify(images === undefined ? rest : { ...rest, images }));
      continue;
    }
    // A row is parsed when somebody asks for its image: to parse all of them takes longer than all else of an ordinary run.
    const rows = Object.entries(images).map(([image, row]) => [image, Buffer.from(JSON.stringify(row))]);
    const index = rows.map(([image, bytes]) => [image, bytes.length]);
    writeFileSync(join(to, name), JSON.stringify({ ...rest, index }));
    writeFileSync(join(to, `${name}.rows`), Buffer.concat(rows.map(([, bytes]) => bytes)));
  }
}

/** The folders, in node_modules, of the packages of which a byte is in the bundle. */
function bundledPackages(builds) {
  const folders = new Set();
  for (const { modules } of builds.flat()) {
    for (const [path, { renderedLength }] of Object.entries(modules)) {
      const folder = renderedLength > 0 ? /^.*(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] : undefined;
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
