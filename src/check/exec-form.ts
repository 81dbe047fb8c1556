import type { InstructionRule } from './instruction-rules.ts';
import { type Instruction, lastLine } from '../dockerfile/instruction.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readShellForm } from '../trace/shell-form.ts';
import { readStartCommand } from '../trace/start-command.ts';
import { readStartForm } from '../trace/start-form.ts';

/**
 * `starts-without-shell`: the CMD or ENTRYPOINT that is in force at the end has the exec form, with the very words that the shell would
 * have made of it.
 */
export const EXEC_FORM_RULE: InstructionRule = {
  change: (old, fresh, { before, surroundings }) => {
    const { content } = old;
    const isStart = content.keyword === 'cmd' || content.keyword === 'entrypoint';
    if (!isStart || content.keywordText !== fresh.content.keywordText) return 'it is no CMD or ENTRYPOINT';
    if (content.json || !fresh.content.json) return 'its form did not become the exec form';
    if (content.flags.length + fresh.content.flags.length > 0) return 'it has flags';
    const form = readShellForm(content);
    if (typeof form === 'string') return form;
    const words = form.words.map(({ value }) => value);
    const isSame = words.length === fresh.content.json.length && words.every((word, i) => word === fresh.content.json![i]);
    if (!isSame) return 'other words are started';
    if (linesOf(old) !== linesOf(fresh) || commentsOf(old) !== commentsOf(fresh)) return 'its layout or a comment changed';
    const last = readStages(before).at(-1);
    const start = last && readStartCommand(last);
    const inForce = content.keyword === 'cmd' ? start?.cmd.instruction : start?.entrypoint.instruction;
    if (!last || inForce?.start !== old.start) return 'it is not what a container starts';
    const kept = readStartForm(before, last, old, surroundings.catalogue);
    return 'reason' in kept ? kept.detail : undefined;
  },
}; // prettier-ignore

function linesOf(instruction: Instruction): number {
  return lastLine(instruction) - instruction.line;
}

function commentsOf({ content }: Instruction): string {
  return content.innerComments.map(({ start, end }) => content.source.slice(start, end)).join('\n');
}
