import type { Catalogue, KnownImage } from './catalogue.ts';
import type { ImageFacts } from './facts.ts';
import type { ImageUser } from './image-data.ts';
import { familiarName } from '../../dockerfile/reference.ts';
import { memoize } from '../../text/memo.ts';

/** The image of Bun; its entrypoint runs a command as it is, and hands to `bun` what is none. */
export const BUN = 'oven/bun';
const SOURCE =
  'oven-sh/bun, "dockerhub" and its entrypoint; issues 25420 and 25441 on the release of Debian (2026-11-21)';
const USER: ImageUser = { name: 'bun', uid: 1000, gid: 1000, home: '/home/bun' };

/** A tag of a version on Debian. */
interface BunTag {
  /** `bookworm`, `trixie` */
  readonly suite: string;
  readonly isSlim: boolean;
}

/**
 * Debian 12 up to 1.3.3, Debian 13 from 1.3.4 on; what was before 1.2 is not known. Tags without the last number are made anew
 * with each release. `undefined` for Alpine, distroless and what is no version.
 */
function readBunTag(tag: string): BunTag | undefined {
  const [, version = '', variant] = /^(latest|1|1\.\d+|1\.\d+\.\d+)(?:-(debian|slim))?$/.exec(tag) ?? [];
  if (tag === 'debian' || tag === 'slim') return { suite: 'trixie', isSlim: tag === 'slim' };
  if (version === '' || (version === 'latest' && variant !== undefined)) return undefined;
  const [, minor = 99, patch = 99] = version.split('.').map(Number);
  if (minor < 2) return undefined;
  return { suite: minor < 3 || (minor === 3 && patch < 4) ? 'bookworm' : 'trixie', isSlim: variant === 'slim' };
}

/** `1.2` and `1.2-debian` give `1.2-slim`, `latest` gives `slim`. */
function slimOf(tag: string): string | undefined {
  const read = readBunTag(tag);
  if (!read || read.isSlim) return undefined;
  return tag === 'latest' || tag === 'debian' ? 'slim' : `${tag.replace(/-debian$/, '')}-slim`;
}

/**
 * A catalogue that knows the image of Bun, too. Its variants on Debian have the same packages: the slim one lacks their
 * documentation alone.
 */
export const withBun: (catalogue: Catalogue) => Catalogue = memoize((catalogue) => ({
  ...catalogue,
  findImage: (reference) => {
    if (familiarName(reference) !== BUN) return catalogue.findImage(reference);
    const { digest, tag = digest === undefined ? 'latest' : undefined } = reference;
    const rest = {
      ownUser: { glibc: USER },
      dropsPrivileges: false,
      replacement: undefined,
      notes: [],
      source: SOURCE,
    };
    return { path: BUN, name: BUN, tag, digest, ...rest } satisfies KnownImage;
  },
  hasTag: (path, tag) => (path === BUN ? readBunTag(tag) !== undefined : catalogue.hasTag(path, tag)),
  findFacts: (path, tag) => (path === BUN ? factsOf(tag, catalogue) : catalogue.findFacts(path, tag)),
  findSibling: (path, tag, kind) =>
    path === BUN ? (kind === 'slim' ? slimOf(tag) : undefined) : catalogue.findSibling(path, tag, kind),
  missingInSlim: (path, suite) =>
    path === BUN
      ? { suite, basis: 'catalogue', isSlimKnown: true, packages: new Map(), commands: new Map() }
      : catalogue.missingInSlim(path, suite),
  ownCommands: (path) => (path === BUN ? ['bun', 'bunx'] : catalogue.ownCommands(path)),
}));

function factsOf(tag: string, catalogue: Catalogue): ImageFacts | undefined {
  const read = readBunTag(tag);
  const like = read && catalogue.findFacts('debian', read.suite);
  if (!like?.system) return undefined;
  return {
    path: BUN,
    tag,
    isListed: true,
    system: like.system,
    platforms: ['linux/amd64', 'linux/arm64'],
    defaults: {
      user: 'root',
      users: [USER],
      workingDir: '/home/bun/app',
      entrypoint: ['/usr/local/bin/docker-entrypoint.sh'],
      command: ['/usr/local/bin/bun'],
      env: { BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0', BUN_INSTALL_BIN: '/usr/local/bin' },
      basis: 'catalogue',
      of: tag,
    },
    users: [...like.users, USER],
  };
}
