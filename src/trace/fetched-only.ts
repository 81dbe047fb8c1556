import { type CacheRun, readCacheRun } from './cache-runs.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { shorten } from '../text/shorten.ts';

/**
 * Whether a RUN fetches what nothing in the file builds with, though it comes into the image that ships: it is there for whoever
 * starts the image, which a mount would leave without it.
 */
export function isFetchedForImage(scan: Scan, run: CacheRun, tool: CacheTool, catalogue: Catalogue): boolean {
  const { fetches } = tool;
  const shipped = shippedOn(scan, run);
  if (!fetches || !shipped) return false;
  // A program of another that is installed is what the RUN is for.
  const isInstall = run.uses.every(
    (command) => !fetches(command) || command.words.some(({ text }) => text === 'install'),
  );
  if (isInstall) return false;
  const builds = (stage: Stage, instruction: Instruction): boolean => {
    if (instruction.start < run.instruction.start) return false;
    const other = readCacheRun(scan, stage, instruction, tool, catalogue);
    return other !== undefined && !('reason' in other) && other.uses.some((command) => !fetches(command));
  };
  return !lineageOf(shipped).some((stage) => stage.instructions.some((instruction) => builds(stage, instruction)));
}

/** What a build in the image that ships rests on, as a sentence: whoever starts it may build again, or look into the folder. */
export function describeShippedUse(scan: Scan, run: CacheRun, { name, isShared }: CacheTool): string | undefined {
  const shipped = isShared && shippedOn(scan, run);
  if (!shipped) return undefined;
  const instructions = lineageOf(shipped).flatMap((stage) => stage.instructions);
  const start = instructions.findLast(({ content }) => content.keyword === 'cmd' || content.keyword === 'entrypoint');
  const program = name === 'maven' ? 'mvn' : name;
  const who = start ? `"${shorten(argumentsText(start.content))}"` : 'What is started in the image';
  return `${who} neither ${name === 'nuget' ? 'builds with dotnet' : `runs ${program}`} nor reads ${run.targets.join(' or ')}.`;
} // prettier-ignore

function shippedOn(scan: Scan, run: CacheRun): Stage | undefined {
  const last = readStages(scan).at(-1);
  return last && lineageOf(last).includes(run.stage) ? last : undefined;
}
