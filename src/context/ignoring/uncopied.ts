import type { ContextUse } from './ignorable.ts';
import { takes } from './sources.ts';
import { readStages } from '../../dockerfile/stages.ts';

/**
 * What of some paths an instruction takes along, or may: the first of it, as a clause. Without any, an image is the same
 * whether they are sent to the builder or not.
 * @param coming paths that are not there yet
 */
export function findTaken(
  { files, sources }: ContextUse,
  paths: readonly string[],
  coming: readonly string[] = [],
): string | undefined {
  for (const source of sources) {
    const path = paths.find((each) => takes(source, each));
    if (path !== undefined) return `${source.instruction.content.keywordText} takes ${path} along`;
  }
  for (const source of sources) {
    const path = coming.find((each) => takes(source, each));
    if (path !== undefined) return `${source.instruction.content.keywordText} takes ${path} along where it is there`;
  }
  for (const { base } of files.flatMap(readStages)) {
    if (base.kind === 'variable') return 'a variable decides the base image, which may have an ONBUILD that copies';
    if (base.kind !== 'image') continue;
    const { domain, path, tag } = base.reference;
    const isOfficial = domain === 'docker.io' && path.startsWith('library/') && tag?.includes('onbuild') !== true;
    if (!isOfficial) return `${path} may have an ONBUILD that copies`;
  }
  return undefined;
}
