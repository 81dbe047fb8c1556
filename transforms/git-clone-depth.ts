import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { isUnread, type RunReading } from '../src/dockerfile/run-script.ts';
import { addWordAfter } from '../src/dockerfile/verbs.ts';
import { type GitClone, mentionsClone, readGitClone } from '../src/knowledge/git-clone.ts';
import { baseFolderOf } from '../src/knowledge/images/base-folder.ts';
import type { Command } from '../src/shell/script.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';
import { type CloneUses, findCloneUses } from '../src/trace/git-history.ts';

type Reason = 'history-needed' | 'unclear-place' | 'unknown-server' | 'unread-script';

/**
 * Clones the newest commit of a repository, not its whole history.
 *
 * `git clone` brings every commit there ever was. Where the files of one are all that the image needs, the others are only
 * fetched, stored and shipped: often many times the size of the files.
 *
 * ```dockerfile
 * RUN git clone https://github.com/example/tool && make -C tool install
 * ```
 * becomes
 * ```dockerfile
 * RUN git clone --depth 1 https://github.com/example/tool && make -C tool install
 * ```
 *
 * A branch or tag (`-b v1.2`) stays as it is. A clone is left alone where something that comes later may look at the history: a
 * `git checkout`, `describe`, `log`, `fetch` or `pull`, a variable, an alias, a function or a text that may run one, or a build that
 * takes its version from the tags (pip and setup.py, Go). So is a project that updates itself by git when it runs, such as flutter,
 * vcpkg, Homebrew, nvm or pyenv.
 * So is one whose folder the same RUN deletes, since it is in no layer, and one from a path of this machine, for which git
 * ignores the option. Whether a Makefile or a script of the repository asks git for its version cannot be seen from here, so that
 * every fix is unsafe.
 */
export const gitCloneDepth: Transform<object, Reason> = {
  id: 'git-clone-depth',
  summary: 'Clone the newest commit without its history',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['clones-without-history'],
  answers: [],
  refusals: {
    'history-needed': {
      because: 'something that comes later may look at more of the history than the newest commit',
      remedy: 'name the branch or tag that is needed with -b, and drop that command',
    },
    'unclear-place': {
      because: 'the clone stands in a part of the script of which it is not known what follows',
      remedy: 'write it as a command of its own, joined by &&',
    },
    'unknown-server': {
      because: 'a plain web server gives whole histories only, and it is not known what serves this address',
      remedy: 'try "git clone --depth 1" once, and write it down if it works',
    },
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    if (!mentionsClone(file.text)) return;
    for (const run of analysis.runs) {
      const { source } = run.content;
      if (!run.stage.isShipped || run.isOnbuild || !mentionsClone(source)) continue;
      const { reading, instruction } = run;
      if (run.shell === 'foreign' || isUnread(reading)) {
        if (WHOLE.test(source))
          yield { kind: 'refusal', instruction, reason: 'unread-script', detail: '"git clone" stands in it' };
        continue;
      }
      for (const { command } of reading.commands) {
        const clone = readGitClone(command);
        const finding = clone && inspectClone(file, analysis, { ...run, reading }, command, clone);
        if (finding) yield finding;
      }
    }
  },
};

const WHOLE = /\bgit["',\s]+clone\b(?!.*--(?:depth|shallow|filter|mirror|bare))/s;

function inspectClone(
  file: Dockerfile,
  analysis: Analysis,
  run: RunSite & { readonly reading: RunReading },
  command: Command,
  clone: GitClone,
): Finding<Reason> | undefined {
  const { instruction, reading } = run;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({
    kind: 'refusal',
    instruction,
    reason,
    detail,
  });
  const what = clone.folder ?? 'the clone';
  const base = baseFolderOf(file, run.stage, analysis.surroundings.catalogue());
  const uses = findCloneUses(file, instruction, command, clone, base);
  if (!uses) return refuse('unclear-place', `${what} is cloned in a condition, a loop or a pipeline`);
  if (uses.isDeleted) return undefined;
  if (uses.reader)
    return refuse('history-needed', `"${uses.reader.text}" in line ${uses.reader.line} may need that of ${what}`);
  if (clone.keeper !== undefined) return refuse('history-needed', clone.keeper);
  if (!clone.isSmart)
    return refuse(
      'unknown-server',
      clone.host === undefined ? 'the address depends on a variable' : `it is ${clone.host}`,
    );
  return {
    kind: 'fix',
    instruction,
    edits: [addWordAfter({ instruction, reading }, clone.word, '--depth 1')],
    title: `Clone ${what} without its history`,
    why: 'older commits are in the image otherwise, and nothing in this file looks at them',
    evidence: [
      'no later git command, and no build by Python or Go, runs where it may see the clone',
      `${clone.host} serves parts of a history`,
    ],
    assumptions: [describeAssumption(what, uses)],
    effects: ['clones-without-history'],
    applicability: 'unsafe',
    savings: { what: `the history of ${what}`, bytes: undefined, basis: 'unknown' },
  };
}

function describeAssumption(what: string, { inside }: CloneUses): string {
  const commands = inside.map(({ text, line }) => `"${text}" in line ${line}`).join(', ');
  const searched = commands === '' ? 'no command of this file is run in it' : `see ${commands}`;
  return `Nothing that builds, runs or updates ${what} asks git for older commits, tags or other branches: ${searched}.`;
}
