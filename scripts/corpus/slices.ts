import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { mergeSums, type Sums } from './sums.ts';

/**
 * Examines the corpus in some modes, in as many processes as there are cores.
 * @param modes names that `readMode` knows; each with 1 for all files, 5 for each fifth
 */
export async function examineInSlices<Mode extends string>(
  modes: Readonly<Record<Mode, number>>,
): Promise<Readonly<Record<Mode, Sums>>> {
  const slices = availableParallelism();
  const parts = await Promise.all(Array.from({ length: slices }, (_, slice) => runSlice<Mode>(slice, slices, modes)));
  const names = Object.keys(modes) as Mode[];
  return Object.fromEntries(names.map((mode) => [mode, mergeSums(parts.map((part) => part[mode]))])) as Record<
    Mode,
    Sums
  >;
}

function runSlice<Mode extends string>(
  slice: number,
  slices: number,
  modes: Readonly<Record<Mode, number>>,
): Promise<Readonly<Record<Mode, Sums>>> {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL('./slice.ts', import.meta.url));
    const args = [...process.execArgv, program, String(slice), String(slices), JSON.stringify(modes)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(output) as Record<Mode, Sums>)
        : reject(new Error(`slice ${slice} ended with ${code}`)),
    );
  });
}
