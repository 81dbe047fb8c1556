import { findAptSetting } from '../src/analysis/apt-settings.ts';
import type { Analysis } from '../src/analysis/analysis.ts';
import {
  findPackageRuns,
  findUnreadInstalls,
  type PackageRun,
  type PackageSite,
} from '../src/analysis/package-runs.ts';
import { addWordAfter } from '../src/dockerfile/verbs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { hasOption, mayBe } from '../src/knowledge/package-managers.ts';
import { isFatal } from '../src/shell/failure.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

/** Subcommands that stop and ask before they change more than what was named (apt-get(8), "--yes"). */
const ASKS: ReadonlySet<string> = new Set([
  'install',
  'remove',
  'purge',
  'autoremove',
  'upgrade',
  'dist-upgrade',
  'full-upgrade',
  'build-dep',
  'reinstall',
  'safe-upgrade',
]);

/** Options by which the question is answered, or never asked. */
const ANSWERS = [
  '-y',
  '--yes',
  '--assume-yes',
  '--assume-no',
  '--force-yes',
  '-s',
  '--simulate',
  '--just-print',
  '--dry-run',
  '--recon',
  '--no-act',
  '--print-uris',
  '-h',
  '--help',
] as const;

type Reason = 'answered-by-pipe' | 'options-unknown' | 'unknown-subcommand' | 'unread-script';

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
export const aptYes: Transform<object, Reason> = {
  id: 'apt-yes',
  summary: 'Answer yes for apt where nobody can',
  category: 'reproducibility',
  isDefault: true,
  applicability: 'safe',
  effects: ['answers-prompt'],
  answers: ['DL3014'],
  refusals: {
    'answered-by-pipe': {
      because: 'another command or a file answers the question',
      remedy: 'use -y instead of the pipe, and it is sure to be the only answer',
    },
    'options-unknown': {
      because: 'the options come from a variable, and -y may be among them',
      remedy: 'write the options out',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(_file: Dockerfile, analysis: Analysis) {
    for (const run of findPackageRuns(analysis, 'apt'))
      yield* inspectRun(run, findAptSetting(run.stage, run.instruction, 'assume-yes') === true);
    for (const { run, because } of findUnreadInstalls(analysis, 'apt')) {
      if (/["'\s]-\w*y|--yes|--assume-yes/.test(run.content.source)) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

function* inspectRun(run: PackageRun, isConfigured: boolean): Iterable<Finding<Reason>> {
  const { instruction } = run;
  const edits: Edit[] = [];
  const commands: string[] = [];
  const forgiven: string[] = [];
  for (const site of run.sites) {
    if (!isConfigured && mayBe(site.packages, 'install') && !hasOption(site.packages, ...ANSWERS)) {
      yield {
        kind: 'refusal',
        instruction,
        reason: 'unknown-subcommand',
        detail: `in "${site.packages.program} … install"`,
      };
    }
    if (!asks(site) || isConfigured) continue;
    const { program, subcommand, subcommandWord, unknown } = site.packages;
    if (site.isPiped || readsFile(site)) {
      yield {
        kind: 'refusal',
        instruction,
        reason: 'answered-by-pipe',
        detail: `${program} ${subcommand} reads its answer from elsewhere`,
      };
      continue;
    }
    const variable = unknown.find((word) => word.span.start < (site.packages.operands[0]?.span.start ?? Infinity));
    if (variable) {
      yield { kind: 'refusal', instruction, reason: 'options-unknown', detail: `${variable.text} may hold -y` };
      continue;
    }
    edits.push(addWordAfter(run.place, subcommandWord!, '-y'));
    commands.push(`${program} ${subcommand}`);
    if (!isFatal(run.reading.script, site.command)) forgiven.push(`${program} ${subcommand}`);
  }
  if (edits.length === 0) return;
  yield {
    kind: 'fix',
    instruction,
    edits,
    title: `Answer yes for ${commands[0]!}${commands.length > 1 ? ` and ${commands.length - 1} more` : ''}`,
    why: 'a build has nobody to answer: apt aborts as soon as it wants to install more than what is named',
    evidence: [
      'no spelling of --yes stands there, no apt.conf line before it sets APT::Get::Assume-Yes, nothing is piped into it',
    ],
    assumptions: forgiven.map(
      (name) => `${name} is wanted: where it stops and asks today, the build goes on without it.`,
    ),
    effects: ['answers-prompt'],
    applicability: forgiven.length > 0 ? 'unsafe' : 'safe',
    savings: undefined,
  };
}

function asks({ packages }: PackageSite): boolean {
  const { subcommand } = packages;
  if (subcommand === undefined || !ASKS.has(subcommand) || hasOption(packages, ...ANSWERS)) return false;
  // -qq, also as -q=2, implies -y.
  const quiet = packages.options.filter(
    ({ name, value }) => name === '-q' || name === '--quiet' || value === '2',
  ).length;
  if (quiet >= 2 || packages.options.some(({ word }) => /^(?:-q|--quiet)=[2-9]/.test(word.text))) return false;
  return !packages.options.some(({ value, word }) => /assume-(?:yes|no)/i.test(value ?? word.text));
}

function readsFile({ command, within }: PackageSite): boolean {
  const around = within.flatMap((outer) => (outer === 'substitution' ? [] : outer.redirections));
  return [...command.redirections, ...around].some(({ operator }) => operator.startsWith('<'));
}
