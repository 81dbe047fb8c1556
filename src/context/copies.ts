import type { BuildContext } from './build-context.ts';
import { BuildValues, type Value } from './build-values.ts';
import { baseName, cleanPath } from './context-path.ts';
import { findSources, foldersAbove, MAX_LOOKS } from './copy-sources.ts';
import { isArchive } from './archives.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction, type InstructionContent, argumentWords } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';

export interface CopyOptions {
  /** The working directory of the stage's base image, where it is known; that of `scratch` is. */
  readonly baseWorkingDir?: string | undefined;
}

/** One source of a COPY or ADD, with the place that it is copied to. Folders are not looked into. */
export type Copy =
  | {
      readonly kind: 'context';
      readonly instruction: Instruction;
      /** Relative to the root of the context; `''` is all of it. */
      readonly contextPath: string;
      /** What is in it is copied, not the folder itself. */
      readonly isFolder: boolean;
      /** Absolute: of the file, or of the folder that takes in what a folder holds. */
      readonly imagePath: string;
      /** The destination has no `/` at its end: if the image has a folder by that path, the file goes into it. */
      readonly mayBeInside: boolean;
      readonly assumes: readonly string[];
    }
  /** From another stage, an image, the network or a here-document. */
  | OutsideCopy<'other'>
  | OutsideCopy<'unknown'>;

interface OutsideCopy<Kind extends string> {
  readonly kind: Kind;
  readonly instruction: Instruction;
  /** The destination as far as it is known: the file, or a folder that it, or what it holds, goes into. */
  readonly imagePath: string | undefined;
  readonly because: string;
}

/** Folders that every image with a shell has. */
const USUAL_FOLDERS = [
  '/bin',
  '/etc',
  '/home',
  '/lib',
  '/opt',
  '/root',
  '/sbin',
  '/srv',
  '/tmp',
  '/usr',
  '/var',
].concat([
  '/usr/bin',
  '/usr/lib',
  '/usr/local',
  '/usr/local/bin',
  '/usr/local/lib',
  '/usr/sbin',
  '/var/lib',
  '/var/log',
]);

/** Of what is not known to be a folder it is said that it may be one. */
const MAX_KNOWN_FOLDERS = 10_000;

/**
 * What the COPY and ADD instructions of a stage, and of the local stages that it starts from, bring, in the order of the
 * file. A path with a variable that nothing in the file sets is not known.
 */
export function readCopies(
  file: Dockerfile,
  stage: Stage,
  context: BuildContext,
  options: CopyOptions = {},
): readonly Copy[] {
  const lineage = lineageOf(stage);
  const isEmpty = lineage[0]!.base.kind === 'scratch';
  const base = isEmpty ? '/' : options.baseWorkingDir;
  const because = 'it is relative, and the working directory of the base image is not known';
  const start: Value = base === undefined ? { kind: 'unknown', because } : { kind: 'known', text: base, assumes: [] };
  const reader = new Reader(new BuildValues(file), start, isEmpty ? [] : USUAL_FOLDERS, context);
  return lineage.flatMap((each) => {
    const triggers = each === stage ? [] : each.instructions.flatMap(describeTrigger);
    return [...each.instructions.flatMap((instruction) => reader.read(instruction)), ...triggers];
  });
}

/** The ONBUILD of a stage runs in those that start from it. */
function describeTrigger(instruction: Instruction): readonly Copy[] {
  const { trigger } = instruction.content;
  if (trigger?.keyword !== 'copy' && trigger?.keyword !== 'add') return [];
  return [{ kind: 'unknown', instruction, imagePath: undefined, because: 'it is copied by an ONBUILD' }];
}

class Reader {
  readonly #values: BuildValues;
  readonly #context: BuildContext;
  readonly #folders: Set<string>;
  readonly #budget = { names: MAX_LOOKS };
  #workingDir: Value;

  constructor(values: BuildValues, workingDir: Value, folders: readonly string[], context: BuildContext) {
    this.#values = values;
    this.#workingDir = workingDir;
    this.#folders = new Set(['/', ...folders]);
    this.#context = context;
  }

  read(instruction: Instruction): readonly Copy[] {
    const { content } = instruction;
    if (content.keyword === 'copy' || content.keyword === 'add') return this.#readCopy(instruction);
    this.#values.take(content);
    if (content.keyword !== 'workdir') return [];
    this.#workingDir = this.#locate(this.#values.expand(argumentsText(content), content.escape));
    if (this.#workingDir.kind === 'known') this.#addFolder(this.#workingDir.text);
    return [];
  }

  #readCopy(instruction: Instruction): readonly Copy[] {
    const { content } = instruction;
    const words = argumentWords(content).map((word) =>
      content.heredocs.length > 0 && word.startsWith('<<')
        ? { kind: 'here-document' as const }
        : this.#values.expand(word, content.escape),
    );
    const last = words.pop();
    if (!last || last.kind === 'here-document') return [];
    const place = this.#locate(last);
    if (place.kind === 'unknown') {
      return [
        {
          kind: 'unknown',
          instruction,
          imagePath: undefined,
          because: `its destination is not known: ${place.because}`,
        },
      ];
    }
    const isFolder = last.kind === 'known' && (words.length > 1 || /(?:^|\/)\.?$/.test(last.text));
    const to = { instruction, path: place.text, isFolder, assumes: place.assumes };
    const special = describeFlags(content);
    if (special) return [{ kind: special.kind, instruction, imagePath: to.path, because: special.because }];
    const copies = words.flatMap((word) =>
      word.kind === 'here-document'
        ? [{ kind: 'other' as const, instruction, imagePath: to.path, because: 'a here-document is written there' }]
        : this.#copy(word, to),
    );
    for (const { imagePath } of copies) this.#addFolders(foldersAbove(imagePath ?? ''));
    if (isFolder || copies.some((copy) => copy.kind === 'context' && copy.isFolder)) this.#addFolder(to.path);
    return copies;
  }

  #copy(word: Value, { instruction, ...to }: Destination): readonly Copy[] {
    const outside = { instruction, imagePath: to.path };
    if (word.kind === 'unknown') {
      return [{ kind: 'unknown', ...outside, because: `its source is not known: ${word.because}` }];
    }
    const { keyword, flags } = instruction.content;
    const isAdd = keyword === 'add';
    const unpacks = isAdd && !flags.some(({ name, value }) => name === 'unpack' && value === 'false');
    if (isAdd && isRemote(word.text)) return [{ kind: 'other', ...outside, because: 'it is fetched from elsewhere' }];
    const sources = findSources(word.text, this.#context, this.#budget);
    if (!sources)
      return [{ kind: 'unknown', ...outside, because: 'its source leads out of the build context, or cannot be read' }];
    if (sources.length === 0) {
      return [{ kind: 'unknown', ...outside, because: `${word.text} is not in the build context` }];
    }
    const isFolder = to.isFolder || sources.length > 1;
    const assumes = [...new Set([...word.assumes, ...to.assumes])];
    return sources.map((source): Copy => {
      const from = { kind: 'context' as const, instruction, contextPath: source.path, assumes };
      if (source.isFolder) return { ...from, isFolder: true, imagePath: to.path, mayBeInside: false };
      if (unpacks && isArchive(this.#context.readStart(source.path, 512))) {
        return { kind: 'unknown', ...outside, because: `ADD unpacks ${source.path} there` };
      }
      const isInside = isFolder || this.#folders.has(to.path);
      const imagePath = isInside ? cleanPath(`${to.path}/${baseName(source.path)}`) : to.path;
      return { ...from, isFolder: false, imagePath, mayBeInside: !isInside };
    });
  }

  /** A path of the image, absolute and cleaned. */
  #locate(path: Value): Value {
    if (path.kind === 'unknown') return path;
    if (path.text.includes('\\') || /^[A-Za-z]:/.test(path.text)) {
      return { kind: 'unknown', because: 'it is a path of Windows' };
    }
    if (path.text.startsWith('/')) return { ...path, text: cleanPath(path.text) };
    if (this.#workingDir.kind === 'unknown') return this.#workingDir;
    const assumes = [...new Set([...this.#workingDir.assumes, ...path.assumes])];
    return { kind: 'known', text: cleanPath(`${this.#workingDir.text}/${path.text}`), assumes };
  }

  #addFolder(path: string): void {
    this.#addFolders([path, ...foldersAbove(path)]);
  }

  #addFolders(paths: readonly string[]): void {
    if (this.#folders.size > MAX_KNOWN_FOLDERS) return;
    for (const path of paths) this.#folders.add(path);
  }
}

interface Destination {
  readonly instruction: Instruction;
  readonly path: string;
  /** It can be nothing else: a `/` at the end, or more than one source. */
  readonly isFolder: boolean;
  readonly assumes: readonly string[];
}

/** Flags with which an instruction copies something else than its sources say. */
function describeFlags({ flags }: InstructionContent): { kind: 'other' | 'unknown'; because: string } | undefined {
  const from = flags.find(({ name }) => name === 'from');
  if (from) return { kind: 'other', because: `it is copied from ${from.value ?? 'elsewhere'}` };
  const special = flags.find(({ name, value }) => /^(?:exclude|parents|unpack)$/.test(name) && value !== 'false');
  return special && { kind: 'unknown', because: `--${special.name} is not followed` };
}

function isRemote(source: string): boolean {
  return /^(?:[a-z][a-z\d+.-]*:\/\/|git@)/i.test(source);
}
