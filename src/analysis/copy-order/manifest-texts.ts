import type { BuildContext } from '../../context/build-context.ts';
import { baseName, cleanPath, folderOf } from '../../context/context-path.ts';
import type { Copy } from '../../context/copies.ts';
import type { PlacedFile } from '../../context/installs/install-site.ts';
import { type Instruction, argumentWords } from '../../dockerfile/instruction.ts';

/** The words of a COPY that brings manifests before the sources. */
export interface ManifestCopy {
  readonly flags: readonly string[];
  readonly sources: readonly string[];
  /** A folder, with `/` at its end. */
  readonly destination: string;
}

/** A name that needs no quotes, and stands for itself. */
const PLAIN = /^[\w@+.][\w@+./-]*$/;
const PLAIN_FLAG = /^--(?:chown|chmod)=[\w:.-]+$|^--link(?:=true)?$/;

/**
 * The copies that bring files to where the later ones bring them.
 * @param first the copy in whose place they come: its destination can be written as it is
 * @returns a clause where that cannot be written
 */
export function writeCopies(
  files: readonly PlacedFile[],
  copies: readonly Copy[],
  first: Instruction,
  context: BuildContext,
): readonly ManifestCopy[] | string {
  const found = new Map<string, { flags: readonly string[]; sources: string[]; destination: string }>();
  for (const { contextPath, imagePath, by } of files) {
    if (!PLAIN.test(contextPath)) return `the name of ${contextPath} would have to be quoted`;
    const flags = by.content.flags.map(({ text }) => text);
    const odd = flags.find((flag) => !PLAIN_FLAG.test(flag));
    if (odd !== undefined) return `the flag ${odd} would have to be repeated`;
    const source = copies.findLast(
      (copy) => copy.instruction === by && copy.kind === 'context' && isAt(contextPath, copy),
    );
    if (source?.kind !== 'context' || source.mayBeInside) return `it is not known where ${contextPath} is copied to`;
    const isFolder = source.isFolder && !imagePath.endsWith(`/${baseName(contextPath)}`);
    if (isFolder || baseName(imagePath) !== baseName(contextPath)) return `${contextPath} gets another name in the image`;
    const folder = context.isFolder(contextPath) ? imagePath : folderOf(imagePath);
    const destination = writeFolder(folder, source, by === first ? lastWord(by) : undefined);
    const key = `${flags.join(' ')}\n${destination}`;
    const known = found.get(key);
    if (known) known.sources.push(contextPath);
    else found.set(key, { flags, sources: [contextPath], destination });
  }
  return [...found.values()];
} // prettier-ignore

function isAt(contextPath: string, { contextPath: own, isFolder }: Copy & { readonly kind: 'context' }): boolean {
  return contextPath === own || (isFolder && (own === '' || contextPath.startsWith(`${own}/`)));
}

/** @param written the destination of the later copy, as the file has it */
function writeFolder(
  folder: string,
  { imagePath, isFolder }: Copy & { readonly kind: 'context' },
  written: string | undefined,
): string {
  const base = isFolder ? imagePath : folderOf(imagePath);
  const absolute = `${folder === '' || folder === '/' ? '' : folder}/`;
  if (written === undefined || /["'\\]/.test(written) || !isBelow(folder, base)) return absolute;
  const start = written === '.' || written === './' ? './' : `${written.replace(/\/+$/, '')}/`;
  const rest = folder.slice(base.length + 1);
  if (rest === '') return start;
  return start === './' ? `${rest}/` : `${start}${rest}/`;
}

function isBelow(path: string, folder: string): boolean {
  return cleanPath(path) === folder || path.startsWith(`${folder}/`);
}

function lastWord({ content }: Instruction): string {
  return argumentWords(content).at(-1)!;
}
