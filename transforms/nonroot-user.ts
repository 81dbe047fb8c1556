import type { Analysis } from '../src/analysis/analysis.ts';
import { describeNonroot } from '../src/analysis/nonroot/describe-nonroot.ts';
import { giveCommands } from '../src/analysis/nonroot/give-folders.ts';
import { type NonrootPlan, type NonrootReason, planNonroot } from '../src/analysis/nonroot/plan-nonroot.ts';
import type { Effect } from '../src/check/effects.ts';
import { addFlag } from '../src/dockerfile/add-flag.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { insertBefore, insertBehind, keywordFor, writeRun } from '../src/dockerfile/insert-instruction.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Lets the image start as a user who is not root.
 *
 * A program that runs as root owns every file of its container, and what breaks out of it is root outside. The final
 * stage gets a user: the one that the file makes itself, else the one that its base image brings for programs, else a new
 * one with fixed numbers.
 *
 * ```dockerfile
 * FROM node:24-slim
 * WORKDIR /app
 * COPY . .
 * RUN npm ci
 * CMD ["node", "server.js"]
 * ```
 * becomes
 * ```dockerfile
 * FROM node:24-slim
 * WORKDIR /app
 * COPY . .
 * RUN npm ci
 * RUN install -d -o 1000 -g 1000 /app
 * USER 1000:1000
 * CMD ["node", "server.js"]
 * ```
 *
 * Three files in ten stand on an image that the catalogue does not know. Which users such an image has, as which of them
 * it starts and how it makes one cannot be told from its name, and a wrong answer is a container that does not start: the
 * catalogue can be told of it in the configuration.
 *
 * The user is named by number, since Kubernetes cannot tell that a name is not root's. It stands behind the last step
 * that makes files; it is made before what is copied behind the last RUN, where that changes nothing. The folder that the program runs in becomes its own, as do volumes and folders for data, logs and
 * caches; the code stays root's, for all to read. What is started is read first: scripts of the build context too, where
 * that is there. A script that cannot be read, a program that changes the user by itself, files in the home of root and
 * images that others build on are left alone, and most files are for one of these reasons: guessing here breaks what
 * runs. The fix is unsafe all the same: what a program writes is not known before it runs.
 */
export const nonrootUser: Transform<object, NonrootReason> = {
  id: 'nonroot-user',
  summary: 'Start the image as a user who is not root',
  category: 'security',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['runs-as-other-user', 'makes-user', 'gives-files-to-user'],
  answers: ['DL3002', 'DS002', 'DS-0002', 'AVD-DS-0002', 'CKV_DOCKER_3'],
  guide: 'build/building/best-practices/#user',
  refusals: {
    'explicit-root': {
      because: 'the last USER, or a file of the project that runs it, says that it runs as root',
      remedy: 'drop that line if the program does not need root',
    },
    'base-starts-as-root': {
      because: 'the server of the base image has to start as root, and gives its rights away by itself',
      remedy: 'take an image that is made to run without root (for nginx: nginxinc/nginx-unprivileged), or leave it so',
    },
    'unknown-base': {
      because: 'it is not known which users the base image has, and as which of them it starts',
      remedy: 'add the image to the catalogue in the configuration ("images", "mirrors"), or write USER yourself',
    },
    'variable-base': {
      because: 'a variable decides on the base image, and so on its users',
      remedy: 'give the argument a default, or write USER yourself',
    },
    'base-image': {
      because: 'the image starts no program of its own: what builds on it, or works in it, may need root',
      remedy: 'write USER into the files that build on it, or here if nothing in it needs root',
    },
    'tool-image': {
      because:
        'it is a command for whoever calls it: it works on what they mount into it, and with settings of their own',
      remedy: 'call it with --user "$(id -u):$(id -g)", or write USER yourself',
    },
    onbuild: {
      because: 'triggers run in the images that are built on this one, as the user that it ends with',
      remedy: 'write USER into the files that build on it',
    },
    windows: {
      because: 'users of Windows are not made, nor named, in this way',
      remedy: 'write USER ContainerUser yourself',
    },
    'entrypoint-needs-root': {
      because: 'what the container starts needs root, or changes the user by itself',
      remedy: 'start the program itself in CMD; leave it so if what runs in the end is not root (docker top tells)',
    },
    'unread-entrypoint': {
      because: 'what the container starts could not be read, so that it is not known whether it needs root',
      remedy: 'give the folder of the build with --context, or name the program itself in CMD',
    },
    'low-port': {
      because: 'ports below 1024 may be root\'s under Kubernetes ("runtime: kubernetes")',
      remedy: 'listen on a port above, such as 8080, and change what is published with it',
    },
    'needs-capability': {
      because: 'it uses devices or rights that only root is given',
      remedy: 'leave it so, or hand the device or right over when the container is started (--device, --cap-add), and write USER',
    },
    'files-in-root-home': {
      because: 'files lie in the home of root, which nobody else may enter',
      remedy: 'install them elsewhere (/opt, /usr/local, a virtual environment), and set PATH and HOME to it',
    },
    'private-files': {
      because: 'files are made that only their owner, who is root, may read or run',
      remedy: 'give others the right too (chmod a+rX, a+x), or give the files to the user with COPY --chown',
    },
    'unclear-writes': {
      because: 'it is not known where the program writes, or what it writes cannot be given to a user',
      remedy: 'find out where it writes ("docker diff" of a running container tells), give these folders to a user by chown, and write USER',
    },
    'dangling-line': {
      because: 'the last line ends with a continuation mark, and what is written behind it would be part of it',
      remedy: 'drop the continuation mark at its end',
    },
    'user-taken': {
      because: 'the name or the number of the new user has another owner already',
      remedy: 'write USER with that user, if it is meant for the program, else with numbers that are free',
    },
    'unclear-user': {
      because: 'the file makes users, and it cannot be told which of them is meant, or by which number',
      remedy: 'give the user fixed numbers (--uid, --gid), and name it in USER',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const plan = planNonroot(file, analysis);
    if (!plan) return;
    yield 'reason' in plan ? { kind: 'refusal', ...plan } : toFix(file, plan, analysis);
  },
};

function toFix(file: Dockerfile, plan: NonrootPlan, { style }: Analysis): Finding<NonrootReason> {
  const { user, places, image, early, late, copies, front } = plan;
  const ids = `${user.uid}:${user.gid}`;
  const give = giveCommands(late, user);
  const effects: Effect[] = ['runs-as-other-user'];
  if (user.commands.length > 0) effects.push('makes-user');
  if (give.length > 0 || early.length > 0 || copies.length > 0) effects.push('gives-files-to-user');

  const edits: Edit[] = copies.map((copy) => addFlag(copy, `--chown=${ids}`));
  const isEarly = places.isVolumeEarly && early.length > 0;
  const first = [...user.commands, ...giveCommands(early, user)];
  const last = isEarly ? give : [...user.commands, ...give];
  const runs = last.length > 0 ? [writeRun(last, style)] : [];
  const switching = `${keywordFor('user', style)} ${ids}`;
  if (isEarly) edits.push(insertBefore(file, places.volume!, [writeRun(first, style)], style));
  const before = front ?? (places.isVolumeEarly ? undefined : places.volume);
  if (before && runs.length > 0) edits.push(insertBefore(file, before, runs, style));
  const texts = before ? [switching] : [...runs, switching];
  edits.push(
    places.next
      ? insertBefore(file, places.next, texts, style)
      : insertBehind(file, places.lastOfRoot ?? image.stage.from, texts, style),
  );
  return {
    kind: 'fix',
    instruction: places.next ?? places.lastOfRoot ?? image.stage.from,
    edits,
    title: `Run as ${ids} instead of root`,
    why: 'what breaks out of a program that runs as root is root itself, over all files of the container',
    ...describeNonroot(plan),
    effects,
    applicability: 'unsafe',
    savings: undefined,
  };
}
