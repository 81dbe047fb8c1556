import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { isUnread } from '../src/dockerfile/run-script.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';
import { readRootInForce } from '../src/trace/root-in-force.ts';
import { findSudoSites, type SudoDrop } from '../src/trace/sudo-sites.ts';
import { shiftSpan } from '../src/text/span.ts';

type Reason = 'builtin' | 'environment' | 'options' | 'unknown-command' | 'unknown-user' | 'unread-script';

const MAX_SHOWN = 3;

/**
 * Runs commands without sudo where root runs them anyway.
 *
 * `sudo` in a RUN of root changes nothing about who runs the command. It takes away the variables that ENV has set, and is one more
 * package that has to be installed.
 *
 * ```dockerfile
 * FROM debian:12
 * RUN sudo apt-get update && sudo apt-get install -y curl
 * ```
 * becomes
 * ```dockerfile
 * FROM debian:12
 * RUN apt-get update && apt-get install -y curl
 * ```
 *
 * That root runs it has to be in the file (`USER root`), or known of the base image. `-u`, `-E`, `-H` and every other
 * option, variables that are set for the command or that sudo itself sets (`SUDO_USER`), builtins of the shell (`sudo echo`) and a program that replaces itself (`sudo pip install -U
 * pip`) are left alone. sudo sets PATH and HOME and drops other variables: package managers of the system and file tools do not look
 * at these, so that the fix is safe for them; for all others it is unsafe. The package `sudo` stays where it is installed.
 */
export const dropSudo: Transform<object, Reason> = {
  id: 'drop-sudo',
  summary: 'Run commands of root without sudo',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['drops-sudo', 'drops-sudo-environment'],
  answers: ['DL3004'],
  refusals: {
    builtin: {
      because: 'the command would be another one without sudo: the shell has one of its own by that name',
      remedy: 'write it without sudo, if it is meant for the shell',
    },
    environment: {
      because: 'variables are set for the command, by it or by sudo, and it may read them',
      remedy: 'drop sudo by hand, and look at whether the command reads them',
    },
    options: {
      because: 'sudo is asked for more than to run a command as root',
      remedy: 'use USER, or gosu, for another user; write the environment out that -E or -H stands for',
    },
    'unknown-command': {
      because: 'a variable says what is run, so that it may be an option or a builtin',
      remedy: 'write the command out',
    },
    'unknown-user': {
      because: 'it is not known whether root runs it',
      remedy: 'write USER root before it, if that is so; else let a USER root stand around it and drop sudo',
    },
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\bsudo\s/.test(file.text)) return;
    for (const run of analysis.runs) if (/\bsudo\s/.test(run.content.source)) yield* inspectRun(file, analysis, run);
  },
};

function* inspectRun(file: Dockerfile, analysis: Analysis, run: RunSite): Iterable<Finding<Reason>> {
  const { stage, instruction, reading, content, isOnbuild } = run;
  if (isOnbuild) return;
  if (run.shell === 'foreign' || isUnread(reading)) {
    const isRun = /(?:^|[\s;&|("'])sudo\s+[\w./-]+\s/m.test(content.source);
    if (isRun) yield { kind: 'refusal', instruction, reason: 'unread-script', detail: 'sudo stands in it' };
    return;
  }
  const sites = findSudoSites(reading, content.source, stage, instruction);
  if (sites.length === 0) return;
  const root = readRootInForce(file, stage, instruction, analysis.surroundings.catalogue);
  // Another user needs it.
  if (root.kind === 'other') return;
  if (root.kind === 'unknown') {
    yield { kind: 'refusal', instruction, reason: 'unknown-user', detail: root.because };
    return;
  }
  for (const site of sites) {
    if ('reason' in site) yield { kind: 'refusal', instruction, reason: site.reason, detail: site.detail };
  }
  const drops = sites.filter((site): site is SudoDrop => !('reason' in site));
  const isSafe = root.assumes.length === 0;
  const same = drops.filter(({ isSystem }) => isSystem && isSafe);
  const others = drops.filter((drop) => !same.includes(drop));
  if (same.length > 0) yield toFix(run, same, [root.because], []);
  if (others.length > 0) yield toFix(run, others, [root.because], [...root.assumes.map(capital), describe(others)]);
}

function toFix(run: RunSite, drops: readonly SudoDrop[], evidence: readonly string[], assumptions: readonly string[]): Fix {
  const isSafe = assumptions.length === 0;
  const names = [...new Set(drops.map(({ program }) => program))];
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits: drops.map(({ span }) => ({ span: shiftSpan(span, run.instruction.start), text: '' })),
    title: `Run ${list(names)} without sudo`,
    why: 'root runs it anyway, and sudo only takes away what ENV has set',
    evidence: [
      ...evidence,
      ...(isSafe ? [`${list(names)}: of the system, ENV and ARG set nothing that ${names.length > 1 ? 'they read' : 'it reads'}`] : []),
    ],
    assumptions,
    effects: [isSafe ? 'drops-sudo' : 'drops-sudo-environment'],
    applicability: isSafe ? 'safe' : 'unsafe',
    savings: undefined,
  };
} // prettier-ignore

function describe(drops: readonly SudoDrop[]): string {
  const names = [...new Set(drops.map(({ program }) => program))];
  return `${list(names)}: root's own PATH finds the same program that sudo finds, and it reads no HOME no variable of ENV or ARG that sudo would have kept from it, and none that sudo sets (SUDO_USER, SUDO_UID, SUDO_GID, SUDO_COMMAND, USER, LOGNAME); scripts that it runs were not read.`;
}

function list(names: readonly string[]): string {
  const more = names.length > MAX_SHOWN ? ` and ${names.length - MAX_SHOWN} more` : '';
  return names.slice(0, MAX_SHOWN).join(', ') + more;
}

function capital(text: string): string {
  return `${text}.`;
}
