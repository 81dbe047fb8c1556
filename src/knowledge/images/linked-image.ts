/** Releases of Debian that distroless has images for, by the number in their names (GoogleContainerTools/distroless, 2026-08-21). */
const NUMBERS: Readonly<Record<string, number>> = { bookworm: 12, trixie: 13 };

/**
 * The image of distroless for programs that were linked on a release of Debian with nothing but the C library, or with those of
 * compilers as well (libgcc, libstdc++, libgomp). `undefined` where there is none. Whether the catalogue knows it is not asked.
 */
export function linkedImagePath(suite: string, needsCompilers: boolean): string | undefined {
  if (!Object.hasOwn(NUMBERS, suite)) return undefined;
  return `gcr.io/distroless/${needsCompilers ? 'cc' : 'base'}-debian${NUMBERS[suite]!}`;
}
