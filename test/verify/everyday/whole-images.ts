import type { AllowedDifferences } from './everyday-project.ts';
import { findRemovedPackages, type RemovedPackages, STATE_OF_PACKAGES } from './installed-packages.ts';
import { findPath, walk } from '../../../src/image/file-system.ts';
import type { FileNode } from '../../../src/image/file-tree.ts';
import type { ImageLook } from '../../../src/verify/image-look.ts';

/** How the file systems of two images differ: absolute paths, sorted. */
export interface WholeDifferences {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  /** With what is another there. */
  readonly changed: readonly string[];
  readonly packages: RemovedPackages;
}

/**
 * What two builds of the same Dockerfile have in different ways: logs with times, a cache of the dynamic linker with
 * numbers of inodes, dpkg's copy of the state before its last step, compiled Python with the times of its sources.
 */
const NOISE =
  /^\/var\/(?:log\/(?:apt\/|dpkg\.log$|alternatives\.log$)|cache\/(?:ldconfig\/aux-cache$|debconf\/)|lib\/dpkg\/status-old$)|\.pyc$/;

/** In bytes: a cache of the linker, or the state of packages, may be so much longer. */
const SIZE_OF_NOISE = 4096;

/**
 * Holds all files of two images against each other: not only what was copied, as a verification does, but kind, owner, mode
 * and content of each, but for logs.
 */
export async function compareWholeImages(before: ImageLook, after: ImageLook): Promise<WholeDifferences> {
  const changed: string[] = [];
  for (const { path, node } of walk(before.fileSystem.root)) {
    const found = NOISE.test(path) ? undefined : findPath(after.fileSystem, path, true);
    // A link above it may lead elsewhere now: that link is told, then.
    const what = found?.path === path ? await describeChange(node, found.node, before, after) : undefined;
    if (what !== undefined) changed.push(`${path}: ${what}`);
  }
  const packages = await findRemovedPackages(before, after);
  return { gone: missingIn(after, before), added: missingIn(before, after), changed: changed.sort(), packages };
}

/** Sentences on what is not allowed, and on what is and did not happen; none where all is as it should be. */
export function findUnexpected(differences: WholeDifferences, allowed: AllowedDifferences = {}): readonly string[] {
  const { withoutPackages } = allowed;
  const isOfPackages = (path: string): boolean =>
    withoutPackages !== undefined && (differences.packages.owns(path) || STATE_OF_PACKAGES.test(path));
  return [
    ...judgePackages(differences.packages, withoutPackages),
    ...KINDS.flatMap((kind) => judge(kind, differences[kind], allowed[kind] ?? [], isOfPackages)),
  ];
}

function judgePackages({ names, named }: RemovedPackages, wanted: readonly string[] | undefined): readonly string[] {
  if (wanted !== undefined && names.length === 0) return ['no package is gone'];
  return [
    ...(wanted ?? []).filter((name) => !named.includes(name)).map((name) => `still there: the package ${name}`),
    ...named.filter((name) => wanted?.includes(name) !== true).map((name) => `gone: the package ${name}`),
  ];
}

const KINDS = ['gone', 'added', 'changed'] as const;

function judge(
  kind: (typeof KINDS)[number],
  paths: readonly string[],
  patterns: readonly RegExp[],
  isOfPackages: (path: string) => boolean,
): readonly string[] {
  const open = paths.filter((path) => !isOfPackages(path));
  const unexpected = open.filter((path) => !patterns.some((pattern) => pattern.test(path)));
  const unneeded = patterns.filter((pattern) => !open.some((path) => pattern.test(path)));
  return [
    ...unexpected.map((path) => `${kind}: ${path}`),
    ...unneeded.map((one) => `nothing is ${kind}: ${one.source}`),
  ];
}

/** Whether an image has grown by more than what package managers write down of what they do. */
export function isLarger(after: ImageLook, before: ImageLook): boolean {
  return sizeWithoutLogs(after) > sizeWithoutLogs(before) + SIZE_OF_NOISE;
}

/** In bytes, of all layers. */
function sizeWithoutLogs({ figures, fileSystem }: ImageLook): number {
  const logs = findPath(fileSystem, '/var/log');
  const sizes = [...(logs ? walk(logs.node) : [])].map(({ node }) => node.content?.size ?? 0);
  return figures.bytes - sizes.reduce((sum, size) => sum + size, 0);
}

/** The paths of one image that another has not. */
function missingIn({ fileSystem }: ImageLook, whole: ImageLook): readonly string[] {
  const paths: string[] = [];
  for (const { path } of walk(whole.fileSystem.root)) {
    if (!NOISE.test(path) && !findPath(fileSystem, path, true)) paths.push(path);
  }
  return paths.sort();
}

async function describeChange(
  was: FileNode,
  is: FileNode,
  before: ImageLook,
  after: ImageLook,
): Promise<string | undefined> {
  if (was.type !== is.type) return `a ${is.type} and was a ${was.type}`;
  if (was.linkTarget !== is.linkTarget) return `leads to ${is.linkTarget} and led to ${was.linkTarget}`;
  if (was.uid !== is.uid || was.gid !== is.gid) return `of ${is.uid}:${is.gid} and was of ${was.uid}:${was.gid}`;
  if (was.mode !== is.mode) return `mode ${is.mode.toString(8)} and was ${was.mode.toString(8)}`;
  return (await hasSameContent(was, is, before, after)) ? undefined : 'another content';
}

async function hasSameContent(was: FileNode, is: FileNode, before: ImageLook, after: ImageLook): Promise<boolean> {
  const [old, fresh] = [was.content, is.content];
  if (old?.size !== fresh?.size) return false;
  if (!old || !fresh || old.size === 0) return true;
  const layerOf = ({ image }: ImageLook, index: number): string => image.layers[index]!.diffId;
  if (old.offset === fresh.offset && layerOf(before, old.layer) === layerOf(after, fresh.layer)) return true;
  const [a, b] = [await before.contents.read(was, 0, old.size), await after.contents.read(is, 0, fresh.size)];
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}
