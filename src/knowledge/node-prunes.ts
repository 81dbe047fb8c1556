/**
 * The command that takes out packages which only development needs (the reference of each tool). npm knows `--omit` from 7
 * on, which comes with Node.js 15 and later; it resolves packages anew, by the same rules as the install.
 * @param tag of the image `node`
 * @param words of the install
 * @returns `undefined` where there is none, or where the install had to be forced
 */
export function pruneCommand(tool: string, tag: string, words: readonly string[]): string | undefined {
  const major = OLD_NAMES[/^[a-z]+/.exec(tag)?.[0] ?? ''] ?? Number(/^\d+/.exec(tag)?.[0] ?? 'NaN');
  if (
    words.some((word) =>
      /^(?:-f|--force|--ignore-engines|--no-lockfile|--no-package-lock|--shamefully-hoist)$/.test(word),
    )
  )
    return undefined;
  if (tool === 'bun') return words.includes('--no-save') ? undefined : isFrozen(words) ? BUN_FROZEN : BUN_LOOSE;
  const isLegacy = words.includes('--legacy-peer-deps');
  if (tool === 'npm') return major < 15 ? 'npm prune --production' : isLegacy ? LEGACY : 'npm prune --omit=dev';
  return Object.hasOwn(PRUNES, tool) ? PRUNES[tool] : undefined;
}

/** Names of releases before Node.js 15 (nodejs/Release, "Release schedule"). */
const OLD_NAMES: Readonly<Record<string, number>> = {
  argon: 4,
  boron: 6,
  carbon: 8,
  dubnium: 10,
  erbium: 12,
  fermium: 14,
};

/**
 * Bun takes nothing out that is there already: all goes, and what ships comes again from its cache (1.1 to 1.3, executed
 * 2026-11-21). `--omit` is known from 1.2 on; `--production` ends the build where the lock file is out of step.
 */
const BUN_FROZEN = 'rm -rf node_modules && bun install --production --frozen-lockfile';
const BUN_LOOSE = 'rm -rf node_modules && bun install --omit=dev';

function isFrozen(words: readonly string[]): boolean {
  return words[0] === 'ci' || words.includes('--frozen-lockfile');
}

const LEGACY = 'npm prune --omit=dev --legacy-peer-deps';
const PRUNES: Readonly<Record<string, string>> = {
  yarn: 'yarn install --production --ignore-scripts --prefer-offline',
  pnpm: 'pnpm prune --prod',
};

/** All of them, for who has to tell one by its text. */
export const PRUNE_COMMANDS: ReadonlySet<string> = new Set(['npm prune --production', 'npm prune --omit=dev', LEGACY, BUN_FROZEN, BUN_LOOSE, ...Object.values(PRUNES)]); // prettier-ignore
