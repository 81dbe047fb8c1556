import { isRepeatable, textOf } from './php-step.ts';
import { isPassing, resolvePath, type StageWrites } from './stage-writes.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import type { Copy } from '../context/copies.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { readInvocation } from '../knowledge/invocation.ts';

export interface RepeatObstacle {
  readonly instruction: Instruction;
  /** A clause. */
  readonly because: string;
  /** It is about the owner or mode of files. */
  readonly isOwner: boolean;
}

const OWNER = /^(?:chown|chgrp|chmod)$/;
/** They leave nothing that has an owner. */
const TIDY = /^(?:rm|echo|true|apt-get|apt|:)$/;
/** In every image of PHP on Debian (docker-library/php). */
const OF_IMAGE = /^\/(?:var\/www(?:\/html)?|var\/log\/apache2|var\/run(?:\/apache2)?|var\/lock\/apache2|etc\/apache2)$/;
const INI = '/usr/local/etc/php';

/**
 * The commands of a stage that another stage on the same base has to run once more, behind its copies; or why that would not
 * come to the same.
 * @param workingDir of the other stage
 * @param copied what it copies from the first
 */
export function readRepeats(
  stage: Stage,
  { commands, made, work }: StageWrites,
  copies: readonly Copy[],
  workingDir: string,
  copied: readonly string[],
): readonly string[] | RepeatObstacle {
  const texts: string[] = [];
  const args = new Set(stage.instructions.flatMap(({ content }) => (content.keyword === 'arg' ? readVariables(content).map(({ name }) => name) : []))); // prettier-ignore
  const makers = new Set([...made, ...work].filter(({ path }) => !isPassing(path)).map(({ instruction }) => instruction)); // prettier-ignore
  for (const [i, { command, instruction, folder }] of commands.entries()) {
    if (!isRepeatable(command)) continue;
    const program = command.words[0]!.text;
    const isOwner = OWNER.test(program);
    const refuse = (because: string): RepeatObstacle => ({ instruction, because, isOwner });
    const text = textOf(command);
    if (text === undefined) return refuse(`${program} is written in more than one line`);
    if ([...text.matchAll(/\$\{?(\w+)/g)].some(([, name]) => args.has(name!)))
      return refuse(`"${text}" depends on a build argument`);
    if (isOwner) {
      const [, ...operands] = command.words.slice(1).map((word) => word.text).filter((word) => !word.startsWith('-')); // prettier-ignore
      const lost = operands.find((path) => {
        const own = resolvePath(folder, path);
        if (!path.startsWith('/') && folder !== workingDir) return true;
        return !OF_IMAGE.test(own) && !copied.some((one) => isAtOrBelow(own, one));
      });
      if (lost !== undefined) return refuse(`${lost} may not be there in the second stage`);
      const others = commands.slice(i + 1).filter((one) => one.instruction === instruction && !isRepeatable(one.command)); // prettier-ignore
      const isBehind = others.some((one) => !TIDY.test(readInvocation(one.command)?.program ?? ''));
      const later = stage.instructions.find(({ start, content }) => {
        return start > instruction.start && (content.keyword === 'copy' || content.keyword === 'add');
      });
      const maker = [...makers].find(({ start }) => start > instruction.start);
      if (isBehind || later || maker) return refuse(`files are made behind "${text}"`);
    }
    // What is copied out of the builder has been changed there already, or would be written over.
    const place = /^(?:sed|rm)$/.test(program) ? '/etc' : /^(?:mv|cp)$/.test(program) ? INI : undefined;
    const settings = place === undefined ? undefined : copies.find(({ imagePath = place }) => imagePath === place || (isAtOrBelow(imagePath, place) && !isAtOrBelow(imagePath, `${INI}/conf.d`))); // prettier-ignore
    if (settings) return refuse(`"${text}" changes what line ${settings.instruction.line} may copy`);
    texts.push(text);
  }
  return texts;
}
