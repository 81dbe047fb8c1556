import type { StripPlace, StripPlan } from './strip-plan.ts';
import { addWordAfter } from '../../dockerfile/verbs.ts';
import { readLinkCommand } from '../../knowledge/compile-command.ts';

/** How a compiler that links a program is told to leave symbols out; `undefined` for other commands, and where it is already. */
export function planCStrip({ place, command }: StripPlace): StripPlan | undefined {
  const link = readLinkCommand(command);
  if (!link || link.isStripped) return undefined;
  if (link.otherKind !== undefined)
    return { kind: 'refusal', reason: 'library', detail: `${link.otherKind} makes no program` };
  if (link.wants !== undefined)
    return { kind: 'refusal', reason: 'debugging', detail: `${link.wants} asks for symbols or measures` };
  if (link.unknown !== undefined)
    return { kind: 'refusal', reason: 'flags-unknown', detail: `${link.unknown} may ask for symbols` };
  const title = `Leave symbols out of ${link.output}`;
  return { kind: 'edit', title, language: 'C', edit: addWordAfter(place, link.programWord, '-s') };
}
