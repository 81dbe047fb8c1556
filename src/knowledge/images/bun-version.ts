import { BUN } from './bun-images.ts';
import { readFromReference } from '../../dockerfile/from-reference.ts';
import { familiarName } from '../../dockerfile/reference.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';

/** The Bun of a stage, as its base image brings it. */
export interface BunVersion {
  readonly major: number;
  readonly minor: number;
  /** The build arguments whose defaults were taken. */
  readonly assumes: readonly string[];
}

/** Tags that stand for the newest release, with the variants that the image has (its "dockerhub" folder, 2026-11-21). */
const NEWEST = /^(?:latest|canary|1|debian|slim|alpine|distroless)(?:-(?:debian|slim|alpine|distroless))?$/;
/** Bun 1.3 of October 2025: those tags are made anew with each release. */
const NEWEST_MINOR = 3;

/** `undefined` where the base is no image of Bun, or a digest or a variable decides which one. */
export function readBunVersion(scan: Scan, stage: Stage): BunVersion | undefined {
  const from = readFromReference(scan, lineageOf(stage)[0]!);
  if (!from || familiarName(from.reference) !== BUN || from.reference.digest !== undefined) return undefined;
  const { tag = 'latest' } = from.reference;
  const assumes = from.variables.map(({ name }) => name);
  const [, major, minor] = /^v?(\d+)\.(\d+)(?:[.-]|$)/.exec(tag) ?? [];
  if (major !== undefined) return { major: Number(major), minor: Number(minor), assumes };
  return NEWEST.test(tag) ? { major: 1, minor: NEWEST_MINOR, assumes } : undefined;
}

/**
 * Whether `bun install` heeds `--omit`. Executed on 2026-11-21: 1.1.43 and later do; 1.1.38 and before know no such word, and
 * install packages of development all the same.
 */
export function hasBunOmit({ major, minor }: BunVersion): boolean {
  return major > 1 || (major === 1 && minor >= 2);
}
