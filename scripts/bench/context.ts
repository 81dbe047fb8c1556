import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How much longer a run may take than the bare listing of all files in the build context. */
export const CONTEXT_TARGET = 15;

const FOLDERS = 1000;
const FILES = 100;
const PROJECT: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nEXPOSE 3000\nCMD ["node", "src/0/0.js"]\n',
  'package.json': JSON.stringify({ name: 'many', version: '1.0.0', private: true }),
};

/**
 * One run over a project of 100,000 files, half of them below node_modules, by the time that listing them takes.
 * @param program the path of the built program
 */
export function measureContext(program: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-bench-'));
  try {
    for (let i = 0; i < FOLDERS; i += 1) {
      const path = join(folder, i % 2 ? 'src' : 'node_modules', String(i - (i % 2)));
      mkdirSync(path, { recursive: true });
      for (let j = 0; j < FILES; j += 1) writeFileSync(join(path, `${j}.js`), 'module.exports = 1;\n');
    }
    for (const [name, text] of Object.entries(PROJECT)) writeFileSync(join(folder, name), text);
    const listing = time(() => readdirSync(folder, { recursive: true, withFileTypes: true }));
    const ours = time(() => {
      const { status } = spawnSync(process.execPath, [program, '--unsafe', join(folder, 'Dockerfile')], {
        stdio: 'ignore',
      });
      if (status !== 0) throw new Error(`a run over ${FOLDERS * FILES} files ended with ${status}`);
    });
    console.log(
      `a project of ${(FOLDERS * FILES).toLocaleString('en')} files: ${ours.toFixed(0)} ms, to list them alone ${listing.toFixed(0)} ms: ${(ours / listing).toFixed(1)} x`,
    );
    return ours / listing;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The least of three times, in milliseconds. */
function time(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
