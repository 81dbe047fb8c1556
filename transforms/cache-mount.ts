import type { Analysis } from '../src/analysis/analysis.ts';
import { type MountPlan, type MountReason, planMounts } from '../src/analysis/cache-mounts/plan.ts';
import type { Effect } from '../src/check/effects.ts';
import { wantsCacheMounts } from '../src/context/policy.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Keeps what package managers fetch in cache mounts of the builder, where the next build finds it.
 *
 * Acts only where the configuration says `"cleanup": "cache-mount"`, or the command line `--cleanup cache-mount`. What a cache
 * mount holds is in no layer, so that nothing has to be deleted, and in the next build on the same builder, so that little has
 * to be fetched again. The flags and deletions that the mount makes wrong go with the same fix, and no others. The
 * transforms that delete such files leave a RUN with a mount alone.
 *
 * ```dockerfile
 * RUN pip install --no-cache-dir -r requirements.txt
 * ```
 * becomes
 * ```dockerfile
 * RUN --mount=type=cache,id=pip-python-3.12,target=/root/.cache/pip pip install -r requirements.txt
 * ```
 *
 * It knows apt, apk (its index), dnf, yum, pip, uv, Poetry, Pipenv, npm, Yarn 1, pnpm, Bun, Go, Cargo (registries, never
 * `target`), Maven, Gradle, NuGet, Composer and Bundler. The folder is that of the user in force, his home, and the variables of
 * image and file; where one of them is not known, nothing is mounted. Another user than root has to have known numbers,
 * and the folder around the mount has to be there already, as his home is: BuildKit makes a missing one, and gives it to root
 * (`~/.npm` may be mounted, `~/.cache/pip` may not). A mount has no id, so that its folder is its name; but what keeps what it has
 * compiled (pip, uv, Poetry, Pipenv, pnpm) gets one of its tool and base image, since a wheel of Debian does not run on Alpine. What Go compiles
 * is mounted with `CGO_ENABLED=0` alone, and never for `go test`.
 *
 * apt on Debian and Ubuntu is told to keep what it fetches, in the same RUN: the images have a hook that deletes it
 * (`docker-clean`). That is part of an image that ships, so that the fix is unsafe there; in a builder stage it is safe. apt
 * gets mounts only where the RUN begins with its own `update`, and no later one rests on its lists. What runs on top keeps what
 * it fetches, too: all its RUNs of apt get mounts in the same fix, or none does.
 *
 * An index is not to be older than the one that was fetched anew each time: apk gets `--update-cache`, dnf `--refresh`. yum 3
 * has no such option, and gets no mount.
 *
 * What later steps take from (the modules of Go, the crates of Cargo, the repositories of Maven and Gradle, the packages of
 * NuGet) is mounted in all steps of a stage or in none, and not where a step goes without fetching (`--offline`, `--no-restore`),
 * since an empty cache would then end the build. Scripts that were not read make a fix unsafe, or stop it. In a stage that ships
 * it is unsafe, since what the container starts may build again; where nothing in the file builds with what is fetched, it is
 * there for just that, and stays.
 *
 * With `"builder": "kaniko"` or `"classic"`, or a `# syntax` line before 1.2, no mount is written.
 */
export const cacheMount: Transform<object, MountReason> = {
  id: 'cache-mount',
  summary: 'Keep what package managers fetch in cache mounts, where the configuration asks for it',
  category: 'cache',
  isDefault: true,
  applicability: 'safe',
  effects: ['mounts-cache', 'mounts-cache-scripts-may-need', 'keeps-fetched-packages'],
  answers: [],
  refusals: {
    'chosen-in-script': {
      because: 'the script chooses the place of the cache by itself',
      remedy: 'set it by ENV, or leave it where it is by default',
    },
    'chosen-place': {
      because: 'a variable chooses the place of the cache, and its value is not known',
      remedy: 'give the variable a plain path in the file',
    },
    'copied-elsewhere': {
      because: 'another stage takes a folder that holds the cache',
      remedy: 'copy what is needed of it by name',
    },
    'deletes-more': {
      because: 'a command of the RUN goes through folders that hold the cache, and more',
      remedy: 'name what it is to delete or change',
    },
    'fetched-for-image': {
      because:
        'the image that ships has what is fetched, and nothing in the file builds with it: it is for whoever starts the image',
      remedy: 'build in the file what the image is to run, or mount the cache by hand',
    },
    'folder-used': {
      because: 'something else than its tool uses the folder of the cache',
      remedy: 'take that elsewhere, or mount the cache by hand',
    },
    'later-apt': {
      because:
        'a later RUN of apt cannot have the mount, and its layer would keep what it fetches once the clean-up of the image is off',
      remedy: 'write that RUN so that it can have the mount: beginning with apt-get update, as a plain chain of &&',
    },
    'needed-later': {
      because: 'a later step needs what this one leaves in the cache, and may not be able to fetch it',
      remedy: 'join the steps, or let the later one fetch for itself',
    },
    'no-update': {
      because: 'the lists of apt come from an earlier RUN, and an empty mount would hide them',
      remedy: 'begin the RUN with apt-get update',
    },
    offline: {
      because: 'the step goes without fetching, or keeps what it fetches elsewhere',
      remedy: 'drop the option if the step may fetch what the cache lacks',
    },
    'old-index': {
      because: 'yum 3 takes an index that is kept for as long as six hours without asking for a newer one',
      remedy: 'mount it by hand, with "yum clean expire-cache" before each command that installs',
    },
    'other-mount': {
      because: 'another mount is in the place of the cache',
      remedy: 'drop that mount',
    },
    'other-user': {
      because: 'another program runs the package manager, by a user who is not known here',
      remedy: 'set the user by USER',
    },
    'parent-folder': {
      because:
        'the builder makes missing folders around a mount, and they are of root, where the user of this RUN can put nothing',
      remedy:
        'make the folder as that user in an earlier RUN and mount it by hand, or set the place of the cache by ENV to one directly below the home',
    },
    'switched-off': {
      because: 'a variable switches the cache off, or has it behave in another way',
      remedy: 'drop the variable',
    },
    'unclear-place': {
      because: 'what the mount makes wrong cannot be taken out of the script without changing more',
      remedy: 'write the script as a plain chain of &&',
    },
    'unknown-base': {
      because: 'it is not known which user, home and variables the base image has',
      remedy: 'name an image of the catalogue with its tag, or describe your own under "images" in the configuration',
    },
    'unknown-place': {
      because: 'it is not known where the tool has its cache in this image',
      remedy: 'set the place by ENV',
    },
    'unknown-user': {
      because: 'the user of this RUN, his numbers or his home are not known, or he may not write there',
      remedy: 'make the user with fixed numbers and a home, or set USER root before it',
    },
    'unread-script': {
      because: 'the RUN speaks of an install, and its script cannot be read',
      remedy: 'write it in shell form, as a plain chain of &&',
    },
    unsupported: {
      because: 'what builds the file does not know cache mounts',
      remedy: 'have BuildKit or Buildah build it, and a "# syntax" line, if any, name version 1.2 or newer',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!wantsCacheMounts(analysis.surroundings.policy)) return;
    const plans = planMounts(file, analysis).map(toFinding);
    yield* plans.toSorted((one, other) => one.instruction.start - other.instruction.start);
  },
};

function toFinding(plan: MountPlan): Finding<MountReason> {
  if (plan.kind === 'open') return toFix(plan);
  const { instruction, reason, detail } = plan;
  return { kind: 'refusal', instruction, reason, detail };
}

function toFix({ tool, runs, doubts, keepsPackages }: Extract<MountPlan, { kind: 'open' }>): Fix {
  const [first] = runs;
  const { run } = first!;
  const targets = [...new Set(runs.flatMap((each) => each.run.targets))].join(' and ');
  const dropped = [...new Set(runs.flatMap((each) => each.dropped))];
  const isAdded = runs.some(({ added }) => added > 0);
  const lines = runs.map((each) => each.run.instruction.line);
  const assumptions = [
    ...doubts,
    ...(keepsPackages
      ? ['No image is built on this one that installs by apt and rests on docker-clean deleting what was fetched.']
      : []),
  ];
  const effect: Effect = keepsPackages
    ? 'keeps-fetched-packages'
    : doubts.length > 0
      ? 'mounts-cache-scripts-may-need'
      : 'mounts-cache';
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits: runs.flatMap(({ edits }) => edits),
    title: isAdded
      ? `Keep what ${tool.name} fetches in a cache mount${lines.length > 1 ? `, in lines ${lines.join(', ')}` : ''}`
      : `Drop what the cache mount of ${tool.name} makes wrong`,
    why: 'what a mount holds is in no layer, and the next build on the same builder finds it',
    evidence: [
      `${tool.name} keeps it in ${targets} here, by the user, the image and the variables in force`,
      ...(dropped.length > 0 ? [`no longer right with the mount: ${dropped.join('; ')}`] : []),
      'no later instruction that can be read needs what is in it',
    ],
    assumptions,
    effects: [effect],
    applicability: assumptions.length > 0 ? 'unsafe' : 'safe',
    savings: { what: `what ${tool.name} keeps of its downloads`, bytes: undefined, basis: 'unknown' },
  };
}
