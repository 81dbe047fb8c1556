import type { Analysis } from '../src/analysis/analysis.ts';
import { findLostSetting, findUnfit } from '../src/analysis/bases/distroless-fit.ts';
import type { DistrolessReason } from '../src/analysis/bases/distroless-reasons.ts';
import { type DistrolessSwap, planDistroless } from '../src/analysis/bases/distroless-swap.ts';
import { numberUsers } from '../src/analysis/bases/distroless-users.ts';
import { findSwapSite, type SwapReason, type SwapSite } from '../src/analysis/bases/swap-site.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { describeNotBuilt } from '../src/knowledge/images/built-bases.ts';
import { findInterpreter } from '../src/knowledge/images/interpreters.ts';
import { isPlatformOf } from '../src/knowledge/images/platform.ts';
import type { Edit } from '../src/text/edit.ts';
import { SWAP_REFUSALS } from '../src/transform/base-swap.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { RefusalText, Transform } from '../src/transform/transform.ts';

type Reason = SwapReason | DistrolessReason;

const refusals: Readonly<Record<Reason, RefusalText>> = {
  ...SWAP_REFUSALS,
  'no-image': {
    because: 'distroless has no image for this program, version and release of Debian, or none that may be used here',
    remedy: 'see "dockoptimize image" for what there is, and move to that version and release first',
  },
  'python-path': {
    because:
      'the interpreter of distroless lies elsewhere and looks for packages elsewhere, so that what was installed is not found',
    remedy: 'build the packages with the Python of Debian, for the path that distroless has',
  },
  'shared-base': {
    because: 'another stage starts from the same base, and may need its shell',
    remedy: 'give the final stage a FROM of its own',
  },
  'runs-commands': {
    because: 'a RUN needs a shell, and distroless has none',
    remedy: 'do it in a stage of its own, and copy the result',
  },
  'needs-shell': {
    because: 'a shell is asked for, and distroless has none',
    remedy: 'write CMD, ENTRYPOINT and HEALTHCHECK in the exec form, with one program',
  },
  'other-program': {
    because: 'another program is started than the one that the image is for',
    remedy: 'start the program directly: "node server.js" in the place of "npm start"',
  },
  'no-command': {
    because: 'nothing says which program a container runs',
    remedy: 'add the CMD or ENTRYPOINT',
  },
  'needs-environment': {
    because: 'a variable or setting of the old image is used, which distroless has not',
    remedy: 'write the value out',
  },
  'unknown-user': {
    because: 'a user or group is named whose number is not known, and distroless does not have the name',
    remedy: 'write the numbers: USER 1000:1000',
  },
  'not-proven': {
    because: 'it is not known how the program was linked, and distroless has hardly any libraries',
    remedy: 'build it with CGO_ENABLED=0 or for a musl target, by a command in the builder stage that names the file',
  },
  'other-libc': {
    because: 'the program was made for another C library, or for a newer one',
    remedy: 'build it on Debian 13 or older, or statically',
  },
  'needs-jdk': {
    because: 'something of the JDK, or of the folder that it is in, is used',
    remedy: 'use "java" by its name alone',
  },
  'built-reference': {
    because: 'the base is written with a variable, and distroless has the version in its name',
    remedy: 'write the base out',
  },
  layout: {
    because: 'a comment or a line break stands where something has to be changed',
    remedy: 'write the instruction on one line',
  },
  'files-taken': {
    because: 'another stage copies files of the system out of this one, and distroless may not have them',
    remedy: 'take them from a stage of their own',
  },
};

/**
 * Puts a stage that runs nothing but one program on an image of distroless: without a shell, a package manager and nearly
 * all else.
 *
 * The ENTRYPOINT of these images is the program itself, so that CMD and ENTRYPOINT are written anew to start the same with the
 * same arguments.
 *
 * ```dockerfile
 * FROM node:24-trixie-slim
 * WORKDIR /app
 * COPY --from=build /app .
 * USER node
 * CMD ["node", "server.js"]
 * ```
 * becomes
 * ```dockerfile
 * FROM gcr.io/distroless/nodejs24-debian13
 * WORKDIR /app
 * COPY --from=build /app .
 * USER 1000:1000
 * CMD ["server.js"]
 * ```
 *
 * Node.js needs the same major version on the same release of Debian. A Java program goes on the JRE of the same
 * version. A program that was compiled in the file goes to `static` where the command that makes it shows that it needs no
 * library (`CGO_ENABLED=0 go build -o`, `cargo build --target …-musl`), else to `cc` if its C library is not newer. Users
 * stay who they are, by number. What a shell is given is written out where it is one program with plain words (`CMD java -jar
 * app.jar`), and so is `npm start` where the files of the build are there (`--context`) and the script of package.json is
 * such a program with nothing before and behind it. Nothing else with a RUN, a script or a command for a shell is touched,
 * which is most files: what a RUN does has to be done in a stage before, and how is for the author, or for `split-stage`, to
 * say. Python is refused: in the official image it lies in `/usr/local`, and in distroless it does not look there.
 */
export const distrolessBase: Transform<object, Reason> = {
  id: 'distroless-base',
  summary: 'Run a single program on an image without a shell',
  category: 'security',
  isDefault: false,
  applicability: 'unsafe',
  effects: ['swaps-to-distroless'],
  answers: [],
  guide: 'build/building/best-practices/#choose-the-right-base-image',
  refusals,
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const site = findSwapSite(file, analysis, 'distroless');
    if (!site) return;
    if ('reason' in site) {
      yield { kind: 'refusal', instruction: site.stage.from, reason: site.reason, detail: site.detail };
      return;
    }
    if (site.base.image.path.startsWith('gcr.io/distroless/')) return;
    yield inspectSite(file, analysis, site);
  },
};

function inspectSite(file: Dockerfile, analysis: Analysis, site: SwapSite): Finding<Reason> {
  const { image, from, stage, facts } = site.base;
  if (image.dropsPrivileges) {
    const detail = `${image.name} keeps data, and has programs of its own around it`;
    return { kind: 'refusal', instruction: stage.from, reason: 'stateful-image', detail };
  }
  const unfit = findUnfit(file, site);
  if (unfit) return { kind: 'refusal', ...unfit };
  const swap = planDistroless(file, analysis, site);
  if ('reason' in swap) {
    const { reason, instruction, detail } = swap;
    return { kind: 'refusal', reason, instruction, detail };
  }
  const fresh = analysis.surroundings.catalogue().findDistroless(swap.path)!;
  if (from.platform !== undefined && !isPlatformOf(from.platform, fresh.platforms)) {
    const detail = `${swap.path} is made for ${fresh.platforms.join(', ')}`;
    return { kind: 'refusal', instruction: stage.from, reason: 'missing-platform', detail };
  }
  const lost = findLostSetting(site, fresh);
  if (lost) return { kind: 'refusal', ...lost };
  const users = numberUsers(
    site.stages.flatMap(({ instructions }) => instructions),
    facts.users,
  );
  if (users.kind === 'unknown') {
    const detail = `the number of "${users.name}" in line ${users.instruction.line} is not known`;
    return { kind: 'refusal', instruction: users.instruction, reason: 'unknown-user', detail };
  }
  return toFix(site, swap, users.edits);
}

function toFix({ base, stages }: SwapSite, swap: DistrolessSwap, users: readonly Edit[]): Fix {
  const { image, tag, facts, from, stage } = base;
  const interpreter = findInterpreter(image.path);
  const numbers = users.map(({ text }) => text);
  return {
    kind: 'fix',
    instruction: stage.from,
    edits: [{ span: from.span!, text: swap.path }, ...swap.edits, ...users],
    title: `Start from ${swap.path.replace('gcr.io/', '')}, which has no shell`,
    why: 'what is not in the image needs no updates, and is of no use to whoever breaks into the program',
    evidence: [
      'no RUN, no SHELL and no script: nothing in the stage needs a shell',
      ...(swap.origin ? [swap.origin.because] : []),
      ...(swap.lines.length > 0
        ? [`the ENTRYPOINT of distroless is the program: ${describeLines(swap.lines)} the same with the same arguments`]
        : []),
      ...(swap.script === undefined
        ? []
        : [`"${swap.script}" of package.json starts the same program, and nothing else`]),
      ...(numbers.length > 0
        ? [`${facts.path}:${tag} has the named users as ${[...new Set(numbers)].join(', ')}`]
        : []),
      ...describeNotBuilt('distroless-base', { path: swap.path, distribution: undefined }),
    ],
    assumptions: [
      'The program starts no other program: its sources have no exec, spawn, popen or ProcessBuilder.',
      'Nobody opens a shell in the container, and no compose file, probe or CI step runs a command in it or gives it one: none was looked at.',
      ...describeLibraries(swap, interpreter?.name),
      ...(swap.script === undefined ? [] : ['Nothing in node_modules asks for the variables of npm (npm_package_version): grep it for "npm_".']), // prettier-ignore
      ...(users.length > 0 || stages.some(hasUser)
        ? ['The program writes nothing to its home folder: distroless has none for the user.']
        : []),
    ],
    effects: ['swaps-to-distroless'],
    applicability: 'unsafe',
    savings: { what: 'the shell, package manager and libraries of the base image', bytes: undefined, basis: 'unknown' },
  };
}

function describeLines(lines: readonly number[]): string {
  const sorted = [...lines].sort((a, b) => a - b);
  return sorted.length === 1 ? `line ${sorted[0]} starts` : `lines ${sorted.join(' and ')} start`;
}

function hasUser({ instructions }: SwapSite['stages'][number]): boolean {
  return instructions.some(({ content }) => content.keyword === 'user');
}

/** What the image has not, and a program may load. */
function describeLibraries({ path, origin }: DistrolessSwap, name: 'node' | 'java' | undefined): readonly string[] {
  if (name === 'node') {
    return [
      'No package of Node.js loads a library beyond libc, libstdc++, OpenSSL 3 and zlib: there is no *.node file in node_modules, or ldd shows none.',
    ];
  }
  if (name === 'java') {
    return [
      'The program compiles no Java while it runs and attaches to no other JVM: its sources have neither "JavaCompiler" nor "com.sun.tools".',
      'Nothing depends on the language and country of the old image (en_US), nor on $JAVA_HOME: distroless sets LANG to C.UTF-8.',
    ];
  }
  if (origin?.kind !== 'linked') return [];
  return [
    `ldd of the program, in the builder stage, shows no library but libc, libm, libgcc_s, libstdc++, libz and OpenSSL 3: more are not in ${path.replace('gcr.io/', '')}.`,
  ];
}
