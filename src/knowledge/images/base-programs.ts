import type { Catalogue } from './catalogue.ts';
import type { System } from './system.ts';

/** What every image of Debian and of Ubuntu has is essential to both; of Ubuntu no list of its own is known. */
const LIKE_UBUNTU = 'bookworm';

/** Whether every image of a system has a program, be it as small as it may. */
export function isInEveryImage(name: string, system: System | undefined, catalogue: Catalogue): boolean {
  if (!system) return false;
  if (name === 'sh') return system.sh !== undefined;
  if (name === 'bash') return system.hasBash === true;
  const { distribution, suite } = system;
  if (distribution === 'red hat' || distribution === 'windows') return false;
  const [like, release] = distribution === 'ubuntu' ? (['debian', LIKE_UBUNTU] as const) : [distribution, suite];
  return catalogue.findCommandPackage(name, like, release)?.isInBase === true;
}

/** The packages that have a program, by any name that is known. */
export function packagesOfProgram(name: string, system: System | undefined, catalogue: Catalogue): readonly string[] {
  const isAlpine = system?.distribution === 'alpine';
  return catalogue.findCommandPackage(name, isAlpine ? 'alpine' : 'debian', isAlpine ? undefined : system?.suite)?.packages ?? []; // prettier-ignore
}
