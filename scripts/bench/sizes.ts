import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { rewrite as Rewrite } from '../../src/index.ts';

/** How much longer a file of 10,000 lines may take than one of 1,000, and the most for 1 MB. */
export const SIZE_TARGETS = { ratio: 12, milliseconds: 5000 } as const;

/** Instructions of a stage as people write them, with places for most transforms. */
function block(i: number): string {
  return `# tools ${i}
RUN apt-get update
RUN apt-get install -y curl \\
    git \\
    jq
ENV A${i}=1
COPY a${i} /a
RUN mkdir /srv/${i}
RUN chown nobody /srv/${i} \\
    && chmod 700 /srv/${i}
RUN pip install flask==${i}
WORKDIR /srv/${i}
COPY . .
EXPOSE 80
RUN make \\
    && make install

`;
}

const repeat = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** Files of so many lines. */
const SHAPES: Readonly<Record<string, (lines: number) => string>> = {
  'many stages': (lines) => repeat(lines / 20, (i) => `FROM debian:12 AS s${i}\n${block(i)}CMD ["a"]\n\n`),
  'one stage': (lines) => `FROM debian:12\n${repeat(lines / 17, block)}`,
  'plain lines': (lines) => `FROM debian:12\n${repeat(lines, (i) => (i % 3 ? `ENV A${i}=1\n` : `RUN tool ${i}\n`))}`,
  'RUNs to be joined': (lines) => `FROM debian:12\n${repeat(lines, (i) => `RUN mkdir /a${i}\n`)}`,
};

const MB = 1_000_000;
/** Inputs of 1 MB that are not alike. */
const LARGE: Readonly<Record<string, string>> = {
  'RUNs of 1 kB': `FROM alpine:3.20\n${repeat(MB / 925, () => `RUN apk add x && echo ${'y'.repeat(900)}\n`)}`,
  'RUNs of 60 kB': `FROM alpine:3.20\n${repeat(16, () => `RUN apk add x${' && apk add y'.repeat(4500)}\n`)}`,
  'short instructions': `FROM debian:12\n${repeat(MB / 9, () => 'ENV A=1\n\n')}`,
  comments: `FROM debian:12\n${repeat(MB / 100, () => `# ${'y'.repeat(97)}\n`)}RUN apt-get install curl\n`,
  'a RUN of many lines': `FROM debian:12\nRUN true${repeat(MB / 32, (i) => ` \\\n    && mkdir /a${String(i).padStart(12, '0')}`)}\n`,
};

const ONCE = fileURLToPath(new URL('./once.mjs', import.meta.url));
const PROCESSES = 3;

/** The least time, in milliseconds, of a first rewrite in a process of its own: as people meet such a file. */
function timeAlone(text: string): number {
  const times = Array.from({ length: PROCESSES }, () => {
    const { status, stdout } = spawnSync(process.execPath, [ONCE], { input: text, encoding: 'utf8' });
    if (status !== 0) throw new Error(`once.mjs ended with ${status}`);
    return Number(stdout);
  });
  return Math.min(...times);
}

/** The least mean time of some rounds, in milliseconds: in each, the collections of garbage that the work causes count. */
function leastTime(work: () => unknown, rounds: number, times = 1): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (let i = 0; i < times; i += 1) work();
    least = Math.min(least, (performance.now() - start) / times);
  }
  return least;
}

/**
 * Prints how time grows with size.
 * @param withWarm also in a process that has seen such files, for which there is no target
 * @returns whether the targets are met
 */
export async function measureSizes(library: string, withWarm: boolean): Promise<boolean> {
  const { rewrite } = (await import(pathToFileURL(library).href)) as { readonly rewrite: typeof Rewrite };
  let isMet = true;
  for (const [name, make] of Object.entries(SHAPES)) {
    const [small, large] = [make(1000), make(10_000)];
    const [one, ten] = [timeAlone(small), timeAlone(large)];
    const ratio = ten / one;
    isMet &&= ratio <= SIZE_TARGETS.ratio;
    const times = `${one.toFixed(0).padStart(5)} ms for 1,000 lines, ${ten.toFixed(0).padStart(6)} for 10,000: ${ratio.toFixed(1)} x`;
    console.log(`${name.padEnd(34)} ${times}`);
    if (!withWarm) continue;
    // Warm, a small file stays within the processor's cache and between two collections of garbage; a large one does not.
    const warm = leastTime(() => rewrite(large), 3) / leastTime(() => rewrite(small), 3, 10);
    console.log(`${''.padEnd(34)} once the process is warm ${warm.toFixed(1)} x`);
  }
  for (const [name, text] of Object.entries(LARGE)) {
    const time = leastTime(() => rewrite(text), 1);
    isMet &&= time <= SIZE_TARGETS.milliseconds;
    console.log(`1 MB of ${name.padEnd(26)} ${time.toFixed(0).padStart(5)} ms`);
  }
  return isMet;
}
