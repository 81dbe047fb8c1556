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
    const isWhole = isCopied(at);
    if (start.jar !== undefined && !isWhole && !project.isComplete)
      return 'the jar may look for libraries beside itself';
    if (!isWhole && project.readsSources !== undefined) return `${project.readsSources} may read what is not copied`;
  }
  return undefined;
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
