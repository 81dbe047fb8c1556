import type { Analysis } from '../src/analysis/analysis.ts';
import { findPackageRuns, findUnreadInstalls } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../src/dockerfile/stages.ts';
import { PROMPTS } from '../src/knowledge/prompts.ts';
import { inspectPrompts, type PromptReason, promptRefusals } from '../src/transform/prompts.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Answers "yes" for yum, dnf, microdnf, tdnf, zypper and pacman where nobody can.
 *
 * They ask before they install, upgrade or remove anything. A build has no terminal: they take the end of their input for a
 * "no", and the build fails.
 *
 * ```dockerfile
 * RUN dnf install httpd
 * RUN pacman -S nginx
 * ```
 * becomes
 * ```dockerfile
 * RUN dnf install -y httpd
 * RUN pacman -S --noconfirm nginx
 * ```
 *
 * `zypper install -n` is no answer: behind the subcommand it stands for `--name`. `pacman -Scc` is left alone, since
 * `--noconfirm` would answer it with "no". A setting `assumeyes` that the file writes, and every spelling of the option,
 * count as an answer. Where the build goes on after a failure, the step is skipped today and would be done: that fix is
 * unsafe. apt has a transform of its own.
 */
export const systemYes: Transform<object, PromptReason> = {
  id: 'system-yes',
  summary: 'Answer yes for yum, dnf, zypper and pacman where nobody can',
  category: 'reproducibility',
  isDefault: true,
  applicability: 'safe',
  effects: ['answers-prompt'],
  answers: ['DL3030', 'DL3034', 'DL3038'],
  refusals: promptRefusals('-y or --noconfirm'),
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/yum|dnf|zypper|pacman/.test(file.text)) return;
    for (const prompt of PROMPTS) {
      if (prompt.manager === 'apt') continue;
      for (const run of findPackageRuns(analysis, prompt.manager)) {
        if (!isConfigured(run.stage, run.instruction)) yield* inspectPrompts(run, prompt, EVIDENCE);
      }
      for (const { run, because } of findUnreadInstalls(analysis, prompt.manager)) {
        if (ANSWERED.test(run.content.source)) continue;
        yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
      }
    }
  },
};

const EVIDENCE = 'no option there answers it, no line before it sets assumeyes, nothing is piped into it';
const ANSWERED = /["'\s]-\w*y|--assumeyes|--no-?confirm|--non-interactive|["'\s]-n\b/;

/** The file has written the answer into the configuration of yum or dnf, before an instruction. */
function isConfigured(stage: Stage, { start }: Instruction): boolean {
  return lineageOf(stage).some(({ instructions }) =>
    instructions.some((instruction) => {
      return instruction.start <= start && /\bassumeyes[\s=]+(?:1|true|yes|on)\b/i.test(instruction.content.source);
    }),
  );
}
