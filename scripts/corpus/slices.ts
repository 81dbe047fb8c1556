import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { mergeSums, type Sums } from './sums.ts';

/**
 * Examines the corpus in one mode, in as many processes as there are cores.
 * @param every 1 for all files, 5 for each fifth
 */
export async function examineInSlices(mode: string, every: number): Promise<Sums> {
  const slices = availableParallelism();
  // The same files whatever the number of cores.
  const parts = Array.from({ length: slices }, (_, slice) => runSlice(mode, slice * every, slices * every));
  return mergeSums(await Promise.all(parts));
}

function runSlice(mode: string, slice: number, slices: number): Promise<Sums> {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('./slice.ts', import.meta.url));
    const args = [...process.execArgv, program, mode, String(slice), String(slices)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output) as Sums) : reject(new Error(`slice ${slice} ended with ${code}`)),
    );
  });
}
