import type { Instruction } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { CARGO_STRIP, CARGO_STRIP_MINOR } from '../knowledge/symbols.ts';

/** What else says which symbols Cargo keeps (The Cargo Book, "Configuration"; the rustc book, "Codegen options"). */
const SAYS_SYMBOLS =
  /\bCARGO_PROFILE_RELEASE_(?:DEBUG|SPLIT_DEBUGINFO)\b|\bdebuginfo\b|\bprofile\.release\.(?:debug|strip)|-C\s*link-arg/;
const STRIPS = new RegExp(`-C\\s*strip\\b|(?:\\bexport\\s+|^\\s*(?:ENV|ARG)\\b.*)${CARGO_STRIP}\\b`, 'im');

/**
 * What stands up to a RUN that says of symbols to Cargo, as a clause; `stripped` where that is to leave them out, for all
 * commands that follow.
 */
export function findCargoSettings(stage: Stage, run: Instruction): string | undefined {
  for (const { instructions } of lineageOf(stage)) {
    for (const { content, line, start } of instructions) {
      if (start > run.start) break;
      if (!/CARGO_PROFILE|-C|debuginfo|profile\.release/.test(content.source)) continue;
      if (STRIPS.test(content.source)) return 'stripped';
      if (SAYS_SYMBOLS.test(content.source)) return `line ${line} says which symbols Cargo keeps`;
    }
  }
  return undefined;
}

/** Whether the image of a stage brings a Rust that does not know the setting yet. */
export function hasOldCargo(stage: Stage): boolean {
  const { base } = lineageOf(stage)[0]!;
  if (base.kind !== 'image' || !/(?:^|\/)rust$/.test(base.reference.path)) return false;
  const minor = /^1\.(\d+)/.exec(base.reference.tag ?? '')?.[1];
  return minor !== undefined && Number(minor) < CARGO_STRIP_MINOR;
}
