import type { AlpineNeed } from './alpine-needs.ts';
import type { Obstacle } from './reasons.ts';
import type { ApkInstall, TranslatedRun } from './translate-run.ts';
import type { Analysis } from '../analysis.ts';
import type { SwapSite } from '../bases/swap-site.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { insertBehind, keywordFor } from '../../dockerfile/insert-instruction.ts';
import { addOperands } from '../../dockerfile/verbs.ts';
import type { Edit } from '../../text/edit.ts';
import { traceRun } from '../../trace/run-trace.ts';
import { shellInForceAt } from '../../trace/shell-in-force.ts';

export interface PlacedNeeds {
  readonly edits: readonly Edit[];
}

const SETTINGS: ReadonlySet<string | undefined> = new Set(['arg', 'env', 'label', 'maintainer']);

/**
 * Puts packages into the first install of the stage where that runs before they are needed, else into a RUN of their own at
 * its beginning, which the shell of Alpine's base runs.
 */
export function addNeeds(
  file: Dockerfile,
  analysis: Analysis,
  { base }: SwapSite,
  needs: readonly AlpineNeed[],
  runs: readonly TranslatedRun[],
): PlacedNeeds | Obstacle {
  if (needs.length === 0) return { edits: [] };
  const names = needs.map((need) => need.package);
  const install = findInstall(file, base.stage.index, runs);
  if (install && needs.every((need) => isBefore(install, need))) {
    const place = { instruction: install.run.instruction, reading: install.reading };
    return { edits: [addOperands(place, install.command, names, analysis.style)] };
  }
  const { user = 'root' } = base.facts.defaults ?? {};
  if (user !== 'root' && user !== '0')
    return {
      reason: 'not-root',
      instruction: base.stage.from,
      detail: `${names.join(' ')} would have to be installed, and the image starts as ${user}`,
    };
  let after: Instruction = base.stage.from;
  for (const instruction of base.stage.instructions) {
    if (!SETTINGS.has(instruction.content.keyword)) break;
    after = instruction;
  }
  const text = `${keywordFor('run', analysis.style)} apk add --no-cache ${names.join(' ')}`;
  return { edits: [insertBehind(file, after, [text], analysis.style)] };
}

/** The first install of the first stage that surely runs. */
function findInstall(file: Dockerfile, stage: number, runs: readonly TranslatedRun[]): ApkInstall | undefined {
  const [install] = runs.flatMap(({ run, installs }) => (run.stage.index === stage ? installs : []));
  if (!install) return undefined;
  const { instruction, content } = install.run;
  const { events } = traceRun(content, shellInForceAt(file, instruction).isErrexit)!;
  const event = events.find(({ commands }) => commands[0] === install.command);
  return event?.onFailure === 'abort' && install.command.redirections.length === 0 ? install : undefined;
}

function isBefore({ run, command }: ApkInstall, { instruction, offset }: AlpineNeed): boolean {
  if (!instruction) return true;
  if (instruction.start !== run.instruction.start) return run.instruction.start < instruction.start;
  return command.span.start < offset;
}
