import { planCStrip } from './c-strip.ts';
import { planCargoStrip } from './cargo-strip.ts';
import { planGoStrip } from './go-strip.ts';
import type { StripPlan } from './strip-plan.ts';
import type { Analysis, RunSite } from '../analysis.ts';
import { findConsumerRuns } from '../consumers/runs-in-stage.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { findFeedingStages } from '../../dockerfile/feeding-stages.ts';
import type { InstructionContent } from '../../dockerfile/instruction.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { findSymbolReader } from '../../knowledge/symbols.ts';
import { memoize } from '../../text/memo.ts';
import { findSymbolNeed } from '../../trace/symbol-needs.ts';

/** What may link a program, by its text; scripts without it are not parsed. */
const COMPILERS = /\bgo\b|\bcargo\s|\b(?:gcc|cc|clang)\s|\+\+\s/;
const COMPILES = /\b(?:build|b|install|rustc|chef)\b|\s-o/;

const mayLink = memoize(({ source }: InstructionContent) => COMPILERS.test(source) && COMPILES.test(source));
/** Takes symbols out of what is there. */
const strips = memoize(
  ({ keyword, source }: InstructionContent) => keyword === 'run' && /(?:^|[\s;&|(-])strip\s/m.test(source),
);

/** A plan with the RUN that it is for. */
export type PlacedStrip = StripPlan & { readonly run: RunSite };

/** Every command whose program gets into the image, and could be linked without symbols. */
export function* planStrips(file: Dockerfile, analysis: Analysis): Iterable<PlacedStrip> {
  const candidates = analysis.runs.filter(({ content, isOnbuild }) => !isOnbuild && mayLink(content));
  if (candidates.length === 0) return;
  const feeding = findFeedingStages(file);
  for (const run of candidates.filter(({ stage }) => feeding.has(stage))) {
    for (const plan of planRun(run)) yield { ...hold(plan, file, analysis), run };
  }
}

function* planRun(run: RunSite): Iterable<StripPlan> {
  const { reading, instruction, stage, content } = run;
  if (run.shell === 'foreign' || isUnread(reading)) {
    if (/\bgo(?:["',]|\s)+(?:build|install)\b|\bcargo(?:["',]|\s)+(?:build|install)\b/.test(content.source))
      yield { kind: 'refusal', reason: 'unread-script', detail: 'a compiler is called in it' };
    return;
  }
  // A step of its own takes them out.
  if (stage.instructions.some((other) => strips(other.content))) return;
  for (const { command, within } of reading.commands) {
    // Quotes mean something else inside of others.
    if (within.includes('substitution')) continue;
    const via = readInvocation(command)?.via ?? [];
    if (via.some((name) => !/^(?:env|time|command|sudo|nice)$/.test(name))) continue;
    const site = { run, place: { instruction, reading }, command };
    const plan = planGoStrip(site) ?? planCargoStrip(site) ?? planCStrip(site);
    if (plan) yield plan;
  }
} // prettier-ignore

/** Something in the image, or run in it, may read what would go. */
function hold(plan: StripPlan, file: Dockerfile, analysis: Analysis): StripPlan {
  if (plan.kind === 'refusal') return plan;
  const need = findSymbolNeed(file);
  if (need !== undefined) return { kind: 'refusal', reason: 'debugger', detail: need };
  for (const stage of analysis.stages.filter(({ isShipped }) => isShipped)) {
    const run = findConsumerRuns(analysis, stage).find(({ text }) => findSymbolReader(text) !== undefined);
    if (run) return { kind: 'refusal', reason: 'debugger', detail: `${run.where} runs something that reads symbols` };
  }
  return plan;
}
