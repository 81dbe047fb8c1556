import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shownPath } from './discover.ts';
import { type FoundBuild, findBuild } from './find-build.ts';
import type { RunOptions } from './options.ts';
import type { Output } from './output.ts';
import type { Place } from './surroundings.ts';
import { printableName } from '../report/printable.ts';

/** What telling the place of a Dockerfile needs of the process. */
export interface PlaceSurroundings {
  /** The current folder, absolute. */
  readonly current: string;
  readonly output: Output;
  /** The day: `2026-11-21`. */
  readonly today: string;
}

/**
 * Where a Dockerfile stands, and what it may copy from: the folder that was given, else the one that the files of its
 * project name, else its own. Says so where that is not its own.
 * @param dockerfile absolute
 * @param paths of the command line
 */
export async function placeOf(
  dockerfile: string,
  paths: readonly string[],
  options: RunOptions,
  { current, output, today }: PlaceSurroundings,
): Promise<Place> {
  const given = contextOf(options, current);
  const found = await findBuild(dockerfile, namedFolder(dockerfile, paths, current));
  const { project, hasYaml, target } = found;
  const own = dirname(dockerfile);
  const isUnclear = given === undefined && found.by.length > 1;
  const context = given ?? (isUnclear ? undefined : (found.context ?? own));
  const note = given === undefined ? describe(shownPath(dockerfile, current), found, own, current) : undefined;
  if (note !== undefined && !options.quiet) output.stderr.write(`${note}\n`);
  return {
    dockerfile,
    context,
    shownContext: context && shownFolder(context, current),
    today,
    project,
    hasYaml,
    target,
  };
}

/** The folder that the command line gives as context, absolute. */
export function contextOf({ context }: Pick<RunOptions, 'context'>, current: string): string | undefined {
  return context === undefined ? undefined : resolve(current, context);
}

/** How a folder is shown in front of the names in it. */
export function shownFolder(folder: string, current: string): string {
  return folder === current ? '' : shownPath(folder, current);
}

/** The nearest of the named folders that a file is in; its own folder where the file itself was named. */
function namedFolder(dockerfile: string, paths: readonly string[], current: string): string {
  const named = (paths.length === 0 ? ['.'] : paths).map((path) => resolve(current, path));
  const own = dirname(dockerfile);
  for (let at = own; ; at = dirname(at)) {
    if (named.includes(at) && isFolder(at)) return at;
    if (dirname(at) === at) return own;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function describe(path: string, { by, context, project }: FoundBuild, own: string, current: string): string | undefined {
  const name = printableName(path);
  const show = (folder: string): string => printableName(shownPath(join(project, folder), current));
  if (by.length > 1) {
    const places = by.slice(0, 4).map((one) => `${show(one.context)} (${printableName(one.where)})`);
    return `${name}: it is built with different contexts, ${places.join(' and ')}. None was taken; give the one that is meant with --context.`;
  }
  if (context === undefined || context === own) return undefined;
  return `${name}: its context is ${show(by[0]!.context)}, by ${printableName(by[0]!.where)}; --context gives another.`;
} // prettier-ignore
