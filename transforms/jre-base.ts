import type { Analysis } from '../src/analysis/analysis.ts';
import { type CudaSite, findCudaNeed, findCudaSite } from '../src/analysis/bases/cuda.ts';
import { findCopiedPrograms } from '../src/analysis/bases/find-copied-programs.ts';
import { findJdkNeed, type JdkNeed } from '../src/analysis/bases/jdk-needs.ts';
import { readStageCommands } from '../src/analysis/bases/stage-commands.ts';
import { findTakenFile } from '../src/analysis/bases/taken-files.ts';
import { findSwapSite, type NoSwap, type SwapSite } from '../src/analysis/bases/swap-site.ts';
import { ARGUMENT_SEPARATOR } from '../src/dockerfile/blanks.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { writeTag } from '../src/dockerfile/from-reference.ts';
import { argumentsText } from '../src/dockerfile/instruction.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import type { Surroundings } from '../src/context/surroundings.ts';
import { describeNotBuilt } from '../src/knowledge/images/built-bases.ts';
import { isPlatformOf } from '../src/knowledge/images/platform.ts';
import { isOfJvm, javaVersion, JDK_IMAGES } from '../src/knowledge/java.ts';
import { describeSwapSavings, SWAP_REFUSALS } from '../src/transform/base-swap.ts';
import type { Finding, Fix, Refusal } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type SwapReason = 'variable-base' | 'pinned-digest' | 'unknown-tag' | 'missing-platform';
type Reason = JdkNeed['reason'] | SwapReason | 'built-reference' | 'no-jre' | 'files-taken' | 'compiles';

/**
 * Puts an image of the Java runtime in the place of one of the development kit, and `nvidia/cuda` with the libraries alone
 * in the place of the one with compilers.
 *
 * What runs a Java program needs no compiler, no `jar` and no `jshell`. A stage that compiles, too, is left alone: give it
 * a stage of its own first.
 *
 * ```dockerfile
 * FROM eclipse-temurin:17-jdk-jammy
 * COPY app.jar /app.jar
 * CMD ["java", "-jar", "/app.jar"]
 * ```
 * becomes
 * ```dockerfile
 * FROM eclipse-temurin:17-jre-jammy
 * COPY app.jar /app.jar
 * CMD ["java", "-jar", "/app.jar"]
 * ```
 *
 * Only a tag is written that the catalogue knows, of the same version on the same suite. It acts where all that runs could
 * be read, `java` is what a container starts, and nothing in the file speaks of a program or a path of the JDK. Most
 * files are refused for that: an image without a command, or with a shell, is one to work in, and those who work in it may
 * compile; a start script that is not there to be read may call `jps` or `jcmd`. The tags of `nvidia/cuda` are in no
 * catalogue; say under `images` in the configuration which there are.
 */
export const jreBase: Transform<object, Reason> = {
  id: 'jre-base',
  summary: 'Run Java programs on an image of the runtime, not of the development kit',
  category: 'size',
  isDefault: false,
  applicability: 'unsafe',
  effects: ['swaps-development-kit'],
  answers: [],
  guide: 'build/building/best-practices/#choose-the-right-base-image',
  refusals: {
    'variable-base': SWAP_REFUSALS['variable-base'],
    'pinned-digest': SWAP_REFUSALS['pinned-digest'],
    'unknown-tag': SWAP_REFUSALS['unknown-tag'],
    'missing-platform': SWAP_REFUSALS['missing-platform'],
    'built-reference': {
      because: 'a variable holds the part of the tag that names the JDK, and it may be used elsewhere',
      remedy: 'put the version alone into the variable, and the variant behind it',
    },
    'no-jre': {
      because: 'the catalogue knows no image with the JRE of this version on the same suite',
      remedy: 'make a runtime with jlink in a stage of its own, or use a version that has one',
    },
    'needs-jdk': {
      because: 'something in the stage needs the JDK, or may compile with it',
      remedy: 'compile in a stage of its own, and start the final one from the JRE',
    },
    'java-home': {
      because: 'a path below the folder of Java is used, and in the JRE it may be another or none',
      remedy: 'use "java" by its name, or look the path up in the image of the JRE',
    },
    'lacks-program': {
      because: 'besides Java, the image of the JRE lacks programs that this one has',
      remedy: 'install the package of the program by name',
    },
    'unread-program': {
      because: 'a script could not be read, and may call a tool of the JDK',
      remedy: 'give the folder of the build with --context, or write the command out',
    },
    'files-taken': {
      because: 'another stage copies files of the system out of this one, and the JRE may not have them',
      remedy: 'take them from a stage of their own on the image of the JDK',
    },
    'no-command': {
      because: 'nothing says what a container runs, so that people may compile in it',
      remedy: 'add the CMD, if the image is for one program',
    },
    'other-command': {
      because: 'a container starts another program than java, and it is not known what that needs a JDK for',
      remedy: 'start java directly, or change the base by hand',
    },
    compiles: {
      because: 'something compiles, or installs what may compile, for which it needs the compilers and headers of CUDA',
      remedy: 'compile in a stage of its own, and start the final one from the image with the libraries',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    const cuda = findCudaSite(file, analysis);
    if (cuda) {
      yield inspectCuda(file, analysis, cuda);
      return;
    }
    const site = findSwapSite(file, analysis, 'jre');
    const finding = site && ('reason' in site ? describeNone(site) : inspectJdk(file, analysis, site));
    if (finding) yield finding;
  },
};

function describeNone({ stage, reason, detail }: NoSwap): Finding<Reason> | undefined {
  if (reason === 'stateful-image' || !namesJdk(stage)) return undefined;
  return { kind: 'refusal', instruction: stage.from, reason, detail };
}

function inspectJdk(file: Dockerfile, analysis: Analysis, site: SwapSite): Finding<Reason> | undefined {
  const { base, stages } = site;
  const { image, tag, from, stage, facts } = base;
  const catalogue = analysis.surroundings.catalogue();
  if (!JDK_IMAGES.has(image.path) || isJre(tag)) return undefined;
  const refuse = (reason: Reason, detail: string): Refusal<Reason> => ({
    kind: 'refusal',
    instruction: stage.from,
    reason,
    detail,
  });
  if (facts.system?.distribution === 'windows') return undefined;
  const target = catalogue.findSibling(image.path, tag, 'jre');
  if (target === undefined) return refuse('no-jre', `there is none for ${image.name}:${tag}`);
  const platforms = catalogue.findFacts(image.path, target)?.platforms;
  if (platforms && !hasPlatforms(platforms, from.platform, facts.platforms))
    return refuse('missing-platform', `${image.name}:${target} is made for ${platforms.join(', ')}`);
  const used = readStageCommands(analysis, stages, findCopiedPrograms(file, analysis, facts.defaults?.workingDir));
  const need = findJdkNeed(base, target, stages, used, catalogue);
  if (need) return { kind: 'refusal', ...need };
  const taken = findTakenFile(file, stages, isOfJvm);
  if (taken) return refuse('files-taken', `line ${taken.instruction.line} takes ${taken.path} from it`);
  const text = writeTag(from, target);
  if (text === undefined || !from.span) return refuse('built-reference', `${from.text} is ${from.expanded} by default`);
  return toFix(site, target, text, analysis.surroundings);
}

/** No reference is longer; in UTF-16 code units. */
const MAX_NAME = 400;

/** Whether a FROM that could not be looked up is that of an image of Java, by the last part of its name. */
function namesJdk({ from }: Stage): boolean {
  const [text] = argumentsText(from.content).split(ARGUMENT_SEPARATOR) as [string];
  if (text.length > MAX_NAME) return false;
  return JDK_IMAGES.has(/([\w.-]+)(?::[^/]*)?$/.exec(text.replace(/@.*/, ''))?.[1] ?? '');
}

/** With `--platform`, that one; else each that the JDK is made for, since any of them may be built. */
function hasPlatforms(
  platforms: readonly string[],
  wanted: string | undefined,
  old: readonly string[] | undefined,
): boolean {
  if (wanted !== undefined && !wanted.includes('$')) return isPlatformOf(wanted, platforms);
  return (old ?? []).every((platform) => isPlatformOf(platform, platforms));
}

function isJre(tag: string): boolean {
  return tag.split('-').some((word) => word.startsWith('jre') || word === 'headless' || word === 'headful');
}

function toFix({ base }: SwapSite, target: string, text: string, surroundings: Surroundings): Fix {
  const { image, from, stage, facts } = base;
  const isFrozen = !facts.isListed;
  const variables = from.variables.map(({ name }) => `$${name}`).join(' and ');
  return {
    kind: 'fix',
    instruction: stage.from,
    edits: [{ span: from.span!, text }],
    title: `Start from ${image.name}:${target}, which has the Java runtime alone`,
    why: 'the compiler and the tools of the JDK are in every layer below the program, which never calls them',
    evidence: [
      `${image.name}:${target} ${isFrozen ? 'was' : 'is'} made for the same suite${facts.system ? ` (${facts.system.suite})` : ''}`,
      'a container starts java, and nothing that the file runs is a tool of the JDK',
      ...describeNotBuilt('jre-base', { path: image.path, distribution: facts.system?.distribution }),
    ],
    assumptions: [
      'The program compiles no Java while it runs and attaches to no other JVM: its sources have neither "JavaCompiler" nor "com.sun.tools".',
      `Nobody runs jcmd, jstack, jmap or jshell in the container${hasOther(base) ? ', nor git, ssh, ps or python3' : ''}: compose files, CI and probes were not looked at.`,
      ...(isOldOpenJdk(base)
        ? ['The program opens no windows: its sources do not use javax.swing or java.awt beyond pictures and fonts.']
        : []),
      ...(image.name === image.path ? [] : [`${image.name} has a copy of the tag ${target}, too.`]),
      ...(variables === '' ? [] : [`With other values of ${variables} there is a tag like ${target}, too.`]),
    ],
    effects: ['swaps-development-kit'],
    applicability: 'unsafe',
    savings: describeSwapSavings(surroundings, base, target, 'compiler and tools of the JDK'),
  };
}

/** Those of Java 8 and older were made of Debian's packages, of which the one for the JRE alone is "headless". */
function isOldOpenJdk({ image, tag }: SwapSite['base']): boolean {
  return (image.path === 'openjdk' || image.path === 'java') && (javaVersion(tag) ?? 0) <= 8;
}

function hasOther({ image, tag }: SwapSite['base']): boolean {
  return (image.path === 'openjdk' || image.path === 'java') && !/slim|alpine/.test(tag);
}

function inspectCuda(file: Dockerfile, analysis: Analysis, site: CudaSite): Finding<Reason> {
  const { stage, from, tag, target, isKnown, stages } = site;
  const refusal = { kind: 'refusal', instruction: stage.from } as const;
  const name = from.expanded.slice(0, -tag.length - 1);
  if (!isKnown) return { ...refusal, reason: 'unknown-tag', detail: `the catalogue does not list ${name}:${target}` };
  const used = readStageCommands(analysis, stages, findCopiedPrograms(file, analysis, undefined));
  const need = findCudaNeed(stages, used);
  if (need !== undefined) return { ...refusal, reason: 'compiles', detail: need };
  const [unread] = used.unread;
  if (unread) return { ...refusal, reason: 'unread-program', detail: unread.because };
  const text = writeTag(from, target);
  if (text === undefined || !from.span)
    return { ...refusal, reason: 'built-reference', detail: `${from.text} is ${from.expanded} by default` };
  return {
    kind: 'fix',
    instruction: stage.from,
    edits: [{ span: from.span, text }],
    title: `Start from ${name}:${target}, which has the libraries of CUDA alone`,
    why: 'compilers, headers and static libraries are several gigabytes that no running program opens',
    evidence: [
      'nothing that the file runs compiles',
      `${name}:${target} exists by the configuration, or by what its registry says`,
      ...describeNotBuilt('jre-base', { path: name, distribution: undefined }),
    ],
    assumptions: [
      'The program compiles no kernels while it runs: it does not use Numba, Triton, DeepSpeed, XLA or NVRTC with headers.',
    ],
    effects: ['swaps-development-kit'],
    applicability: 'unsafe',
    savings: { what: 'the compilers, headers and static libraries of CUDA', bytes: undefined, basis: 'unknown' },
  };
}
