import type { Analysis } from '../src/analysis/analysis.ts';
import { describeAssumptions, describeExpected, describeStrays } from '../src/analysis/ignoring/describe.ts';
import { type IgnoringPlan, type IgnoringReason, planIgnoring } from '../src/analysis/ignoring/plan-ignoring.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Writes a `.dockerignore`, or adds what is missing in the one that is there.
 *
 * `COPY . .` takes whatever lies in the folder: the history of git, the dependencies of another system, logs, and the
 * credentials in `.env`. All of it is sent to the builder, is part of the image, and makes the next build start anew
 * whenever it changes.
 *
 * ```dockerfile
 * FROM node:22
 * WORKDIR /app
 * COPY package*.json ./
 * RUN npm ci
 * COPY . .
 * ```
 * gets, where these are there, a file with
 * ```
 * .git
 * node_modules
 * npm-debug.log
 * .dockerignore
 * .env
 * ```
 *
 * (with `**` before what may lie in any folder). What is there gets a line, and so do folders that a fresh clone has not,
 * and that the build makes by itself: `node_modules`, and what `.gitignore` names of virtual environments and of what build
 * tools write. Credentials get theirs in any case. Lines that are there are never changed. Where the Dockerfile has an
 * ignore file of its own (`Dockerfile.dockerignore`), that is the one. What a COPY, ADD or `RUN --mount=type=bind`
 * of any Dockerfile in the folder names, by itself or by a pattern, stays; so does `.git` where something of the build
 * reads it, `node_modules` where nothing installs them, a folder that the build does not make itself, and an environment
 * file that the build takes its values from.
 *
 * Where every COPY names what it takes, and none of it goes, the image stays the same, and the change is safe. Where files
 * came along with a folder, it rests on nobody needing them. Without the build context nothing is done.
 */
export const dockerignore: Transform<object, IgnoringReason> = {
  id: 'dockerignore',
  summary: 'Keep out of the build context what is no part of the image',
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['ignores-files', 'ignores-uncopied-files'],
  answers: [],
  guide: 'build/building/best-practices/#exclude-with-dockerignore',
  refusals: {
    'git-metadata': {
      because: 'something of the build reads the history of the repository, so .git has to come along',
      remedy: 'hand the version over as a build argument, and add .git to the ignore file',
    },
    'not-installed': {
      because: 'the packages that come along are not installed by the build, so they may be the only ones',
      remedy: 'install them in the Dockerfile, from the lock file',
    },
    'read-by-build': {
      because: 'a command of the build may read the file',
      remedy: 'hand it to that RUN with --mount=type=secret or --mount=type=bind, and add it to the ignore file',
    },
    'unread-source': {
      because: 'it is not known what an instruction takes from the context',
      remedy: 'write out what it takes, without variables',
    },
    'unread-dockerfile': {
      because: 'the folder has another Dockerfile, which may need what would be kept out',
      remedy: 'give each an ignore file of its own (Dockerfile.dockerignore)',
    },
    'source-missing': {
      because: 'a source of a COPY is not in the folder, so another folder may be the build context',
      remedy: 'name the build context with --context',
    },
    'asked-of-another': {
      because: 'several Dockerfiles share the ignore file, and one of them proposes what becomes of it',
      remedy: 'run dockoptimize on that one, or on the folder',
    },
    'linked-ignore-file': {
      because: 'the ignore file is a link, and what it leads to may be shared with others',
      remedy: 'put a file in its place',
    },
    'outside-context': {
      because: 'the ignore file is not in the build context',
      remedy: 'add the lines by hand',
    },
    'too-many-files': {
      because: 'the folder has too many files to look at all of them',
      remedy: 'name a smaller build context with --context, or add the largest folders to the ignore file',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const plan of planIgnoring(file, analysis)) yield plan.kind === 'ignore' ? toFix(plan) : plan;
  },
};

function toFix(plan: IgnoringPlan): Fix {
  const { instruction, change, taken, weight, use } = plan;
  const isNew = change.before === undefined;
  const others = use.files.length - 1;
  const counted = `${weight.isCut ? 'more than ' : ''}${weight.files} ${weight.files === 1 ? 'file' : 'files'}`;
  const expected = describeExpected(plan);
  const them = others === 1 ? 'another Dockerfile' : `${others} other Dockerfiles`;
  return {
    kind: 'fix',
    instruction,
    edits: [],
    file: change,
    title: isNew ? `Write ${change.path}` : `Add to ${change.path} what is missing in it`,
    why: taken
      ? 'what is copied along by accident makes the image larger, starts the build anew with each change, and may hold credentials'
      : 'a builder that takes the whole folder is sent all of it, and the next COPY of a folder brings it along',
    evidence: [
      `kept out: ${describeStrays(plan)}${weight.files === 0 ? '' : `; ${counted} in all`}`,
      ...(expected === undefined ? [] : [expected]),
      `every COPY, ADD and bind mount${others > 0 ? ` of this and ${them}` : ''} gets all that it names`,
    ],
    assumptions: taken === undefined ? [] : describeAssumptions(plan),
    effects: [taken === undefined ? 'ignores-uncopied-files' : 'ignores-files'],
    applicability: taken === undefined ? 'safe' : 'unsafe',
    savings:
      weight.files === 0
        ? undefined
        : { what: `${counted} in the build context`, bytes: weight.bytes, basis: 'measured' },
  };
}
