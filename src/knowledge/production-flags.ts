import type { DependencyInstall } from './dependency-installs.ts';

/** By which word an install leaves out what only development needs. */
export type ProductionFlag =
  '--omit=dev' | '--only=production' | '--production' | '--prod' | '--no-dev' | '--only main';

/** Options by which somebody has decided on it already, by tool. */
const DECIDED: Readonly<Partial<Record<DependencyInstall['tool'], readonly string[]>>> = {
  npm: ['--omit', '--only', '--include', '--production', '--prod', '-P'],
  yarn: ['--production', '--prod'],
  pnpm: ['--prod', '-P', '--dev', '-D'],
  composer: ['--no-dev', '--dev'],
  poetry: ['--no-dev', '--only', '--without', '--with'],
  uv: ['--no-dev', '--dev', '--group', '--no-group', '--only-group', '--no-default-groups'],
};

/** Variables by which somebody has. */
export const DECIDING_VARIABLES = /^(?:NODE_ENV|npm_config_(?:omit|only|production|include)|YARN_PRODUCTION|COMPOSER_NO_DEV|POETRY_INSTALLER_\w*|UV_NO_DEV|UV_NO_DEFAULT_GROUPS)$/i; // prettier-ignore

/** Whether an install is of a kind that takes such a word, and has none. */
export function takesProductionFlag({ tool, options }: DependencyInstall): boolean {
  const decided = DECIDED[tool];
  return decided !== undefined && !decided.some((name) => options.has(name));
}

/** What to write; `hasOmit` says of npm whether it is 7 or later (docs.npmjs.com, "npm install", "omit"). */
export function productionFlagOf(tool: DependencyInstall['tool'], hasOmit: boolean): ProductionFlag | undefined {
  switch (tool) {
    case 'npm':
      return hasOmit ? '--omit=dev' : '--only=production';
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
