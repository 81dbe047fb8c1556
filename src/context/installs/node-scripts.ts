import type { PackageJson } from '../dependencies/package-json.ts';

/** What npm, Yarn and pnpm run of a project itself around an install (npm's documentation of scripts, "npm install"). */
export const LIFECYCLE = [
  'pnpm:devPreinstall',
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
] as const;

/** Scripts of which it is known what they read of a project, from the documentation of each tool. */
const KNOWN: readonly { readonly script: RegExp; readonly reads: readonly string[] }[] = [
  { script: /^(?:npx )?patch-package(?: --error-on-fail| --error-on-warn)*$/, reads: ['patches'] },
  { script: /^(?:npx )?prisma generate$/, reads: ['prisma', 'schema.prisma', 'prisma.config.ts'] },
  {
    script: /^(?:(?:npx )?is-ci \|\| )?(?:npx )?husky(?: install| install \.husky)?(?: \|\| (?:true|exit 0))?$/,
    reads: [],
  },
  { script: /^npx (?:-y |--yes )?only-allow (?:npm|yarn|pnpm)$/, reads: [] },
];

/** A script that an install runs. */
export interface LifecycleScript {
  readonly name: string;
  readonly text: string;
  /** Files and folders that it reads, relative to the project; `undefined` where nobody knows. */
  readonly reads: readonly string[] | undefined;
}

/** The scripts of a project that an install of it runs, in their order. */
export function findLifecycleScripts({ scripts }: PackageJson): readonly LifecycleScript[] {
  return LIFECYCLE.flatMap((name) => {
    const text = scripts.get(name)?.trim();
    if (text === undefined || text === '') return [];
    const reads = text.length > 200 ? undefined : KNOWN.find(({ script }) => script.test(text))?.reads;
    return [{ name, text, reads }];
  });
}

/**
 * Packages whose own install scripts build or fetch themselves and read nothing of the project, by these scripts as of
 * 2026.
 */
export const SELF_CONTAINED: ReadonlySet<string> = new Set([
  '@parcel/watcher', '@swc/core', 'argon2', 'bcrypt', 'better-sqlite3', 'bufferutil', 'core-js', 'core-js-pure', 'cpu-features', 'es5-ext',
  'esbuild', 'fsevents', 'lmdb', 'msgpackr-extract', 'node-sass', 'protobufjs', 'sharp', 'sqlite3', 'ssh2', 'unrs-resolver', 'utf-8-validate',
]); // prettier-ignore
