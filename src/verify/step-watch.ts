import type { StepWatch } from './dialect.ts';

/** Lines longer than this, in characters, are nobody's message. */
const LONGEST = 1000;

/** Hands on whole lines of what comes in pieces. */
function watchLines(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = text.split('\n');
    const last = lines.pop()!;
    for (const line of lines) {
      onLine(rest + line);
      rest = '';
    }
    rest = (rest + last).slice(-LONGEST);
  };
}

/**
 * Podman and Buildah announce the image of each step by its id, shortened, and one that was there before by "Using
 * cache" and its id in full as well.
 */
export function watchSteps(): StepWatch {
  const announced = new Set<string>();
  const reused: string[] = [];
  const add = watchLines((line) => {
    const match = /^--> (Using cache )?([0-9a-f]{10,64})\r?$/.exec(line);
    if (match?.[1]) reused.push(match[2]!);
    if (match && !match[1]) announced.add(match[2]!);
  });
  return { add, made: () => [...announced].filter((id) => !reused.some((full) => full.startsWith(id))) };
}

/** BuildKit's log names the image as it is written, which an interrupted build may have done without having said so. */
export function watchWrittenImages(): StepWatch {
  const written = new Set<string>();
  const add = watchLines((line) => {
    const id = /^#\d+ writing image sha256:([0-9a-f]{64})\b/.exec(line)?.[1];
    if (id !== undefined) written.add(id);
  });
  return { add, made: () => [...written] };
}
