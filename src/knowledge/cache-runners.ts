import type { Command } from '../shell/script.ts';

/**
 * Commands that run a program out of a cache, and fetch it first where it is not there: an earlier fetch of it may be there to
 * spare a start the network. By, 2026-11-21: uv's documentation of its tools and of `uv run` (which syncs before it runs, unless
 * `--no-sync` is given), pipx's of `pipx run`, npm's of `npm exec`; and whatever is to go by what is cached alone. From memory.
 */
export const RUNS_FROM_CACHE = {
  pip: /\bpipx["',\s]+run\b/,
  uv: /\buvx\b|\bpipx["',\s]+run\b|\buv["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:tool["',\s]+run\b|run\b(?![^;&|\n]{0,300}--no-sync\b)|[^;&|\n]{0,300}--offline\b)/,
  npm: /\bnpx\b|\bnpm["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:exec|x)\b|\bnpm\b[^;&|\n]{0,300}--(?:prefer-)?offline\b/,
  yarn: /\byarn(?:pkg)?\b[^;&|\n]{0,300}--(?:prefer-)?offline\b/,
  conda:
    /\b(?:conda|mamba|micromamba)\b[^;&|\n]{0,300}(?:--offline|--use-index-cache)\b|\/pkgs\/[\w.-]+(?:\.tar\.bz2|\.conda)\b/,
  gem: /\bgem["',\s]+(?:-[\w=-]+["',\s]+){0,20}(?:pristine|i(?:nstall)?\b[^;&|\n]{0,300}(?:--local|\s-l)\b)|\bbundler?\b[^;&|\n]{0,300}--local\b/,
} as const satisfies Readonly<Record<string, RegExp>>;

/** Whether a command does so, also within a text that it hands to a shell. */
export function runsFromCache(cache: keyof typeof RUNS_FROM_CACHE, { words }: Command): boolean {
  return RUNS_FROM_CACHE[cache].test(words.map(({ text }) => text).join(' '));
}
