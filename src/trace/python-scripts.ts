import type { PythonPlaces } from './python-place.ts';
import { resolvePath } from './stage-writes.ts';
import type { BuildContext } from '../context/build-context.ts';
import { folderOf, isAtOrBelow, joinPath } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import type { Copy } from '../context/copies.ts';
import { LEADS_ELSEWHERE, PLAIN_MODULES } from '../knowledge/python-modules.ts';

/** More modules than these is no script any more. */
const MOST_FILES = 60;
/** More letters than these read nobody's script. */
const MOST_LENGTH = 1024 * 1024;

const IMPORT = /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w., \t]+))/gm;
const ABSOLUTE = /["'](\/[^"'\n]*)["']/g;

/**
 * Why it is not known where the scripts of a project write that a build starts; `undefined` where each writes below the folder
 * that it runs in: it and what it imports of the project were read, name no path elsewhere, and use no module that may write
 * to a folder of its own.
 * @param copies as `readCopies` gives them
 */
export function findScriptDoubt(
  { scripts }: PythonPlaces,
  copies: readonly Copy[],
  context: BuildContext,
): string | undefined {
  for (const { path, folder } of scripts) {
    const found = findContextPath(copies, context, path);
    if (found?.kind !== 'found' || found.assumes.length > 0 || !isAtOrBelow(path, folder)) return `${path} was not there to be read`; // prettier-ignore
    const doubt = new Reading(context, folder).read(found.contextPath);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}

class Reading {
  readonly #context: BuildContext;
  readonly #folder: string;
  readonly #seen = new Set<string>();
  #length = 0;

  constructor(context: BuildContext, folder: string) {
    this.#context = context;
    this.#folder = folder;
  }

  read(first: string): string | undefined {
    const open = [first];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (this.#seen.has(path)) continue;
      this.#seen.add(path);
      const text = this.#context.readText(path);
      this.#length += text?.length ?? 0;
      if (text === undefined || this.#seen.size > MOST_FILES || this.#length > MOST_LENGTH) return `${path} could not be read`;
      const word = LEADS_ELSEWHERE.exec(text)?.[0];
      if (word !== undefined) return `${path} has "${word}", and may write elsewhere`;
      const outside = [...text.matchAll(ABSOLUTE)].find(([, named]) => !this.#isInside(named!));
      if (outside) return `${path} names ${outside[1]!}`;
      for (const module of modulesOf(text)) {
        const own = this.#findModule(folderOf(path), folderOf(first), module);
        if (own.length === 0 && !PLAIN_MODULES.has(module.replace(/\..*$/s, '')))
          return `${path} imports ${module}, of which it is not known where it writes`;
        open.push(...own);
      }
    }
    return undefined;
  } // prettier-ignore

  #isInside(path: string): boolean {
    const full = resolvePath('/', path);
    return isAtOrBelow(full, this.#folder) || isAtOrBelow(full, '/tmp');
  }

  /** Files of the project by the name of a module, beside the script or where it is imported. */
  #findModule(here: string, top: string, module: string): readonly string[] {
    const parts = module.replace(/^\.+/, '').split('.').filter((part) => part !== '');
    const starts = module.startsWith('.') ? [module.startsWith('..') ? folderOf(here) : here] : [top];
    return starts.flatMap((start) => {
      const found: string[] = [];
      for (let i = 1; i <= parts.length; i += 1) {
        const path = joinPath(start, parts.slice(0, i).join('/'));
        found.push(...[`${path}.py`, `${path}/__init__.py`].filter((each) => this.#context.has(each)));
      }
      return found;
    });
  } // prettier-ignore
}

function modulesOf(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].flatMap(([, from, names]) => {
    if (from !== undefined) return [from];
    return names!.split(',').map((name) => name.trim().replace(/\s.*$/s, '')).filter((name) => name !== '');
  });
} // prettier-ignore
