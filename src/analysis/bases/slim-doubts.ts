import type { StageCommands, UsedCommand } from './stage-commands.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';

/** They run what their configuration says, which is not read. */
const BY_CONFIGURATION: ReadonlySet<string> = new Set([
  'supervisord', 'circusd', 'foreman', 'honcho', 'goreman', 'overmind', 'hivemind', 'monit', 'runsvdir', 's6-svscan', 'cron', 'crond',
]); // prettier-ignore

/** What of the start is a program that runs what a configuration says. */
export function findConfigured({ commands }: StageCommands): UsedCommand | undefined {
  return commands.find(({ name, phase }) => phase === 'start' && BY_CONFIGURATION.has(name));
}

/** An ONBUILD of what ships: it is run by files that are not here. */
export function findTrigger(stages: readonly Stage[]): Instruction | undefined {
  return stages.flatMap(({ instructions }) => instructions).find(({ content }) => content.keyword === 'onbuild');
}

/** Shells, and interpreters without a program: they wait for someone to say what is to be run. */
const WAITS: ReadonlySet<string> = new Set([
  'sh', 'bash', 'dash', 'zsh', 'node', 'python', 'python2', 'python3', 'irb', 'jshell', 'perl', 'iex', 'erl', 'tail', 'sleep', 'cat',
  'true', 'exec', 'tini', 'dumb-init', 'docker-entrypoint.sh',
]); // prettier-ignore

/** Whether a container starts with a program of its own: one without is made to run whatever it is given from outside. */
export function startsProgram({ commands }: StageCommands, last: Stage): boolean {
  const lineage = lineageOf(last);
  return commands.some(({ phase, stage, instruction, name, words }) => {
    if (phase !== 'start' || !lineage.includes(stage) || instruction.content.keyword === 'healthcheck') return false;
    return !WAITS.has(name) || words.slice(1).some((word) => !/^-|^\/dev\/null$|^(?:infinity|\d+[smhd]?)$/.test(word));
  });
}

/**
 * What slim images leave out, also of packages that are installed in them (debuerreotype, ".slimify-excludes" and
 * ".slimify-includes").
 */
const LEFT_OUT =
  /\/usr\/share\/(?:man|info|groff|lintian|linda|doc(?!\/[^/\s]+\/copyright)|locale(?!\/(?:locale\.alias|all_languages|languages|currency|l10n)\b))\//;
/** They do not mind whether something is there, or delete it. */
const INDIFFERENT = /^(?:rm|find|mkdir|echo|printf|du|ls|touch|chmod|chown|localepurge)$/;

/** A command that uses files which no slim image has. */
export function findDocumentationUse({ commands }: StageCommands): UsedCommand | undefined {
  return commands.find(({ name, words }) => {
    return name === 'man' || (!INDIFFERENT.test(name) && words.slice(1).some((word) => LEFT_OUT.test(word)));
  });
}
