import { findPackedObjection } from './split-packed.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { Started } from './split-start.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { readJavaProject } from '../context/java-project.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { readToldBase } from '../knowledge/images/told-base.ts';
import { findJdkWord, findJvmPaths, javaVersion, versionOfMavenTag } from '../knowledge/java.ts';
import { completeAs } from '../trace/java-distribution.ts';
import { readJavaStart } from '../trace/java-start.ts';
import { resolvePath } from '../trace/stage-writes.ts';
import { findUnpackings, type UnpackingStep } from '../trace/unpackings.ts';

const SPEAKING: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'healthcheck', 'env']);

/** A program of Java has its class path in the second stage, and does not need the development kit that went. */
export function findSplitJavaObjection(
  split: Split,
  window: Window,
  copied: readonly string[],
  files: BuilderFiles,
  started: readonly Started[],
): string | undefined {
  const { before, after, surroundings } = window;
  const { workingDir } = files;
  const java = started.filter(({ words }) => words[0]!.slice(words[0]!.lastIndexOf('/') + 1) === 'java');
  const { context } = surroundings;
  const packed = context && findPackedObjection(split, window, copied, files, started);
  if (packed !== undefined) return packed;
  if (java.length === 0 || !context) return undefined;
  const [was, is] = [readToldBase(before, split.old, surroundings.catalogue()), readBase(after, split.runtime, surroundings.catalogue())]; // prettier-ignore
  if (typeof was === 'string' || typeof is === 'string') return 'one of the images of Java is not known';
  const project = completeAs(readJavaProject(context), files.writes);
  const hasLess = /(?:^|-)jre(?:-|$)/.test(is.tag) || is.image.path !== was.image.path;
  if (hasLess) {
    if (project.needsJdk !== undefined) return `${project.needsJdk} compiles when it runs`;
    const need = findKitWord(split, was, is);
    if (need !== undefined) return need;
  }
  const unpackings = findUnpackings(files.writes);
  if (unpackings.length > 0 && !project.isOfBoot) return 'a jar is told to take itself apart, and is none that can';
  const absent = copied.find((path) => unpackings.some((step) => mayBeAbsent(path, step, project.hasOwnLayers)));
  if (absent !== undefined) return `${absent} may not be there, where a layer is empty`;
  const isCopied = (path: string): boolean => copied.some((own) => isAtOrBelow(path, own));
  if (project.outside !== undefined && !isCopied('/root')) return `libraries lie elsewhere: ${project.outside}`;
  for (const { words, line, folder = '.' } of java) {
    const start = readJavaStart([...words.slice(1), ...argumentsOf(started, words)]);
    if (!start) return `which program line ${line} starts is not known`;
    const at = resolvePath(workingDir, folder);
    const jars = start.jar === undefined ? [] : [start.jar];
    for (const place of [...jars, ...start.entries]) {
      if (!/^[\w./@+-]+(?:\/\*)?$/.test(place)) return `line ${line} names ${place}, which may be anything`;
      const path = resolvePath(at, place.replace(/\/\*$/, ''));
      if (!isCopied(path)) return `line ${line} looks for classes in ${path}, which is not copied`;
    }
    for (const jar of jars) {
      const objection = findThinObjection(resolvePath(at, jar), unpackings, isCopied);
      if (objection !== undefined) return objection;
    }
    const isWhole = isCopied(at);
    if (start.jar !== undefined && !isWhole && !project.isComplete)
      return 'the jar may look for libraries beside itself';
    if (!isWhole && project.readsSources !== undefined) return `${project.readsSources} may read what is not copied`;
  }
  return undefined;
}

/** Of a layer, its folder is there for sure: what is in it depends on the libraries of the project. */
function mayBeAbsent(path: string, { folder, isLayered, layers }: UnpackingStep, hasOwnLayers: boolean): boolean {
  if (!isLayered || path === folder || !isAtOrBelow(path, folder)) return false;
  const [layer = '', ...inner] = path.slice(folder === '/' ? 1 : folder.length + 1).split('/');
  const isLayer = layers.includes(layer) && !hasOwnLayers;
  return isLayer ? inner.length > 0 : LAYER_FILES.test(path);
}

/** What only a jar that was unpacked has. */
const LAYER_FILES =
  /\/(?:BOOT-INF|WEB-INF|META-INF|org\/springframework)(?:\/|$)|\/(?:[\w-]*dependencies|spring-boot-loader|application)(?:\/|$)/;

/** A jar that an unpacked one has left looks for its libraries in `lib`, beside itself. */
function findThinObjection(
  jar: string,
  unpackings: readonly UnpackingStep[],
  isCopied: (path: string) => boolean,
): string | undefined {
  const thin = unpackings.filter(({ isThin }) => isThin);
  const isAsItWas = unpackings.some((one) => one.isWhole(jar));
  const inside = thin.filter(({ folder }) => isAtOrBelow(jar, folder) && (!isAsItWas || resolvePath(jar, '..') === folder)); // prettier-ignore
  if (thin.length === 0 || (isAsItWas && inside.length === 0)) return undefined;
  if (inside.some(({ isLayered }) => isLayered)) return `the libraries of ${jar} are in another layer`;
  const beside = jar.slice(0, jar.lastIndexOf('/'));
  return beside !== '' && isCopied(beside) ? undefined : `${jar} may look for libraries beside itself, and not all of that is copied`; // prettier-ignore
}

/** Those of a CMD behind an ENTRYPOINT. */
function argumentsOf(started: readonly Started[], own: readonly string[]): readonly string[] {
  const rest = started.find(({ words }) => words[0] === ':' && words !== own);
  return rest?.words.slice(1) ?? [];
}

/** What is started speaks of a tool of the development kit, or of a folder that lies elsewhere. */
function findKitWord({ runtime }: Split, was: BaseImage, is: BaseImage): string | undefined {
  const [home, other] = [was, is].map(({ facts }) => facts.defaults?.env?.['JAVA_HOME']);
  const major = javaVersion(is.tag) ?? versionOfMavenTag(was.tag);
  for (const { content, line } of runtime.instructions) {
    if (!SPEAKING.has(content.keyword ?? '')) continue;
    const word = findJdkWord(content.source);
    if (word !== undefined) return `line ${line} speaks of ${word}`;
    const path = findJvmPaths(content.source, major).find((one) => {
      return !one.isInBoth || (!one.home.startsWith('$') && (one.home !== home || home !== other));
    });
    if (path) return `${path.text} in line ${line} may lie elsewhere`;
  }
  return undefined;
}
