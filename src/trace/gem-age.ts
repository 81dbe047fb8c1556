import { instructionsBefore } from './shell-in-force.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { hasOldGem, OLD_RUBY, OTHER_RUBY, readsDocuments, SHOWS_DOCUMENTS } from '../knowledge/gem-documents.ts';
import { findRelease } from '../knowledge/releases.ts';
import { memoize } from '../text/memo.ts';

/** Whether the gem of a RUN is 2.0 (February 2013) or later, and how that is known: a clause. */
export interface GemAge {
  readonly kind: 'new' | 'old' | 'unknown';
  readonly because: string;
  /** As written in the FROM; `undefined` where it is not known. */
  readonly image: string | undefined;
}

/** By the release of the base image, where nothing in the file brings another Ruby than that of its packages. */
export function readGemAge(scan: Scan, stage: Stage, run: Instruction): GemAge {
  const from = readFromReference(scan, lineageOf(stage)[0]!);
  const image = from?.text;
  const before = [...instructionsBefore(stage, run), run];
  const oldRuby = before.find(({ content }) => OLD_RUBY.test(content.joined.text));
  if (oldRuby) return { kind: 'old', because: `line ${oldRuby.line} brings a Ruby or a gem of before 2.0`, image };
  const release = from && findRelease(from.reference);
  if (!from || !release) return { kind: 'unknown', because: `which gem ${image ?? 'the base image'} has is not known`, image };
  const other = before.find(({ content }) => OTHER_RUBY.test(content.joined.text));
  if (other)
    return { kind: 'unknown', because: `line ${other.line} speaks of a Ruby that is not that of ${image}`, image };
  const name = `${release.distribution} ${release.name}`;
  if (hasOldGem(release)) return { kind: 'old', because: `the gem of ${name} is older than 2.0`, image };
  if (from.variables.length > 0) return { kind: 'unknown', because: `by default the base is ${name}`, image };
  return { kind: 'new', because: `${name} has a gem from 2.0 on`, image };
} // prettier-ignore

/** The first instruction of a file that shows the documents of gems, or makes more of them. */
export const findDocumentReader = memoize((scan: Scan): Instruction | undefined => {
  const all = readStages(scan).flatMap(({ instructions }) => instructions);
  return all.find((instruction) => {
    const content = runContent(instruction);
    const reading = content && readRun(content);
    if (reading && !isUnread(reading)) return reading.commands.some(({ command }) => readsDocuments(command));
    const isStarted = /^(?:run|cmd|entrypoint|healthcheck|onbuild)$/.test(instruction.content.keyword ?? '');
    return isStarted && SHOWS_DOCUMENTS.test(`${argumentsText(instruction.content)} `);
  });
});
