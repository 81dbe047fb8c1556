import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How much longer a run over a large build context may take than one over a small one. */
export const CONTEXT_TARGET = 15;

const FOLDERS = 1000;
const FILES = 100;
const PROJECT: Readonly<Record<string, string>> = {
  Dockerfile: 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm install\nEXPOSE 3000\nCMD ["node", "src/0/0.js"]\n',
  'package.json': JSON.stringify({ name: 'many', version: '1.0.0', private: true }),
};

/**
 * One run over a project of 100,000 files, half of them below node_modules, by one over the same project without them.
 * @param program the path of the built program
 */
export function measureContext(program: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-bench-'));
  const run = (): void => {
    const words = [program, '--unsafe', join(folder, 'Dockerfile')];
    const { status } = spawnSync(process.execPath, words, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`a run over ${folder} ended with ${status}`);
  };
  try {
    for (const [name, text] of Object.entries(PROJECT)) writeFileSync(join(folder, name), text);
    const small = time(run);
    for (let i = 0; i < FOLDERS; i += 1) {
      const path = join(folder, i % 2 ? 'src' : 'node_modules', String(i - (i % 2)));
      mkdirSync(path, { recursive: true });
      for (let j = 0; j < FILES; j += 1) writeFileSync(join(path, `${j}.js`), 'module.exports = 1;\n');
    }
    const large = time(run);
    console.log(
      `a project of ${(FOLDERS * FILES).toLocaleString('en')} files: ${large.toFixed(0)} ms, of ${Object.keys(PROJECT).length}: ${small.toFixed(0)} ms: ${(large / small).toFixed(1)} x`,
    );
    return large / small;
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
