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

const LEGACY = 'npm prune --omit=dev --legacy-peer-deps';
const PRUNES: Readonly<Record<string, string>> = {
  yarn: 'yarn install --production --ignore-scripts --prefer-offline',
  pnpm: 'pnpm prune --prod',
};

/** All of them, for who has to tell one by its text. */
export const PRUNE_COMMANDS: ReadonlySet<string> = new Set(['npm prune --production', 'npm prune --omit=dev', LEGACY, ...Object.values(PRUNES)]); // prettier-ignore
