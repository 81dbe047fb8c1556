import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { isUnread, type RunReading } from '../src/dockerfile/run-script.ts';
import { addWordAfter } from '../src/dockerfile/verbs.ts';
import type { Command } from '../src/shell/script.ts';
import type { Edit } from '../src/text/edit.ts';
import { sourceOffset } from '../src/text/mapped-text.ts';
import { findHiddenFailure, findPipeObstacle } from '../src/trace/pipe-failures.ts';
import { readPipefailShell } from '../src/trace/pipefail-shell.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'no-pipefail' | 'not-plain' | 'status-unknown' | 'stops-early' | 'unknown-shell';

/**
 * Lets a RUN fail where the left side of one of its pipes does.
 *
 * The status of `curl … | tar xz` is that of tar. A download that breaks off leaves half of its files behind, the build goes on, and the
 * layer is cached.
 *
 * ```dockerfile
 * FROM alpine:3.20
 * RUN curl -fsSL https://example.com/a.tar.gz | tar -xz -C /opt
 * ```
 * becomes
 * ```dockerfile
 * FROM alpine:3.20
 * RUN set -o pipefail && curl -fsSL https://example.com/a.tar.gz | tar -xz -C /opt
 * ```
 *
 * Only where the shell is known to be bash or BusyBox's ash: Alpine, the family of Red Hat, or a SHELL that says so. In images of Debian and
 * Ubuntu /bin/sh is dash, which does not know the option; SHELL is never put in, since it would change a later CMD as well. All pipes of
 * the RUN have to be of commands that read to the end and whose failure means nothing else: `| head`, `| grep -q` and `yes |` end with a
 * closed pipe, and `grep … |` ends with 1 where nothing was found. The fix is unsafe: a step that fails unseen today ends the build.
 */
export const pipefail: Transform<object, Reason> = {
  id: 'pipefail',
  summary: 'Fail where the left side of a pipe does',
  category: 'reproducibility',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['heeds-pipe-failures'],
  answers: ['DL4006'],
  refusals: {
    'no-pipefail': {
      because: 'dash, which is /bin/sh there, does not know pipefail and would end with an error',
      remedy: 'fetch into a file and unpack that in the next command; or run it by bash -o pipefail -c "…"',
    },
    'not-plain': {
      because: 'a pipe stands in a condition or a loop, or its failure is forgiven, which would be decided otherwise',
      remedy: 'fetch into a file first, in a command of its own',
    },
    'status-unknown': {
      because: 'a command of a pipe may end with an error that is none, or stop to read early',
      remedy: 'put "set -o pipefail" at the head by hand, if that cannot be',
    },
    'stops-early': {
      because: 'a command of a pipe does not read to the end, so that the one before it ends with an error',
      remedy: 'write to a file in between, in the pipe that needs it',
    },
    'unknown-shell': {
      because: 'it is not known whether the shell knows pipefail',
      remedy: 'let a SHELL say which it is, or try "docker run --rm IMAGE sh -c \'set -o pipefail\'"',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/[^|]\|[^|]/.test(file.text)) return;
    for (const run of analysis.runs) {
      const finding = inspectRun(file, analysis, run);
      if (finding) yield finding;
    }
  },
};

function inspectRun(file: Dockerfile, analysis: Analysis, run: RunSite): Finding<Reason> | undefined {
  const { content, instruction, stage, isOnbuild } = run;
  if (isOnbuild || !/[^|]\|[^|]/.test(content.source) || run.shell === 'foreign') return undefined;
  const { reading } = run;
  const failing = isUnread(reading) ? undefined : findHiddenFailure(reading);
  if (isUnread(reading) || !failing) return undefined;
  const shell = readPipefailShell(file, stage, instruction, analysis.surroundings.catalogue);
  if (shell.kind === 'on') return undefined;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({ kind: 'refusal', instruction, reason, detail });
  if (shell.kind === 'lacks') return refuse('no-pipefail', shell.because);
  if (shell.kind === 'unknown') return refuse('unknown-shell', shell.because);
  const obstacle = findPipeObstacle(reading, shellInForceAt(file, instruction).isErrexit);
  if (obstacle) return refuse(obstacle.reason, obstacle.detail);
  const edit = leadWith(run, reading);
  const program = failing.words[0]!.text;
  return edit && {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Fail where ${program} does, before a pipe`,
    why: 'the status of a pipe is that of its last command: what breaks off before it goes unseen, into the image and the cache',
    evidence: [shell.because, 'every command of its pipes reads to the end, and fails for no other reason than a failure'],
    assumptions: [
      `${program}, and what else stands before a pipe in this RUN, ends without an error today; what it is piped into reads all of it.`,
    ],
    effects: ['heeds-pipe-failures'],
    applicability: 'unsafe',
    savings: undefined,
  };
} // prettier-ignore

/** Before all of the script; an option more where it begins with `set -e`. */
function leadWith({ instruction, content }: RunSite, reading: RunReading): Edit | undefined {
  const { statements } = reading.script.list;
  const [first] = statements;
  if (!first) return undefined;
  const set = reading.commands[0]?.command;
  if (set && set.span.start === first.span.start && isOptionsOnly(set))
    return addWordAfter({ instruction, reading }, set.words.at(-1)!, '-o pipefail');
  const at = instruction.start + sourceOffset(reading.mapped, first.span.start);
  const isOne = statements.length === 1 && !first.isBackground;
  const link = content.heredocs.length > 0 ? '\n' : isOne ? ' && ' : '; ';
  return { span: { start: at, end: at }, text: `set -o pipefail${link}` };
}

function isOptionsOnly({ words, redirections, assignments }: Command): boolean {
  const [name, ...options] = words;
  const isPlain = redirections.length === 0 && assignments.length === 0;
  return isPlain && name?.text === 'set' && options.length > 0 && options.every(({ text }) => /^-[a-zA-Z]+$/.test(text));
} // prettier-ignore
