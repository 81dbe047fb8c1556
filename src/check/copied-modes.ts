import type { Effect } from './effects.ts';
import type { InstructionRule } from './instruction-rules.ts';
import { findModeObjection, type LostMode, type ModeGrounds } from './given-modes.ts';
import { readMoved } from './moved-to-copies.ts';
import { isSame, readBeginnings } from './run-beginnings.ts';
import type { Window } from './window.ts';
import { findMissingSupport } from '../context/builder-features.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { readStages } from '../dockerfile/stages.ts';
import { readModeCommand } from '../knowledge/mode-command.ts';
import { isCopy } from '../trace/copy-window.ts';

function ruleOf(isProven: boolean): InstructionRule {
  return {
    change: (old, fresh) => {
      if (isCopy(old)) return addedMode(old, fresh) === undefined ? 'more than a mode came' : undefined;
      const lost = readLostModes(old, fresh);
      return typeof lost === 'string' ? lost : undefined;
    },
    removal: (old, { fresh }) => {
      if (fresh.some((other) => typeof readLostModes(old, other) !== 'string')) return 'something of it is still there';
      const lost = readLostModes(old, undefined);
      return typeof lost === 'string' ? lost : undefined;
    },
    whole: (window, effects) =>
      findDifference(window, {
        isProven: isProven && !effects.includes('copies-named-files-with-mode'),
        isOfCheckout: effects.includes('gives-modes-of-a-checkout'),
      }),
  };
}

/** Copies get a mode, and the RUN right behind them gives it to their files no more. */
export const COPIED_MODES_RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  'copies-with-mode': ruleOf(true),
  'copies-named-files-with-mode': ruleOf(false),
  // Both go by what this one allows beside them: it covers nothing by itself.
  'gives-modes-of-a-checkout': {},
};

/** The mode that a COPY or ADD gets by a flag that it did not have; `undefined` where anything else changed, too. */
function addedMode(old: Instruction, fresh: Instruction): string | undefined {
  const { keyword, flags, source } = fresh.content;
  if (!isCopy(fresh) || old.content.keyword !== keyword) return undefined;
  const [mode, ...others] = flags.filter(({ name }) => name === 'chmod');
  if (!mode || others.length > 0 || !/^[0-7]{3}$/.test(mode.value ?? '')) return undefined;
  if (old.content.flags.some(({ name }) => name === 'chmod')) return undefined;
  return source.replace(` ${mode.text}`, '') === old.content.source ? mode.value : undefined;
}

/** What a RUN does no more of the modes that it changed first of all; a clause where anything else is another. */
function readLostModes(old: Instruction, fresh: Instruction | undefined): readonly LostMode[] | string {
  const beginnings = readBeginnings(old, fresh, 'modes');
  if (typeof beginnings === 'string') return beginnings;
  const { was, is } = beginnings;
  const lost: LostMode[] = [];
  let at = 0;
  for (const [i, { event, command }] of was.entries()) {
    const next = is[at];
    if (next && isSame(event, next.event)) {
      at += 1;
      continue;
    }
    const mode = readModeCommand(command);
    if (mode?.kind !== 'mode') return `"${event.text.slice(0, 60)}" is missing, or another`;
    const other = next && readModeCommand(next.command);
    const isKept = other?.kind === 'mode' && other.mode === mode.mode && other.isRecursive === mode.isRecursive;
    const kept = new Set(isKept ? other.paths.map(({ text }) => text) : []);
    const isPart = [...kept].every((text) => mode.paths.some((word) => word.text === text));
    if (isKept && isPart) at += 1;
    const earlier = was.slice(0, i);
    for (const word of mode.paths) if (!isPart || !kept.has(word.text)) lost.push({ mode, word, earlier });
  }
  if (at < is.length) return `"${is[at]!.event.text.slice(0, 60)}" is new`;
  return lost.length > 0 ? lost : 'no change of a mode went';
}

function findDifference(window: Window, grounds: ModeGrounds): string | undefined {
  const { before, after, surroundings } = window;
  const against = findMissingSupport(after, surroundings.policy, 'copy-chmod');
  const moved = readMoved(window, { readAdded: addedMode, readLost: readLostModes, against });
  if (typeof moved === 'string') return moved;
  const { given: modes, runs } = moved;
  const covered = new Set<Instruction>();
  for (const { run, lost } of runs) {
    const stage = readStages(before).findLast(({ from }) => from.start < run.start);
    if (!stage || !stage.isShipped) return 'it is in a stage that does not ship';
    if (shellAt(before, run) === 'foreign') return 'it is for a shell that is none of Unix';
    const objection = findModeObjection({ window, stage, run, modes, ...grounds }, lost, covered);
    if (objection !== undefined) return `${objection} (line ${run.line})`;
  }
  const stray = [...modes.keys()].find((copy) => !covered.has(copy));
  return stray && `the mode of what line ${stray.line} copies was changed by nobody`;
}
