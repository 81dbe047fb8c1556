/**
 * The command that takes out packages which only development needs (the reference of each tool). npm knows `--omit` from 7
 * on, which comes with Node.js 15 and later.
 * @param tag of the image `node`
 */
export function pruneCommand(tool: string, tag: string): string | undefined {
  const major = Number(/^\d+/.exec(tag)?.[0] ?? 'NaN');
  if (tool === 'npm') return major < 15 ? 'npm prune --production' : 'npm prune --omit=dev';
  return Object.hasOwn(PRUNES, tool) ? PRUNES[tool] : undefined;
}

const PRUNES: Readonly<Record<string, string>> = {
  yarn: 'yarn install --production --ignore-scripts --prefer-offline',
  pnpm: 'pnpm prune --prod',
};

/** All of them, for who has to tell one by its text. */
export const PRUNE_COMMANDS: ReadonlySet<string> = new Set(['npm prune --production', 'npm prune --omit=dev', ...Object.values(PRUNES)]); // prettier-ignore
