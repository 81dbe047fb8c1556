import type { Catalogue } from './catalogue.ts';

/** A catalogue without a single entry. */
export const NOTHING_KNOWN: Catalogue = {
  sources: () => [],
  findImage: () => undefined,
  hasTag: () => false,
  findFacts: () => undefined,
  findVariants: () => [],
  findSibling: () => undefined,
  findSize: () => undefined,
  endOfLife: () => undefined,
  findSuccessor: () => undefined,
  missingInSlim: () => undefined,
  ownCommands: () => [],
  findCommandPackage: () => undefined,
  mapAptToApk: () => undefined,
  needsToBuild: () => undefined,
  findLibrary: () => undefined,
  findDistroless: () => undefined,
};
