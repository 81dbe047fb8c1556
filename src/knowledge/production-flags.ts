import type { DependencyInstall } from './dependency-installs.ts';

/** By which word an install leaves out what only development needs. */
export type ProductionFlag =
  '--omit=dev' | '--only=production' | '--production' | '--prod' | '--no-dev' | '--only main';

/** Options by which somebody has decided on it already, by tool. */
const DECIDED: Readonly<Partial<Record<DependencyInstall['tool'], readonly string[]>>> = {
  npm: ['--omit', '--only', '--include', '--production', '--prod', '-P'],
  yarn: ['--production', '--prod'],
  pnpm: ['--prod', '-P', '--dev', '-D'],
  bun: ['--production', '-p', '--omit'],
  composer: ['--no-dev', '--dev'],
  poetry: ['--no-dev', '--only', '--without', '--with'],
  uv: ['--no-dev', '--dev', '--group', '--no-group', '--only-group', '--no-default-groups'],
};

/** Variables by which somebody has. */
export const DECIDING_VARIABLES = /^(?:NODE_ENV|npm_config_(?:omit|only|production|include)|YARN_PRODUCTION|COMPOSER_NO_DEV|POETRY_INSTALLER_\w*|UV_NO_DEV|UV_NO_DEFAULT_GROUPS)$/i; // prettier-ignore

/** Whether a variable decides for a tool: Bun installs what development needs whatever NODE_ENV says (1.1 to 1.3, executed 2026-11-21). */
export function isDecidedBy(tool: DependencyInstall['tool'], variable: string): boolean {
  return tool !== 'bun' && DECIDING_VARIABLES.test(variable);
}

/** Whether an install is of a kind that takes such a word, and has none. */
export function takesProductionFlag({ tool, options, subcommand }: DependencyInstall): boolean {
  // What a focus leaves out is another question.
  if (subcommand === 'workspaces focus') return false;
  const decided = DECIDED[tool];
  return decided !== undefined && !decided.some((name) => options.has(name));
}

/** Subcommands that install all that a manifest asks for, or bring it up to date, whatever else they were told to. */
const INSTALLING: Readonly<Partial<Record<DependencyInstall['tool'], RegExp>>> = {
  npm: /^(?:i|in|ins|install|add|ci|clean-install|update|up|upgrade|dedupe)$/,
  yarn: /^(?:install|add|remove|upgrade|up)$/,
  pnpm: /^(?:i|install|add|update|up|upgrade|remove|rm)$/,
  bun: /^(?:i|install|ci|a|add|update|remove|rm|link|unlink)$/,
  composer: /^(?:i|install|u|update|upgrade|r|require|remove|rm)$/,
  poetry: /^(?:install|sync|add|update|remove)$/,
  uv: /^(?:sync|add|remove)$/,
};

/**
 * Whether a command installs the packages of development, too, and so undoes what an install before it has left out.
 * @param words of the command, its name first
 */
export function installsDevelopment([first = '', ...words]: readonly string[]): boolean {
  const name = first.slice(first.lastIndexOf('/') + 1);
  const tool = (name === 'yarnpkg' ? 'yarn' : name) as DependencyInstall['tool'];
  const pattern = Object.hasOwn(INSTALLING, tool) ? INSTALLING[tool] : undefined;
  if (!pattern || words.some((word) => /^(?:-g|--global|global|--help|-h|--version|-v)$/.test(word))) return false;
  const decided = DECIDED[tool] ?? [];
  if (words.some((word) => decided.includes(word.replace(/=.*$/s, '')))) return false;
  const [subcommand, second] = words.filter((word) => !word.startsWith('-'));
  if (tool === 'yarn' && subcommand === 'workspaces') return second === 'focus';
  return subcommand === undefined ? tool === 'yarn' : pattern.test(subcommand);
}

/**
 * What to write; `hasOmit` says of npm whether it is 7 or later (docs.npmjs.com, "npm install", "omit"). Bun's `--production`
 * leaves the lock file alone as well: it is for installs that do so already, and `--omit=dev` for the others.
 */
export function productionFlagOf(tool: DependencyInstall['tool'], hasOmit: boolean): ProductionFlag | undefined {
  switch (tool) {
    case 'npm':
      return hasOmit ? '--omit=dev' : '--only=production';
    case 'bun':
      return hasOmit ? '--omit=dev' : '--production';
    case 'yarn':
      return '--production';
    case 'pnpm':
      return '--prod';
    case 'composer':
    case 'uv':
      return '--no-dev';
    case 'poetry':
      return '--only main';
    default:
      return undefined;
  }
}
