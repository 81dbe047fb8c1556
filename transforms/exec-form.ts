import type { Analysis } from '../src/analysis/analysis.ts';
import { findConsumerRuns } from '../src/analysis/consumers/runs-in-stage.ts';
import { type ProgramStart, readProgramStart } from '../src/analysis/started-script.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { writeAsArray } from '../src/dockerfile/exec-form.ts';
import type { Instruction } from '../src/dockerfile/instruction.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import { readShellForm, type ShellForm } from '../src/trace/shell-form.ts';
import { readStartCommand } from '../src/trace/start-command.ts';
import { readStartForm, type StartForm } from '../src/trace/start-form.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'entrypoint' | 'ignored-arguments' | 'needs-shell' | 'no-shebang' | 'other-shell';

/**
 * Starts the program itself, not a shell that starts it.
 *
 * In shell form the first process of a container is `/bin/sh -c`. `docker stop` sends its signal to that process, and dash, the shell of
 * Debian and Ubuntu, neither hands it on nor makes way for the program: ten seconds later all of it is killed.
 *
 * ```dockerfile
 * CMD node server.js --port 80
 * ```
 * becomes
 * ```dockerfile
 * CMD ["node", "server.js", "--port", "80"]
 * ```
 *
 * Only where a shell has nothing to do: one command of plain or quoted words, without variables, patterns, redirections or builtins.
 * A CMD behind an ENTRYPOINT is left alone, also where the base image has one that may look at the words. An ENTRYPOINT in shell form
 * ignores CMD and what `docker run` is given, and would get it: it is changed where there is no CMD.
 *
 * It is not part of an ordinary run (`enable` it), and unsafe, always: bash and BusyBox make way for the one command they are given and dash does not, so that in images with dash
 * the program becomes the first process, which has to heed signals by itself; and a shell sets PWD, OLDPWD or SHLVL.
 * Where the files of the build are there, a script is looked at for its `#!`, without which nothing but a shell starts it.
 */
export const execForm: Transform<object, Reason> = {
  id: 'exec-form',
  summary: 'Start the program without a shell',
  category: 'hygiene',
  isDefault: false,
  applicability: 'unsafe',
  effects: ['starts-without-shell'],
  answers: ['DL3025', 'JSONArgsRecommended'],
  refusals: {
    entrypoint: {
      because: 'the words would be given to an ENTRYPOINT, which may do something else with them',
      remedy: 'look at what it does with its arguments, and change the form by hand',
    },
    'ignored-arguments': {
      because:
        'in shell form an ENTRYPOINT ignores CMD and what a container is started with; in exec form it gets both',
      remedy: 'drop the CMD, or the command that is given, if it means nothing',
    },
    'needs-shell': {
      because: 'a shell has something to do before the program starts',
      remedy: 'put "exec" before the program, or write ["sh", "-c", "exec …"], so that it gets the signals',
    },
    'no-shebang': {
      because: 'the program is a script that does not say what runs it, so that only a shell starts it',
      remedy: 'let it begin with #!/bin/sh',
    },
    'other-shell': {
      because: 'another shell, or one that reads files of its own first, starts the program',
      remedy: 'write the exec form by hand, if what the shell sets up is not needed',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const stage = analysis.stages.at(-1);
    if (!stage) return;
    const { entrypoint, cmd } = readStartCommand(stage);
    for (const { instruction, words } of [entrypoint, cmd]) {
      if (instruction && !words) yield inspectStart(file, analysis, stage, instruction);
    }
  },
};

function inspectStart(
  file: Dockerfile,
  analysis: Analysis,
  stage: Stage,
  instruction: Instruction,
): Finding<Reason> {
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({ kind: 'refusal', instruction, reason, detail });
  const form = readShellForm(instruction.content);
  if (typeof form === 'string') return refuse('needs-shell', form);
  const kept = readStartForm(file, stage, instruction, analysis.surroundings.catalogue);
  if ('reason' in kept) return refuse(kept.reason, kept.detail);
  const [given] = instruction.content.keyword === 'entrypoint' ? findConsumerRuns(analysis, stage) : [];
  if (given) return refuse('ignored-arguments', `${given.where} gives a command, which is ignored today`);
  const start = readProgramStart(file, analysis, stage, instruction, form.words[0]!.value);
  return start.kind === 'has-no-shebang' ? refuse('no-shebang', start.because) : toFix(instruction, form, kept, start);
} // prettier-ignore

function toFix(instruction: Instruction, form: ShellForm, { isAlone, image }: StartForm, start: ProgramStart): Fix {
  const [first] = form.words;
  const program = first!.value;
  const from = form.execWord ?? first!;
  return {
    kind: 'fix',
    instruction,
    edits: writeAsArray(instruction, form.mapped, form.words, from.span.start),
    title: `Start ${program} without a shell`,
    why: 'a shell between docker and the program does not hand signals on, so that the container is killed, not stopped',
    evidence: [
      'it is one command of plain words, which a shell leaves as they are',
      ...(start.kind === 'runs' ? [start.because] : []),
      ...(isAlone ? ['no ENTRYPOINT looks at the words'] : []),
    ],
    assumptions: [
      form.execWord
        ? `${program} reads neither PWD nor SHLVL, which the shell has set.`
        : `${program} may be the first process: it ends at SIGTERM, leaves no children behind, and reads neither PWD nor SHLVL, which the shell has set.`,
      ...(start.kind === 'unseen' ? [`${program} is a program, or a script that begins with #! (head -1 shows it).`] : []),
      ...(isAlone ? [] : [`${image} has no ENTRYPOINT (docker inspect shows it).`]),
      ...(instruction.content.keyword === 'entrypoint'
        ? ['Nobody gives the container arguments: they are ignored today, and the program would get them.']
        : []),
    ],
    effects: ['starts-without-shell'],
    applicability: 'unsafe',
    savings: undefined,
  };
} // prettier-ignore
