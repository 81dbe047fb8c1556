import type { CopiedProgram, CopiedPrograms, PackageScripts } from '../bases/copied-programs.ts';
import type { CommandPlace } from '../bases/stage-commands.ts';
import { type BuildContext, MAX_TEXT_BYTES } from '../../context/build-context.ts';
import { baseName, cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import { type ContextPath, findContextPath } from '../../context/copied-files.ts';
import { type Copy, readCopies } from '../../context/copies.ts';
import { memoryContext } from '../../context/memory.ts';
import { findOn } from '../../context/stage-copies.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type Instruction, argumentWords } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { PATH_FOLDERS } from '../../knowledge/path-folders.ts';

/** A name by which people call scripts, whatever they are made of. */
const SCRIPT_NAME =
  /\.(?:sh|bash|ash|zsh|ksh)$|(?:^|[-_])entry-?point$|^(?:run|start|init|boot|bootstrap|setup|startup|launch)$/i;

/** A program in a language of its own, like one that an interpreter is given. */
const PROGRAM_NAME = /\.(?:[cm]?js|py|rb|php|pl|lua|jar|ts)$/;

/** Where people unpack whole products, which keep their data and logs beside their programs. */
const UNPACKED = /^\/(?:opt|usr\/share|usr\/lib|usr\/local\/(?!s?bin\/|go\/)[^/]+|srv|var|home)\//;

const PLACING: ReadonlySet<string> = new Set(['copy', 'add', 'workdir', 'onbuild']);

const NO_FILES = memoryContext({});

/**
 * What a container starts, as far as it comes from the build context: scripts are read, and what was copied and cannot be
 * read is said to be unread.
 */
export class StartFiles implements CopiedPrograms {
  /** The scripts that were read, by their names in the context. */
  readonly texts = new Map<string, string>();
  readonly #context: BuildContext;
  readonly #hasContext: boolean;
  readonly #file: Dockerfile;
  readonly #stage: Stage;
  readonly #workingDir: string;
  readonly #baseDir: string;
  #knownCopies: readonly Copy[] | undefined;

  /** @param workingDir in which the container starts, absolute */
  constructor(file: Dockerfile, stage: Stage, context: BuildContext | undefined, workingDir: string, baseDir: string) {
    this.#file = file;
    this.#stage = stage;
    this.#context = context ?? NO_FILES;
    this.#hasContext = context !== undefined;
    this.#workingDir = workingDir;
    this.#baseDir = baseDir;
  }

  /** Read when a file is asked for: many containers start a program of their base. */
  get #copies(): readonly Copy[] {
    this.#knownCopies ??= readCopies(this.#file, this.#stage, this.#context, { baseWorkingDir: this.#baseDir });
    return this.#knownCopies;
  }

  find(path: string, { phase }: CommandPlace): CopiedProgram {
    if (phase === 'build') return { kind: 'elsewhere' };
    if (!path.includes('/')) return this.#findByName(path);
    const imagePath = cleanPath(path.startsWith('/') ? path : `${this.#workingDir}/${path}`);
    const found = this.#hasContext ? this.#locate(imagePath) : this.#findUnseen(imagePath);
    if (!found) return this.#elsewhere(imagePath);
    return found.kind === 'found' ? this.#read(found.contextPath) : this.#describe(found, imagePath);
  }

  findPackageScripts(names: readonly string[], { phase }: CommandPlace): PackageScripts {
    if (phase === 'build') return { kind: 'read', scripts: [] };
    const place = `${this.#workingDir === '/' ? '' : this.#workingDir}/package.json`;
    const found = this.#locate(place);
    const text = found?.kind === 'found' ? this.#context.readText(found.contextPath) : undefined;
    if (text === undefined) {
      const why = this.#hasContext ? 'is not in the build context' : 'is not there to be read';
      return { kind: 'unread', because: `what "${names[0]}" of package.json starts is not known: the file ${why}` };
    }
    const scripts = readScripts(text);
    if (!scripts) return { kind: 'unread', because: 'package.json cannot be read' };
    const wanted = names.flatMap((name) => [`pre${name}`, name, `post${name}`]);
    const known = wanted.flatMap((name) => {
      const script = scripts.get(name);
      return script === undefined ? [] : [{ name, text: script }];
    });
    const isThere = names.every((name) => scripts.has(name));
    if (!isThere) return { kind: 'unread', because: `package.json has no script "${names[0]}"` };
    return { kind: 'read', scripts: known };
  }

  /** Whether a file of the context comes to lie in the folder that the container starts in. */
  holds(name: string): boolean {
    const place = `${this.#workingDir === '/' ? '' : this.#workingDir}/${name}`;
    return this.#hasContext && this.#locate(place)?.kind === 'found';
  }

  #locate(imagePath: string): ContextPath | undefined {
    const found = findContextPath(this.#copies, this.#context, imagePath);
    return findOn(this.#file, this.#stage, this.#context, imagePath, found, this.#copies);
  }

  #findByName(name: string): CopiedProgram {
    if (!this.#hasContext && !this.#mayPlace(name)) return this.#elsewhere(name);
    for (const folder of PATH_FOLDERS) {
      const found = this.#locate(`${folder}/${name}`);
      if (found?.kind === 'found') return this.#read(found.contextPath);
      if (found && namesSource(found.instruction, name)) return this.#describe(found, `${folder}/${name}`);
    }
    return this.#elsewhere(name);
  }

  /**
   * Whether a name may be in a path that something is copied to or from, in whatever stage: each part of such a path stands
   * in a COPY, ADD or WORKDIR, unless that has quotes, escapes or variables in it, or comes from the base image.
   */
  #mayPlace(name: string): boolean {
    return (
      this.#baseDir.includes(name) ||
      this.#file.instructions.some(({ content: { keyword, joined } }) => {
        return PLACING.has(keyword ?? '') && (joined.text.includes(name) || /[$"'\\`]/.test(joined.text));
      })
    );
  }

  /** Without a context, the last COPY that may have brought it; one of another stage brings what was built there. */
  #findUnseen(imagePath: string): (ContextPath & { readonly kind: 'unknown' }) | undefined {
    const last = this.#copies.findLast(
      (copy) => copy.imagePath === undefined || isAtOrBelow(imagePath, copy.imagePath),
    );
    return last && { kind: 'unknown', instruction: last.instruction, because: 'it is copied' };
  }

  /** The image has it, or a RUN makes it: a script then is one that nobody can read here. */
  #elsewhere(path: string): CopiedProgram {
    if (/\.(?:sh|bash)$/.test(path))
      return { kind: 'unread', because: `${path} is a script that is not in the build context` };
    if (!UNPACKED.test(path) || /\/(?:\.?v?env|virtualenv|conda|miniconda\d?|node_modules)\//.test(path))
      return { kind: 'elsewhere' };
    return { kind: 'unread', because: `${path} is brought by a RUN, and may write to the folder that it is in` };
  }

  #describe({ instruction, because }: ContextPath & { readonly kind: 'unknown' }, path: string): CopiedProgram {
    const isBuilt = instruction.content.flags.some(({ name }) => name === 'from');
    if (PROGRAM_NAME.test(path)) return { kind: 'other' };
    if (isBuilt && !SCRIPT_NAME.test(baseName(path))) return { kind: 'other' };
    const why = this.#hasContext || isBuilt ? because : 'the build context is not there to be read';
    return { kind: 'unread', because: `${path} cannot be read: ${why}` };
  }

  #read(contextPath: string): CopiedProgram {
    const start = this.#context.readStart(contextPath, 4);
    if (start && isBinary(start)) return { kind: 'other' };
    const text = this.#context.readText(contextPath);
    if (text === undefined) {
      return { kind: 'unread', because: `${contextPath} cannot be read, or has more than ${MAX_TEXT_BYTES} bytes` };
    }
    const interpreter = /^#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?)?(?:\S*\/)?([\w.+-]+)/.exec(text.slice(0, 200))?.[1];
    const isShell = interpreter === undefined || /^(?:ba|da|a|z|k)?sh$/.test(interpreter);
    if (isShell) this.texts.set(contextPath, text);
    return { kind: 'script', name: contextPath, text, interpreter, isShell };
  }
}

/** ELF, and the two bytes of programs for Windows. */
function isBinary(start: Uint8Array): boolean {
  return (start[0] === 0x7f && start[1] === 0x45) || (start[0] === 0x4d && start[1] === 0x5a) || start.includes(0);
}

function namesSource({ content }: Instruction, name: string): boolean {
  const words = argumentWords(content);
  return words.some((word) => baseName(word.replace(/\/$/, '')) === name);
}

function readScripts(text: string): ReadonlyMap<string, string> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const scripts = typeof parsed === 'object' && parsed !== null && 'scripts' in parsed ? parsed.scripts : {};
  if (typeof scripts !== 'object' || scripts === null) return undefined;
  return new Map(Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
