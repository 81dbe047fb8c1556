import type { AlpineNeed } from './alpine-needs.ts';
import type { Obstacle } from './reasons.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentWords } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';

const SCRIPT = /\.(?:sh|bash)$|(?:^|\/)[\w.-]*entrypoint[\w-]*$/;
const MOST_SCRIPTS = 500;
const MOST_OF_FIRST_LINE = 128;

/**
 * Scripts that are copied and that nothing in the file seems to start: the entrypoint of the base image may, as that of nginx
 * does with all in a folder. One for bash needs bash; one that could not be read keeps the stage on Debian.
 */
export function lookAtCopiedScripts(
  file: Dockerfile,
  stages: readonly Stage[],
  context: BuildContext | undefined,
): readonly AlpineNeed[] | Obstacle {
  if (!context) return findNamed(stages) ?? [];
  const needs: AlpineNeed[] = [];
  let looked = 0;
  for (const stage of stages) {
    for (const copied of findCopied(file, stage, context)) {
      if (copied.kind !== 'file' || !SCRIPT.test(copied.contextPath) || looked === MOST_SCRIPTS) continue;
      looked += 1;
      const start = context.readStart(copied.contextPath, MOST_OF_FIRST_LINE);
      const [first = ''] = new TextDecoder('latin1').decode(start).split('\n');
      if (!/^#!.*\bbash\b/.test(first)) continue;
      needs.push({
        package: 'bash',
        instruction: undefined,
        offset: 0,
        because: `${copied.contextPath} is a script for bash`,
      });
    }
  }
  return needs.slice(0, 1);
}

function findNamed(stages: readonly Stage[]): Obstacle | undefined {
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    const { content } = instruction;
    if (content.keyword !== 'copy' && content.keyword !== 'add') continue;
    const words = argumentWords(content);
    const script = words.slice(0, -1).find((word) => SCRIPT.test(word));
    if (script === undefined) continue;
    return { reason: 'unread-program', instruction, detail: `${script} is copied, and was not there to be read` };
  }
  return undefined;
}
