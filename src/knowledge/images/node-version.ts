import type { Catalogue } from './catalogue.ts';
import { readFromReference } from '../../dockerfile/from-reference.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';

/** The Node.js of a stage, as its base image brings it. */
export interface NodeVersion {
  readonly major: number;
  readonly minor: number;
  /** The build arguments whose defaults were taken. */
  readonly assumes: readonly string[];
}

/** Names of long-term releases, nodejs/Release README of 2026-11. */
const CODENAMES: Readonly<Record<string, number>> = {
  argon: 4, boron: 6, carbon: 8, dubnium: 10, erbium: 12, fermium: 14, gallium: 16, hydrogen: 18, iron: 20, jod: 22, krypton: 24,
}; // prettier-ignore
/** Tags that stand for the newest release, or the newest of long-term support: 22 and above, for as long as these are rebuilt. */
const NEWEST = /^(?:latest|current|lts|slim|alpine|bookworm|trixie)(?:-|$)/;
const NEWEST_MAJOR = 22;

/** `undefined` where the base is no image of Node.js, or a digest decides which one. */
export function readNodeVersion(scan: Scan, stage: Stage, catalogue: Catalogue): NodeVersion | undefined {
  const from = readFromReference(scan, lineageOf(stage)[0]!);
  const image = from && catalogue.findImage(from.reference);
  if (!from || image?.path !== 'node' || image.tag === undefined || image.digest !== undefined) return undefined;
  const assumes = from.variables.map(({ name }) => name);
  const [, major, minor] = /^(\d+)(?:\.(\d+))?(?:[.-]|$)/.exec(image.tag) ?? [];
  if (major !== undefined) return { major: Number(major), minor: Number(minor ?? 99), assumes };
  const codename = image.tag.split('-')[0]!;
  if (Object.hasOwn(CODENAMES, codename)) return { major: CODENAMES[codename]!, minor: 99, assumes };
  return NEWEST.test(image.tag) ? { major: NEWEST_MAJOR, minor: 0, assumes } : undefined;
}

/** npm 5.7, which has `npm ci`, comes with Node.js 8.12 (nodejs.org/dist/index.json). */
export function hasNpmCi({ major, minor }: NodeVersion): boolean {
  return major > 8 || (major === 8 && minor >= 12);
}

/** npm 7, which has `--omit` and reads lock files of format 3, comes with Node.js 15. */
export function hasNpm7({ major }: NodeVersion): boolean {
  return major >= 15;
}
