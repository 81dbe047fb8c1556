import type { Analysis } from '../analysis.ts';
import type { CopiedProgram, CopiedPrograms, PackageScripts } from './copied-programs.ts';
import type { CommandPlace } from './stage-commands.ts';
import { workingDirAt } from './working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { baseName, cleanPath } from '../../context/context-path.ts';
import { type ContextPath, findContextPath } from '../../context/copied-files.ts';
import { type Copy, readCopies } from '../../context/copies.ts';
import { findOn } from '../../context/stage-copies.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentWords } from '../../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';

/** Of the base image or made by package managers: never copied from a context. */
const SYSTEM_FOLDERS =
  /^\/(?:usr\/|s?bin\/|lib\/|opt\/(?:conda|venv)\/)|\/node_modules\/\.bin\/|\/(?:venv|\.venv|env)\/bin\//;
/** Where a name without a folder is looked for. */
const PATH_FOLDERS = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin', '/bin', '/sbin'];
/** Programs in languages whose interpreter is what the image is for. */
const INTERPRETED = /\.(?:py|rb|[cm]?js|pl|php|jar)$/;
const MAX_FIRST_LINE = 256;

/** Looks for the programs that stages start in the context, as far as there is one. @param baseWorkingDir of the base image */
export function findCopiedPrograms(
  file: Dockerfile,
  { surroundings }: Analysis,
  baseWorkingDir: string | undefined,
): CopiedPrograms {
  const { context } = surroundings;
  if (context) return new InContext(file, context, baseWorkingDir);
  const isKnown = (name: string): boolean => surroundings.catalogue().findCommandPackage(name, 'debian') !== undefined;
  return new WithoutContext(baseWorkingDir, isKnown);
}

class InContext implements CopiedPrograms {
  readonly #file: Dockerfile;
  readonly #context: BuildContext;
  readonly #baseWorkingDir: string | undefined;
  readonly #copies = new Map<Stage, readonly Copy[]>();

  constructor(file: Dockerfile, context: BuildContext, baseWorkingDir: string | undefined) {
    this.#file = file;
    this.#context = context;
    this.#baseWorkingDir = baseWorkingDir;
  }

  find(path: string, place: CommandPlace): CopiedProgram {
    if (!path.includes('/')) return this.#findByName(path, place);
    if (path.startsWith('/')) return this.#read(cleanPath(path), place);
    const folder = workingDirAt(place, this.#baseWorkingDir);
    if (folder === undefined) return { kind: 'unread', because: `it is not known where ${path} lies` };
    const found = this.#read(cleanPath(`${folder}/${path}`), place);
    // A script may have changed the folder before it.
    if (found.kind !== 'elsewhere' || !this.#brings(baseName(path), place)) return found;
    return { kind: 'unread', because: `${path} was not found where ${place.where} runs it` };
  }

  findPackageScripts(names: readonly string[], place: CommandPlace): PackageScripts {
    const folder = workingDirAt(place, this.#baseWorkingDir);
    const found = folder === undefined ? undefined : this.#locate(cleanPath(`${folder}/package.json`), place);
    const text = found?.kind === 'found' ? this.#context.readText(found.contextPath) : undefined;
    const scripts = text === undefined ? undefined : readScripts(text);
    if (!scripts)
      return { kind: 'unread', because: `the package.json that has "${names.join(', ')}" could not be read` };
    const all = names.flatMap((name) => [`pre${name}`, name, `post${name}`]);
    return {
      kind: 'read',
      scripts: all.flatMap((name) => (typeof scripts[name] === 'string' ? [{ name, text: scripts[name] }] : [])),
    };
  }

  #findByName(name: string, place: CommandPlace): CopiedProgram {
    for (const folder of PATH_FOLDERS) {
      const found = this.#locate(`${folder}/${name}`, place);
      if (found?.kind === 'found') return this.#readFile(found.contextPath, name);
    }
    return { kind: 'elsewhere' };
  }

  #read(imagePath: string, place: CommandPlace): CopiedProgram {
    const found = this.#locate(imagePath, place);
    const isScript = /\.(?:sh|bash)$/.test(imagePath);
    if (!found) {
      if (!isScript) return { kind: 'elsewhere' };
      return { kind: 'unread', because: `${imagePath}, which ${place.where} runs, comes from no COPY of the context` };
    }
    if (found.kind === 'found') return this.#readFile(found.contextPath, imagePath);
    // What another stage or the build has made is looked at where it is made.
    return isScript
      ? { kind: 'unread', because: `${imagePath} could not be read: ${found.because}` }
      : { kind: 'elsewhere' };
  }

  #readFile(contextPath: string, imagePath: string): CopiedProgram {
    const start = this.#context.readStart(contextPath, MAX_FIRST_LINE);
    if (!start) return { kind: 'unread', because: `${contextPath} could not be read` };
    const first = new TextDecoder('latin1').decode(start).split('\n')[0]!;
    const interpreter = /^#!\s*(?:\/\S*\/)?env\s+(?:-S\s+)?(?:\S*\/)?([\w.-]+)/.exec(first)?.[1] ?? /^#!\s*\/\S*\/([\w.-]+)/.exec(first)?.[1]; // prettier-ignore
    const isShell =
      interpreter === undefined ? /\.(?:sh|bash)$/.test(contextPath) : /^(?:ba|da|a|k|z)?sh$/.test(interpreter);
    if (interpreter === undefined && !isShell) return { kind: 'other' };
    const text = isShell ? this.#context.readText(contextPath) : '';
    if (text === undefined) return { kind: 'unread', because: `${contextPath} is no text, or too large` };
    return { kind: 'script', name: contextPath || imagePath, text, interpreter, isShell };
  }

  #locate(imagePath: string, { stage }: CommandPlace): ContextPath | undefined {
    const copies = this.#copiesOf(stage);
    const found = findContextPath(copies, this.#context, imagePath);
    return findOn(this.#file, stage, this.#context, imagePath, found, copies);
  }

  #copiesOf(stage: Stage): readonly Copy[] {
    let copies = this.#copies.get(stage);
    if (!copies) {
      copies = readCopies(this.#file, stage, this.#context, { baseWorkingDir: this.#baseWorkingDir });
      this.#copies.set(stage, copies);
    }
    return copies;
  }

  /** Whether a file of that name may have come with the copies of the stage. */
  #brings(name: string, { stage }: CommandPlace): boolean {
    return this.#copiesOf(stage).some((copy) => {
      if (copy.kind !== 'context') return copy.kind === 'unknown';
      if (!copy.isFolder) return baseName(copy.contextPath) === name;
      return this.#context.list(copy.contextPath).some((path) => baseName(path) === name);
    });
  }
}

/** What is not there cannot be read: a path that a COPY may have brought is not known. */
class WithoutContext implements CopiedPrograms {
  readonly #baseWorkingDir: string | undefined;
  readonly #isKnown: (name: string) => boolean;

  readonly #brought = new Map<string, boolean>();

  constructor(baseWorkingDir: string | undefined, isKnown: (name: string) => boolean) {
    this.#baseWorkingDir = baseWorkingDir;
    this.#isKnown = isKnown;
  }

  find(path: string, place: CommandPlace): CopiedProgram {
    const { where } = place;
    if (INTERPRETED.test(path)) return { kind: 'other' };
    const isScript = /\.(?:sh|bash)$/.test(path);
    const name = baseName(path);
    if (!isScript && (!path.includes('/') || PATH_FOLDERS.includes(path.slice(0, -name.length - 1)))) {
      if (!this.#mayBringByName(name, place)) return { kind: 'elsewhere' };
      return { kind: 'unread', because: `${path}, which ${where} runs, was not there to be read` };
    }
    const mayBeCopied = (path.includes('/') && !SYSTEM_FOLDERS.test(path)) || isScript;
    if (!mayBeCopied) return { kind: 'elsewhere' };
    const isCopied = this.#mayBring(path, place);
    if (!isCopied && !isScript) return { kind: 'elsewhere' };
    return { kind: 'unread', because: `${path}, which ${where} runs, was not there to be read` };
  }

  /** Whether a COPY or ADD of the stage may have brought a path. */
  #mayBring(path: string, place: CommandPlace): boolean {
    const folder = workingDirAt(place, this.#baseWorkingDir);
    const wanted = path.startsWith('/')
      ? cleanPath(path)
      : folder === undefined
        ? undefined
        : cleanPath(`${folder}/${path}`);
    return lineageOf(place.stage).some((stage) =>
      stage.instructions.some((instruction) => {
        const { keyword, flags } = instruction.content;
        const isCopy =
          (keyword === 'copy' || keyword === 'add') && !flags.some(({ text }) => text.startsWith('--from='));
        if (!isCopy || wanted === undefined || !path.startsWith('/')) return isCopy;
        const words = argumentWords(instruction.content);
        const last = words.at(-1)!.replace(/["']/g, '');
        if (last.includes('$')) return true;
        const from = workingDirAt({ ...place, instruction, stage, phase: 'build' }, this.#baseWorkingDir);
        if (!last.startsWith('/') && from === undefined) return true;
        const target = cleanPath(last.startsWith('/') ? last : `${from}/${last}`);
        return target === '/' || wanted === target || wanted.startsWith(`${target}/`);
      }),
    );
  }

  /** Whether a COPY or ADD of the stage may have put a program into a folder of PATH. */
  #mayBringByName(name: string, { stage }: CommandPlace): boolean {
    // The same few programs are named over and over.
    const key = `${stage.index} ${name}`;
    const known = this.#brought.get(key);
    if (known !== undefined) return known;
    const answer = this.#lookForName(name, stage);
    this.#brought.set(key, answer);
    return answer;
  }

  #lookForName(name: string, stage: Stage): boolean {
    return lineageOf(stage).some(({ instructions }) =>
      instructions.some(({ content }) => {
        const { keyword, flags } = content;
        if ((keyword !== 'copy' && keyword !== 'add') || flags.some(({ text }) => text.startsWith('--from=')))
          return false;
        const words = argumentWords(content);
        const target = cleanPath(words.at(-1)!.replace(/["']/g, ''));
        if (PATH_FOLDERS.some((folder) => target === `${folder}/${name}`)) return !isFetched(words);
        if (!PATH_FOLDERS.includes(target)) return false;
        const sources = words.slice(0, -1).map((word) => baseName(cleanPath(word)));
        // A pattern, or a word without an extension, may stand for a folder of programs.
        return (
          sources.includes(name) || (!this.#isKnown(name) && sources.some((source) => /[*?]|^[^.]+$/.test(source)))
        );
      }),
    );
  }

  findPackageScripts(names: readonly string[], { where }: CommandPlace): PackageScripts {
    return {
      kind: 'unread',
      because: `package.json, of which ${where} runs "${names.join(', ')}", was not there to be read`,
    };
  }
}

/** What ADD fetches is a program that someone has made, as often as a script. */
function isFetched(words: readonly string[]): boolean {
  return words.some((word) => /^["']?https?:/.test(word));
}

function readScripts(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const { scripts } = JSON.parse(text) as { readonly scripts?: unknown };
    if (scripts === undefined) return {};
    return typeof scripts === 'object' && scripts !== null ? { ...scripts } : undefined;
  } catch {
    return undefined;
  }
}
