import type { StepWatch } from './dialect.ts';

/** Lines longer than this, in characters, are nobody's message. */
const LONGEST = 1000;

/**
 * Podman and Buildah announce the image of each step by its id, shortened, and one that was there before by "Using
 * cache" and its id in full as well.
 */
export function watchSteps(): StepWatch {
  const announced = new Set<string>();
  const reused: string[] = [];
  let rest = '';
  const read = (line: string): void => {
    const match = /^--> (Using cache )?([0-9a-f]{10,64})\r?$/.exec(line);
    if (match?.[1]) reused.push(match[2]!);
    if (match && !match[1]) announced.add(match[2]!);
  };
  return {
    add(text) {
      const lines = text.split('\n');
      const last = lines.pop()!;
      for (const line of lines) {
        read(rest + line);
        rest = '';
      }
      rest = (rest + last).slice(-LONGEST);
    },
    made: () => [...announced].filter((id) => !reused.some((full) => full.startsWith(id))),
  };
}
