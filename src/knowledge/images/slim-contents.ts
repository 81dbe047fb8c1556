import type { BaseImage } from './base-image.ts';
import type { Catalogue } from './catalogue.ts';
import type { MissingInSlim, MissingPackage } from './contents.ts';
import { memoize } from '../../text/memo.ts';

/** Releases whose full images have two packages more than the slim ones (debuerreotype, "examples/debian.sh" until 2021). */
const WITH_NETWORK_TOOLS: ReadonlySet<string> = new Set(['wheezy', 'jessie', 'stretch', 'buster']);
const NETWORK_TOOLS: readonly MissingPackage[] = [
  { name: 'iproute2', kind: 'tool', commands: ['ip', 'ss', 'tc', 'bridge', 'nstat', 'ifstat', 'lnstat', 'routel'] },
  { name: 'iputils-ping', kind: 'tool', commands: ['ping', 'ping4', 'ping6'] },
];

/** What the full images install besides, and the slim ones do not (docker-library/openjdk, "Dockerfile-linux.template", 2022). */
const OF_OPENJDK: readonly string[] = ['bzip2', 'unzip', 'xz-utils', 'fontconfig', 'libfreetype6'];
/** An image that has all of buildpack-deps, and of whose slim variant nothing is known that it has besides. */
const FULL = 'erlang';

/**
 * What goes missing with a change from an image to its slim variant: what the image brings by itself stays, and what its own
 * Dockerfile installs goes. `undefined` where nothing is known of it.
 */
export function missingFrom({ image, tag, facts }: BaseImage, catalogue: Catalogue): MissingInSlim | undefined {
  const suite = facts.system?.suite ?? '';
  const known = catalogue.missingInSlim(image.path, suite);
  if (!known) return undefined;
  const full = image.path === 'openjdk' ? catalogue.missingInSlim(FULL, suite) : undefined;
  const extra = [
    ...(WITH_NETWORK_TOOLS.has(suite) ? NETWORK_TOOLS : []),
    ...OF_OPENJDK.flatMap((name) => full?.packages.get(name) ?? []),
  ];
  const own = catalogue.ownCommands(image.path).filter((name) => isOfVersion(image.path, tag, name));
  if (extra.length === 0 && own.length === 0) return known;
  const variants = variantsOf(known);
  const key = `${image.path} ${own.length}`;
  let missing = variants.get(key);
  if (!missing) variants.set(key, (missing = changeContents(known, extra, own)));
  return missing;
}

/** By image and how many commands of its own it has: lists of a thousand commands are copied once for each. */
const variantsOf = memoize((_known: MissingInSlim) => new Map<string, MissingInSlim>());

function changeContents(known: MissingInSlim, extra: readonly MissingPackage[], own: readonly string[]): MissingInSlim {
  const commands = new Map(known.commands);
  for (const { name, commands: more } of extra) for (const command of more) commands.set(command, name);
  for (const name of own) commands.delete(name);
  const packages = new Map([...known.packages, ...extra.map((row) => [row.name, row] as const)]);
  return { ...known, packages, commands };
}

/** Whether no more goes than what most scripts can do without: Debian's own images differ by tools of the network at most. */
export function isNearlySame({ packages }: MissingInSlim): boolean {
  return packages.size <= NETWORK_TOOLS.length;
}

/** An image of Python 2 has no `python3` of its own, but it may have Debian's. */
function isOfVersion(path: string, tag: string, command: string): boolean {
  return !(path === 'python' && /^2(?:\D|$)/.test(tag) && /3(?:-|$)/.test(command));
}
