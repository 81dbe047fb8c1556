import { readInstalled } from './split-packages.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { Started } from './split-start.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { findContextPath } from '../context/copied-files.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { readJavaProject } from '../context/java-project.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { readToldBase } from '../knowledge/images/told-base.ts';
import { isJavaRuntime } from '../knowledge/java.ts';
import { findDistribution } from '../trace/java-distribution.ts';
import { resolvePath } from '../trace/stage-writes.ts';

/**
 * A script that a build of Java has made is one of a distribution that is known, and has there what it needs: all of its
 * folder, a JRE of the same version, and the shell that it is written for.
 */
export function findPackedObjection(
  split: Split,
  window: Window,
  copied: readonly string[],
  { workingDir, writes, copies }: BuilderFiles,
  started: readonly Started[],
): string | undefined {
  const { before, after, surroundings } = window;
  const { context } = surroundings;
  const [was, is] = [readToldBase(before, split.old, surroundings.catalogue()), readBase(after, split.runtime, surroundings.catalogue())]; // prettier-ignore
  if (!context || !copies || typeof was === 'string' || typeof is === 'string') return undefined;
  if (!isJavaRuntime(was.image.path)) return undefined;
  for (const { words, line, folder = '.' } of started) {
    const [program = ''] = words;
    if (!program.includes('/')) continue;
    const path = resolvePath(resolvePath(workingDir, folder), program);
    const isMade = writes.work.some((own) => isAtOrBelow(path, own.path)) && !findContextPath(copies, context, path);
    if (!isMade) continue;
    const found = findDistribution(path, { writes, context, copies });
    if (typeof found === 'string') return `line ${line}: ${found}`;
    if (!found) return `what ${program} in line ${line} needs is not known`;
    const objection = findLack(split, window, copied, found.folder, found.shell, is);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

function findLack(
  { fresh }: Split,
  window: Window,
  copied: readonly string[],
  folder: string,
  shell: 'sh' | 'bash',
  is: BaseImage,
): string | undefined {
  if (!isJavaRuntime(is.image.path)) return `${is.image.path} has no Java`;
  if (!copied.some((own) => isAtOrBelow(folder, own))) return `not all of ${folder} is copied`;
  const project = readJavaProject(window.surroundings.context!);
  const isWhole = copied.some((own) => isAtOrBelow(folder, own) && own !== folder);
  if (project.needsJdk !== undefined) return `${project.needsJdk} compiles when it runs`;
  if (project.readsSources !== undefined && !isWhole) return `${project.readsSources} may read what is not copied`;
  const { system } = is.facts;
  if (system?.distribution === 'red hat' || system?.distribution === 'windows' || !system) return 'which programs its script finds is not known'; // prettier-ignore
  const there = readInstalled(fresh, window);
  if (typeof there === 'string') return there;
  return shell === 'bash' && system.hasBash !== true && !there.has('bash') ? 'its script is one of bash, which is not there' : undefined; // prettier-ignore
}
