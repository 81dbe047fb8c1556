import { cleansApt, cleansDnf, runsBySubcommand, usesApk, usesApt, usesDnf } from '../cache-commands.ts';
import { type CacheTool, NEVER } from './tool.ts';

/** Package managers of distributions. */
export const SYSTEM_CACHE_TOOLS: readonly CacheTool[] = [
  {
    name: 'apt',
    mention: /\bapt/,
    uses: usesApt,
    cleans: cleansApt,
    // Not /var/lib/apt as a whole: which packages came along with others is kept there, too.
    places: [
      { by: [], root: '/var/cache/apt' },
      { by: [], root: '/var/lib/apt/lists' },
    ],
    isLocked: true,
    isSystem: true,
    drops: [],
    refuses: /^(?:--no-download|-?-?o?Dir::)/,
    variables: /\bAPT_CONFIG\b|Dir::/,
    switches: [],
    source: "Docker's reference, RUN --mount, example of apt",
  },
  {
    name: 'apk',
    mention: /\bapk\b/,
    uses: usesApk,
    cleans: runsBySubcommand(/^apk$/, /^cache$/),
    // Its index alone: packages are kept only where /etc/apk/cache leads somewhere, which would be part of the image.
    places: [{ by: [], root: '/var/cache/apk' }],
    isLocked: true,
    isSystem: true,
    drops: ['--no-cache'],
    refuses: /^--(?:no-network|cache-dir|root|cache-max-age)/,
    variables: NEVER,
    switches: [],
    source: 'apk-tools 2.14, apk(8); Alpine wiki, "Local APK cache"',
  },
  cacheToolOfDnf('dnf', 'dnf.conf(5) of dnf 4; dnf 5 has it in /var/cache/libdnf5'),
  cacheToolOfDnf('yum', 'yum.conf(5) of yum 3.4.3; from EL 8 on it is another name of dnf'),
];

/** dnf, or yum, which takes the same options and is emptied by the same commands. */
function cacheToolOfDnf(name: 'dnf' | 'yum', source: string): CacheTool {
  return {
    name,
    mention: new RegExp(String.raw`\b${name}\b`),
    uses: usesDnf(name),
    cleans: cleansDnf,
    places: [{ by: [], root: `/var/cache/${name}` }],
    isLocked: true,
    isSystem: true,
    drops: [],
    refuses: /^(?:-C|--cacheonly|--installroot|--setopt=(?:cachedir|keepcache))/,
    variables: /\bcachedir\b/,
    switches: [],
    source,
  };
}
