import { findAptSetting } from '../src/analysis/apt-settings.ts';
import type { Analysis } from '../src/analysis/analysis.ts';
import { findPackageRuns, findUnreadInstalls } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { promptOf } from '../src/knowledge/prompts.ts';
import { inspectPrompts, type PromptReason, promptRefusals } from '../src/transform/prompts.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Answers "yes" for apt where nobody can.
 *
 * A build has no terminal: apt-get reads the end of its input where it expects an answer, and stops with "Abort." as
 * soon as it wants to install more than what was named. `-y` makes such a line build whatever the mirrors hold today.
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install curl
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y curl
 * ```
 *
 * Where the build goes on after a failure (`;` without errexit, `|| true`), the step is skipped today and would be done:
 * that fix is unsafe. `-qq`, an apt.conf line that sets `APT::Get::Assume-Yes`, and every spelling of the option count as an answer.
 */
export const aptYes: Transform<object, PromptReason> = {
  id: 'apt-yes',
  summary: 'Answer yes for apt where nobody can',
  category: 'reproducibility',
  isDefault: true,
  applicability: 'safe',
  effects: ['answers-prompt'],
  answers: ['DL3014'],
  guide: 'build/building/best-practices/#apt-get',
  refusals: promptRefusals('-y'),
  defaults: {},
  *inspect(_file: Dockerfile, analysis: Analysis) {
    const prompt = promptOf('apt');
    for (const run of findPackageRuns(analysis, 'apt')) {
      if (findAptSetting(run.stage, run.instruction, 'assume-yes') !== true)
        yield* inspectPrompts(run, prompt, EVIDENCE);
    }
    for (const { run, because } of findUnreadInstalls(analysis, 'apt')) {
      if (/["'\s]-\w*y|--yes|--assume-yes/.test(run.content.source)) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

const EVIDENCE =
  'no spelling of --yes stands there, no apt.conf line before it sets APT::Get::Assume-Yes, nothing is piped into it';
