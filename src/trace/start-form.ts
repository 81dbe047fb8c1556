import { readStartCommand } from './start-command.ts';
import { shellInForceAt } from './shell-in-force.ts';
import { ARGUMENT_SEPARATOR } from '../dockerfile/blanks.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { PLAIN_IMAGES } from '../knowledge/users/image-users.ts';

/** Why the form of a CMD or ENTRYPOINT decides on more than who starts the program. */
export interface FormObstacle {
  readonly reason: 'entrypoint' | 'ignored-arguments' | 'other-shell';
  readonly detail: string;
}

/** What is left of the start command once its form changes. */
export interface StartForm {
  /** It is known that no ENTRYPOINT looks at the words; `false` where the base image may have one. */
  readonly isAlone: boolean;
  /** For a message: the image that a stage starts from. */
  readonly image: string;
}

/** Of composer, whose entrypoint looks at its first word for a command of its own (its docker-entrypoint.sh, 2026-11-21). */
const LOOKS_AT_WORDS: ReadonlySet<string> = new Set(['composer']);

/**
 * Whether the CMD or ENTRYPOINT that a stage ends with may have the exec form: an ENTRYPOINT gets the words of the CMD, and the shell
 * form of an ENTRYPOINT drops what it is given (Docker's reference, "Understand how CMD and ENTRYPOINT interact"; trap I2).
 */
export function readStartForm(
  scan: Scan,
  stage: Stage,
  instruction: Instruction,
  catalogue: () => Catalogue,
): StartForm | FormObstacle {
  const { words, readsStartupFiles } = shellInForceAt(scan, instruction);
  const isKnownShell = words === undefined || /^(?:\/(?:usr\/)?bin\/)?(?:sh|bash|ash|dash)$/.test(words[0] ?? '');
  if (shellAt(scan, instruction) === 'foreign' || !isKnownShell || readsStartupFiles)
    return { reason: 'other-shell', detail: 'SHELL, or a file that it reads first, has a part in what is started' };
  const deepest = lineageOf(stage)[0]!;
  const image = argumentsText(deepest.from.content).split(ARGUMENT_SEPARATOR)[0]!;
  const { entrypoint, cmd } = readStartCommand(stage);
  if (instruction.content.keyword === 'entrypoint') {
    return cmd.instruction
      ? { reason: 'ignored-arguments', detail: `the CMD in line ${cmd.instruction.line} is ignored today` }
      : { isAlone: true, image };
  }
  if (entrypoint.instruction) {
    const isNone = entrypoint.words?.length === 0;
    if (isNone) return { isAlone: true, image };
    return { reason: 'entrypoint', detail: `the ENTRYPOINT in line ${entrypoint.instruction.line} is given the words` };
  }
  const from = readFromReference(scan, deepest);
  const known = from && catalogue().findImage(from.reference);
  if (!known) return { isAlone: deepest.base.kind === 'scratch', image };
  const { path, name, tag } = known;
  if (PLAIN_IMAGES.has(path) && !LOOKS_AT_WORDS.has(path)) return { isAlone: true, image };
  const defaults = tag === undefined ? undefined : catalogue().findFacts(path, tag)?.defaults;
  if (defaults?.basis === 'catalogue' && !LOOKS_AT_WORDS.has(path) && (defaults.entrypoint ?? []).length === 0)
    return { isAlone: true, image };
  return { reason: 'entrypoint', detail: `${name} may have an entrypoint that looks at the words` };
}
