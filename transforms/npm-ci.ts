import type { Analysis } from '../src/analysis/analysis.ts';
import { type LockedPlan, type LockedReason, planLockedInstalls } from '../src/analysis/installs/locked-installs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Installs exactly the versions of the lock file.
 *
 * `npm install` takes the lock file for a wish: where it is out of step it resolves anew, and two builds of one
 * source get different packages. `npm ci` takes the versions as they are locked, and ends with an error where they do not
 * fit to `package.json`. It is also faster, since it has nothing to work out.
 *
 * ```dockerfile
 * COPY package.json package-lock.json ./
 * RUN npm install
 * ```
 * becomes
 * ```dockerfile
 * COPY package.json package-lock.json ./
 * RUN npm ci
 * ```
 *
 * `yarn install` gets `--frozen-lockfile` (Yarn 1) or `--immutable` (later ones). Where `COPY package.json ./` leaves the
 * lock file behind, that comes along first. The lock file has to be copied before the install, and every range of `package.json` has to stand in it, literally the same: both are read from the build context.
 * `npm ci` deletes `node_modules` first, so that nothing may have been put there; and npm has to know it (Node.js 8.12 and
 * later). The fix is unsafe, since npm itself may see more in the two files than their ranges.
 */
export const npmCi: Transform<object, LockedReason> = {
  id: 'npm-ci',
  summary: 'Install exactly the versions of the lock file',
  category: 'reproducibility',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['installs-locked-versions'],
  answers: [],
  refusals: {
    'no-context': {
      because: 'whether the lock file is in step with package.json is in the build context alone',
      remedy: 'give the folder of the build with --context',
    },
    'no-lock': {
      because: 'no lock file of this tool is copied before the install',
      remedy: 'commit the lock file, and copy it together with package.json',
    },
    'out-of-step': {
      because: 'the lock file does not say what package.json says, so that the install would end with an error',
      remedy: 'run the install once in the project, and commit the lock file',
    },
    'unread-lock': {
      because: 'whether the lock file is in step with package.json cannot be told from the two',
      remedy: 'try "npm ci --dry-run" in the project, and change the line by hand',
    },
    'other-options': {
      because: 'the install is told to do otherwise than the lock file says, or to do it elsewhere',
      remedy: 'drop the option, if it is not needed',
    },
    'other-folder': {
      because: 'the install may run in another folder than the RUN begins in, or not at all',
      remedy: 'put it into a RUN of its own, with WORKDIR before it',
    },
    'has-modules': {
      because: '"npm ci" deletes node_modules first, and something may have been put there before',
      remedy: 'install everything by one command, from package.json',
    },
    'unknown-npm': {
      because: 'it is not known whether the npm or Yarn of this image can do that',
      remedy:
        'check it with "npm --version" (5.7 or later; 7 or later for lock files of format 3), and change it by hand',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const plan of planLockedInstalls(file, analysis)) {
      if (plan.kind === 'change') yield toFix(plan);
      else if (plan.kind === 'copy') yield toCopyFix(plan);
      else yield { kind: 'refusal', instruction: plan.run, reason: plan.reason, detail: plan.detail };
    }
  },
};

function toCopyFix({ lock, copy: { instruction, edit } }: LockedPlan & { readonly kind: 'copy' }): Fix {
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Copy ${lock} along with package.json`,
    why: 'without its lock file an install takes whatever versions are the newest on that day',
    evidence: [`${lock} is in the build context, and has every range of package.json`],
    assumptions: [
      `The versions in ${lock} are the ones that are meant: so far each build has taken the newest that package.json allows.`,
    ],
    effects: ['installs-locked-versions'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

function toFix({ command, edit, written, lock, assumes }: LockedPlan & { readonly kind: 'change' }): Fix {
  const isNpm = written === 'npm ci';
  const proof = isNpm ? 'npm ci --dry-run' : written;
  return {
    kind: 'fix',
    instruction: command.run.instruction,
    edits: [edit],
    title: isNpm ? 'Install by the lock file with npm ci' : `Install by the lock file alone: ${written}`,
    why: 'two builds of one source may get different packages, since the lock file is only a wish',
    evidence: [`${lock} is copied before it, and has every range of package.json (build context)`],
    assumptions: [
      `"${proof}" ends without an error in the project: the tool finds the two files in step as well.`,
      ...assumes.map(
        (name) => `No build sets ${name} to anything that has another Node.js or folder than its default.`,
      ),
    ],
    effects: ['installs-locked-versions'],
    applicability: 'unsafe',
    savings: undefined,
  };
}
