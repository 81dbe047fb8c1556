import type { Analysis } from '../src/analysis/analysis.ts';
import { describeLooked, describePublished } from '../src/analysis/consumers/describe-consumers.ts';
import { planProductionInstalls, type ProductionPlan, type ProductionReason } from '../src/analysis/installs/production-installs.ts'; // prettier-ignore
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

const MAX_NAMES = 6;

/**
 * Leaves the packages that only development needs out of what ships.
 *
 * Compilers, test runners and linters are often the larger part of what a project installs. In an image that only runs
 * the program they are bytes to pull, and code to keep safe.
 *
 * ```dockerfile
 * COPY package.json package-lock.json ./
 * RUN npm ci
 * COPY . .
 * CMD ["node", "server.js"]
 * ```
 * becomes
 * ```dockerfile
 * COPY package.json package-lock.json ./
 * RUN npm ci --omit=dev
 * COPY . .
 * CMD ["node", "server.js"]
 * ```
 *
 * The word depends on the tool: `--omit=dev` or `--only=production` (npm 7 and later, or older), `--production` (Yarn 1), `--prod`
 * (pnpm), `--no-dev` (Composer, uv), `--only main` (Poetry). Only installs of stages that ship are changed.
 *
 * Bun has `--production`, which also ends the build where the lock file is out of step: it is written where the install leaves the
 * lock file alone already (`--frozen-lockfile`, `bun ci`), and `--omit=dev` elsewhere, from Bun 1.2 on. In Yarn 4 `yarn workspaces
 * focus --production` takes the place of the install, and in Yarn 3 with the plugin `workspace-tools`: where packages are kept in
 * `node_modules`, and the lock file is in step with `package.json`, since it leaves out without a word what that lacks.
 *
 * Everything that runs behind the install is read for what needs such a package: later RUNs, scripts of `package.json`, CMD,
 * ENTRYPOINT, HEALTHCHECK and the scripts that they start. A program that no package which stays is known to bring is a
 * reason to leave the file alone; so is a source that loads such a package, and a script that the install itself would run
 * (`prepare`, `postinstall`), since it mostly is for development.
 *
 * So is a file of the repository by which the image is used for development: a Compose service that runs a test or a watcher,
 * or mounts the sources over the program, a devcontainer.json, a pipeline or Makefile that runs tests in it. The fix is
 * unsafe: what is run in the image from elsewhere, or by hand, is in no file.
 */
export const productionDeps: Transform<object, ProductionReason> = {
  id: 'production-deps',
  summary: 'Leave packages that only development needs out of what ships',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['skips-development-packages'],
  answers: [],
  guide: 'build/building/best-practices/#dont-install-unnecessary-packages',
  refusals: {
    'no-context': {
      because: 'which packages only development needs is in the build context alone',
      remedy: 'give the folder of the build with --context',
    },
    'unread-manifest': {
      because: 'which packages only development needs could not be read',
      remedy: 'commit the lock file, and do not leave it out of the build context',
    },
    'lifecycle-script': {
      because: 'the install runs a script of the project, which may need packages of development (prepare: husky)',
      remedy: 'install with --ignore-scripts, or have the script do nothing without them',
    },
    'needed-later': {
      because: 'a later step, or the container when it starts, runs what such a package brings, or may',
      remedy: 'build in a stage of its own, and start the program itself',
    },
    'unread-program': {
      because: 'something that runs later could not be read, and may need such a package',
      remedy: 'start the program itself, or write the script so that it can be read',
    },
    imported: {
      because: 'a source that is no test loads such a package',
      remedy: 'move it to the dependencies, if the program needs it',
    },
    'used-elsewhere': {
      because: 'another stage, which may need them, takes the packages from this one',
      remedy: 'install them in that stage by itself',
    },
    'development-use': {
      because: 'the image is also used for development',
      remedy: 'give development a stage of its own, and name it as "target"',
    },
    'unknown-tool': {
      because: 'it is not known by which word this tool leaves them out',
      remedy: 'check its version, and add the word by hand',
    },
    'other-folder': {
      because: 'the install may run in another folder than the RUN begins in, or not at all',
      remedy: 'put it into a RUN of its own, with WORKDIR before it',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const plan of planProductionInstalls(file, analysis)) {
      if (plan.kind === 'change') yield toFix(analysis, plan);
      else yield { kind: 'refusal', instruction: plan.run, reason: plan.reason, detail: plan.detail };
    }
  },
};

function toFix(
  analysis: Analysis,
  { command, edits, flag, because, development, searched, looked, assumes }: ProductionPlan & { readonly kind: 'change' },
): Fix {
  const { listed, gone } = development;
  const more = listed.length > MAX_NAMES ? ` and ${listed.length - MAX_NAMES} more` : '';
  const names = `${listed.slice(0, MAX_NAMES).join(', ')}${more}`;
  const sources = searched === 1 ? 'one source file was' : `${searched} source files were`;
  return {
    kind: 'fix',
    instruction: command.run.instruction,
    edits,
    title: `Install without the packages of development (${flag})`,
    why: 'what ships carries packages that only development needs',
    evidence: [
      `${names}: for development alone, by the manifest; ${gone.size === 1 ? 'one package goes' : `${gone.size} packages go`} in all that the lock file tells`,
      ...(because === undefined ? [] : [because]),
      looked === 1 ? 'one later command was read, and it needs none of them' : `${looked} later commands were read, and none needs one of them`,
    ],
    assumptions: [
      `The program loads none of ${names} when it runs: ${sources} searched.`,
      `Nobody tests, lints or builds in this image: ${describeLooked(analysis)}.`,
      ...[describePublished(analysis) ?? []].flat(),
      ...assumes.map((name) => `No build sets ${name} to anything that has another npm or folder than its default.`),
    ],
    effects: ['skips-development-packages'],
    applicability: 'unsafe',
    savings: { what: 'packages of development', bytes: undefined, basis: 'unknown' },
  };
} // prettier-ignore
