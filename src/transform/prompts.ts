import type { Finding } from './finding.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from './shared-refusals.ts';
import type { RefusalText } from './transform.ts';
import type { PackageRun, PackageSite } from '../analysis/package-runs.ts';
import { addWordAfter } from '../dockerfile/verbs.ts';
import { mayBe } from '../knowledge/package-managers.ts';
import { asksFor, describeAsking, isAnswered, type Prompt } from '../knowledge/prompts.ts';
import { isFatal } from '../shell/failure.ts';
import type { Edit } from '../text/edit.ts';

/** Why a transform that answers a package manager leaves a place alone. @param yes the options that answer it */
export function promptRefusals(yes: string): Readonly<Record<PromptReason, RefusalText>> {
  return {
    'answered-by-pipe': {
      because: 'another command or a file answers the question',
      remedy: `use ${yes} instead of the pipe, and it is sure to be the only answer`,
    },
    'options-unknown': {
      because: `the options come from a variable, and ${yes} may be among them`,
      remedy: 'write the options out',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  };
}
export type PromptReason = 'answered-by-pipe' | 'options-unknown' | 'unknown-subcommand' | 'unread-script';

/** The findings of a transform that answers the questions of a package manager. @param evidence what was looked at */
export function* inspectPrompts(run: PackageRun, prompt: Prompt, evidence: string): Iterable<Finding<PromptReason>> {
  const { instruction } = run;
  const edits: Edit[] = [];
  const commands: string[] = [];
  const subcommands: string[] = [];
  const forgiven: string[] = [];
  for (const site of run.sites) {
    const { packages } = site;
    if (mayBe(packages, 'install') && !isAnswered(prompt, packages)) {
      const detail = `in "${packages.program} … install"`;
      yield { kind: 'refusal', instruction, reason: 'unknown-subcommand', detail };
    }
    if (!asksFor(prompt, packages) || isAnswered(prompt, packages)) continue;
    const { program, subcommand, subcommandWord, unknown } = packages;
    const name = `${program} ${prompt.manager === 'pacman' ? `--${subcommand}` : subcommand}`;
    if (site.isPiped || readsFile(site)) {
      yield {
        kind: 'refusal',
        instruction,
        reason: 'answered-by-pipe',
        detail: `${name} reads its answer from elsewhere`,
      };
      continue;
    }
    const variable = unknown.find((word) => word.span.start < (packages.operands[0]?.span.start ?? Infinity));
    if (variable) {
      yield {
        kind: 'refusal',
        instruction,
        reason: 'options-unknown',
        detail: `${variable.text} may hold ${prompt.yes}`,
      };
      continue;
    }
    edits.push(addWordAfter(run.place, subcommandWord!, prompt.yes));
    commands.push(name);
    subcommands.push(subcommand!);
    if (!isFatal(run.reading.script, site.command)) forgiven.push(name);
  }
  if (edits.length === 0) return;
  yield {
    kind: 'fix',
    instruction,
    edits,
    title: `Answer yes for ${commands[0]!}${commands.length > 1 ? ` and ${commands.length - 1} more` : ''}`,
    why: `a build has nobody to answer: ${describeAsking(prompt, subcommands[0]!)}`,
    evidence: [evidence],
    assumptions: forgiven.map(
      (name) => `${name} is wanted: where it stops and asks today, the build goes on without it.`,
    ),
    effects: ['answers-prompt'],
    applicability: forgiven.length > 0 ? 'unsafe' : 'safe',
    savings: undefined,
  };
}

function readsFile({ command, within }: PackageSite): boolean {
  const around = within.flatMap((outer) => (outer === 'substitution' ? [] : outer.redirections));
  return [...command.redirections, ...around].some(({ operator }) => operator.startsWith('<'));
}
