import { BrokenPromise } from './broken-promise.ts';
import { improve } from './improve.ts';
import { maskRewrite } from './mask-rewrite.ts';
import type { Rewrite } from './rewrite-result.ts';
import { joinChanges } from '../context/file-change.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../context/surroundings.ts';
import { type Dockerfile, findNewDisagreement, readDockerfile } from '../dockerfile/dockerfile.ts';
import { scan, type Scan } from '../dockerfile/scan.ts';
import type { FileRefusal } from '../dockerfile/refusal.ts';
import { allowUnsafe, type Plan } from '../plan/plan.ts';

/**
 * Runs a plan over the text of one Dockerfile. Pure: the same text, plan and surroundings give the same result.
 * @param text the whole file, byte order mark and carriage returns included
 * @param surroundings what is known beside the text
 * @throws BrokenPromise where the software breaks one of its own promises: a bug of ours, and no part of it is applied
 */
export function rewriteDockerfile(text: string, plan: Plan, surroundings: Surroundings = NO_SURROUNDINGS): Rewrite {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return maskRewrite(refuse(text, file));
  const main = improve(file, plan, surroundings);
  if (main.file !== file) checkEnd(main.file, file);
  const isAllAllowed = plan.transforms.every(({ allowed }) => allowed === 'unsafe');
  const further = isAllAllowed ? undefined : improve(main.file, allowUnsafe(plan), main.surroundings, main);
  if (further && further.file !== main.file) checkEnd(further.file, main.file);
  const last = further ?? main;
  const files = joinChanges(main.steps.flatMap((step) => step.file ?? []));
  const rewrite: Rewrite = {
    status: main.file.text === text && files.length === 0 ? 'unchanged' : 'changed',
    before: text,
    after: main.file.text,
    files,
    refusal: undefined,
    steps: main.steps,
    proposals: further?.steps ?? [],
    notes: main.notes,
    refusals: main.refusals,
    ignored: last.ignored,
    unusedIgnores: last.unusedIgnores,
    declined: [...main.declined, ...(further?.declined ?? [])],
  };
  return maskRewrite(rewrite, file);
}

/** The result for a file that is left alone as a whole. */
export function refuse(text: string, refusal: FileRefusal): Rewrite {
  return {
    status: 'refused',
    before: text,
    after: text,
    files: [],
    refusal,
    steps: [],
    proposals: [],
    notes: [],
    refusals: [],
    ignored: [],
    unusedIgnores: [],
    declined: [],
  };
}

/**
 * A reading from scratch must see in the end what the pipeline believes to have made, and the second reader must agree
 * with it on everything that was not there before.
 * @param accepted the file as it was when both readers agreed on it
 */
function checkEnd(file: Dockerfile, accepted: Dockerfile): void {
  checkSame(file, scan(file.text));
  const disagreement = findNewDisagreement(file, accepted);
  if (disagreement) throw new BrokenPromise(`the result would be refused: ${disagreement.detail}`);
}

function checkSame(file: Scan, fresh: Scan): void {
  const isSame =
    fresh.instructions.length === file.instructions.length &&
    fresh.instructions.every((instruction, i) => {
      const { start, line, content } = file.instructions[i]!;
      return instruction.start === start && instruction.line === line && instruction.content.source === content.source;
    });
  if (!isSame) throw new BrokenPromise('reading the result afresh gives other instructions than reading it bit by bit');
}
