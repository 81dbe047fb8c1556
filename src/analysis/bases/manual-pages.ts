import type { Analysis } from '../analysis.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { ImageFacts } from '../../knowledge/images/facts.ts';
import { packageName } from '../../knowledge/package-managers.ts';
import { findPackageRuns } from '../package-runs.ts';

/** Their scripts link pages of manuals when they are installed, and fail where there is no folder for these. */
const LINKS_PAGES = /^(?:openjdk-\d+-|default-(?:jre|jdk)|postgresql-client|oracle-java|java-package)/;
/** Slim images that were made since 2021-07-30 have empty folders for the pages (debuerreotype, commit a754300). */
const BEFORE_FOLDERS: ReadonlySet<string> = new Set(['wheezy', 'jessie', 'stretch', 'buster']);

/** A package that cannot be installed on an old slim image, which has no folders for pages of manuals. */
export function findManualPages(
  analysis: Analysis,
  stages: readonly Stage[],
  { isListed, system, tag }: ImageFacts,
): { readonly instruction: Instruction; readonly name: string } | undefined {
  const isOld = !isListed && (BEFORE_FOLDERS.has(system?.suite ?? '') || /-20(?:1\d|20|210[1-7])\d*/.test(tag));
  if (!isOld) return undefined;
  for (const { stage, instruction, sites } of findPackageRuns(analysis, 'apt')) {
    if (!stages.includes(stage)) continue;
    const names = sites.flatMap(({ packages }) =>
      packages.operands.map(({ value, text }) => packageName(value ?? text)),
    );
    const name = names.find((candidate) => LINKS_PAGES.test(candidate));
    if (name !== undefined) return { instruction, name };
  }
  return undefined;
}
