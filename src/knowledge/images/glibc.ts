/**
 * Versions of the GNU C library by suite: the indices of Debian and Ubuntu, 2026-11-21. A program that was linked with one
 * of them runs with the same or a newer one, and with no older one (trap F8).
 */
const VERSIONS: Readonly<Record<string, readonly [number, number]>> = {
  stretch: [2, 24],
  buster: [2, 28],
  bullseye: [2, 31],
  bookworm: [2, 36],
  trixie: [2, 41],
  xenial: [2, 23],
  bionic: [2, 27],
  focal: [2, 31],
  jammy: [2, 35],
  noble: [2, 39],
};

/** Whether what was linked on one suite runs on another: `false` where one of them is not known. */
export function runsOn(linkedOn: string, suite: string): boolean {
  if (linkedOn === suite) return true;
  if (!Object.hasOwn(VERSIONS, linkedOn) || !Object.hasOwn(VERSIONS, suite)) return false;
  const [own, other] = [VERSIONS[linkedOn]!, VERSIONS[suite]!];
  return own[0] < other[0] || (own[0] === other[0] && own[1] <= other[1]);
}
