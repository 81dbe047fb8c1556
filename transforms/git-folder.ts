import type { Analysis, RunSite } from '../src/analysis/analysis.ts';
import { insertBehind } from '../src/analysis/insert-behind.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { readMounts } from '../src/dockerfile/mounts.ts';
import { isUnread, type RunReading } from '../src/dockerfile/run-script.ts';
import { mentionsClone } from '../src/knowledge/git-clone.ts';
import { baseFolderOf } from '../src/knowledge/images/base-folder.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';
import { startOf } from '../src/trace/file-namers.ts';
import { type ClonedFolder, findClonedFolders, findGitNeeder } from '../src/trace/git-folder.ts';
import { traceScript } from '../src/trace/script-events.ts';
import { shellInForceAt } from '../src/trace/shell-in-force.ts';
import { mayBeBelow } from '../src/trace/symbolic-path.ts';

type Reason = 'git-needed' | 'moved' | 'unclear-end' | 'unclear-place';

/**
 * Deletes the `.git` of a clone in the RUN that has made it.
 *
 * Beside the files of a repository a clone holds all of them a second time, packed, with all older ones. Where an image needs the files
 * alone, that only ships along.
 *
 * ```dockerfile
 * RUN git clone -b v1.2 https://github.com/example/tool /opt/tool
 * ```
 * becomes
 * ```dockerfile
 * RUN git clone -b v1.2 https://github.com/example/tool /opt/tool \
 *     && rm -rf /opt/tool/.git
 * ```
 *
 * What the RUN itself asks git for (a `git checkout`, the version of a build) is asked before. A clone is left alone where something
 * on top of the RUN may look for it: a command of git, a build in the folder (which may ask git for its version), a CMD that names
 * git; where a command behind it may move it or give it to another user; and where the project is one that is updated by git
 * where it lies (version managers, plugins of editors and shells). `git-clone-depth` is the lesser way, for where a later build wants
 * the commit that it is. A program may still show its commit, or update itself by git, so that every fix is unsafe.
 */
export const gitFolder: Transform<object, Reason> = {
  id: 'git-folder',
  summary: 'Delete the .git of a clone in the RUN that has made it',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['removes-git-folder'],
  answers: [],
  refusals: {
    'git-needed': {
      because: 'something that comes later may look for the repository, or it is of use with its .git only',
      remedy: 'let the RUN that clones do that as well, and delete .git at its end',
    },
    moved: {
      because: 'a command behind the clone may move it, or the files may belong to another user by then',
      remedy: 'delete the .git by hand at the end of the RUN',
    },
    'unclear-end': {
      because: 'at the end of this RUN nothing can be added that runs only if all before it went well',
      remedy: 'join its commands by &&, or write them as a list under set -e',
    },
    'unclear-place': {
      because:
        'a variable, a condition or a command that was not followed decides where the clone lies, or whether it is there',
      remedy: 'clone by a command of its own, joined by &&, into a folder that is written out by its whole path',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    if (!mentionsClone(file.text)) return;
    for (const run of analysis.runs) {
      const { reading, content } = run;
      if (!run.stage.isShipped || run.isOnbuild || !mentionsClone(content.source)) continue;
      if (run.shell === 'foreign' || isUnread(reading)) continue;
      yield* inspectRun(file, analysis, { ...run, content, reading });
    }
  },
};

function* inspectRun(
  file: Dockerfile,
  analysis: Analysis,
  run: RunSite & { readonly reading: RunReading },
): Iterable<Finding<Reason>> {
  const { instruction, reading, content, stage } = run;
  const { isErrexit } = shellInForceAt(file, instruction);
  const { events } = traceScript(reading.script, isErrexit);
  const base = baseFolderOf(file, stage, analysis.surroundings.catalogue());
  const refuse = (reason: Reason, detail: string): Finding<Reason> => ({ kind: 'refusal', instruction, reason, detail });
  const open: (ClonedFolder & { readonly name: string })[] = [];
  for (const folder of findClonedFolders(events, startOf(file, instruction, base))) {
    const { path, name, doubt, clone } = folder;
    const what = clone.folder ?? 'the clone';
    if (path !== undefined && liesInMount(content, path)) continue;
    const needer = path === undefined ? undefined : findGitNeeder(file, instruction, path, (other) => startOf(file, other, base));
    if (needer) yield refuse('git-needed', `"${needer.text}" in line ${needer.line} may look for that of ${what}`);
    else if (doubt) yield refuse(doubt.reason, doubt.because);
    else if (name === undefined) yield refuse('unclear-place', `${what} is cloned there`);
    else if (!open.some((other) => other.name === name)) open.push({ ...folder, name });
  }
  if (open.length === 0) return;
  const names = open.map(({ name }) => name);
  const command = `rm -rf ${names.join(' ')}`;
  const end = insertBehind({ instruction, reading }, events.length - 1, command, isErrexit, analysis.style);
  if (!end) yield refuse('unclear-end', `${names.join(' ')} would be deleted there`);
  else yield { ...toFix(open), instruction, edits: [end.edit] };
} // prettier-ignore

function liesInMount(content: RunSite['content'], path: string): boolean {
  return readMounts(content).some(({ target }) => target === undefined || mayBeBelow(path, target) || mayBeBelow(target, path));
} // prettier-ignore

function toFix(
  open: readonly ClonedFolder[],
): Omit<Extract<Finding, { readonly kind: 'fix' }>, 'edits' | 'instruction'> {
  const what = open.map(({ clone }) => clone.folder ?? 'the clone').join(', ');
  return {
    kind: 'fix',
    title: `Delete the .git of ${what} when all that the RUN does with it is done`,
    why: 'it holds the files a second time, with all older ones, and nothing in this file looks at it again',
    evidence: ['no git command and no build runs on top of the RUN where it may look for it'],
    assumptions: [
      `Nothing that is started from ${what} runs git there, to update itself or to tell its version, and nobody works on it in the image.`,
    ],
    effects: ['removes-git-folder'],
    applicability: 'unsafe',
    savings: { what: `the repository beside the files of ${what}`, bytes: undefined, basis: 'unknown' },
  };
}
