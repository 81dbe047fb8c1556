import { createHash } from 'node:crypto';
import type { ImageLook } from './image-look.ts';
import { findOwnEntries, shippedInstructions } from './own-history.ts';
import { readLeftBehind } from './left-behind.ts';
import { readLeftOut } from './left-out.ts';
import type { Subject } from './trial.ts';
import { scan } from '../dockerfile/scan.ts';
import type { FileNode } from '../image/file-tree.ts';
import { findPath, walk } from '../image/file-system.ts';

/** Files that programs make for themselves, and make anew where they are missing. */
const NOISE = /(?:^|\/)(?:__pycache__|\.cache|\.npm|\.yarn-integrity|\.package-lock\.json)(?:\/|$)|\.py[co]$/;

const MOST_TOLD = 5;
/** A larger file is compared by its size alone. In bytes. */
const MOST_HASHED = 32 * 1024 * 1024;

/**
 * Compares what two images hold: what the entry command needs has to be there as it was, files that were copied in have
 * to be the same, and none may be missing from the working folder. Copied files may be left out where the Dockerfile
 * itself says so: where its COPY and ADD are others than before. So may what was made in a stage that no longer ships, and
 * packages that it takes out.
 * @returns sentences, the first one the gravest; none where nothing is missing
 */
export async function compareContents(
  before: Subject,
  after: Subject,
  looks: { readonly before: ImageLook; readonly after: ImageLook },
): Promise<readonly string[]> {
  const lost = findLostNeeds(looks.before, looks.after);
  if (lost.length > 0) return lost;
  const copiesOther = copiesOf(before.text) !== copiesOf(after.text);
  const mayBeLeft = readLeftBehind(before.text, after.text);
  const isLeftOut = readLeftOut(after);
  const isThere = (path: string): boolean => findPath(looks.after.fileSystem, path, true) !== undefined;
  const gone: string[] = [];
  const changed: string[] = [];
  for (const { path, node, isCopied, isOfContext } of findOwnFiles(before, looks.before)) {
    const found = findPath(looks.after.fileSystem, path, true);
    if (!found && isCopied && (copiesOther || isLeftOut(path))) continue;
    if (!found && mayBeLeft(path, isThere)) continue;
    if (!found) gone.push(path);
    else if (isOfContext && (await isOther(node, found.node, looks))) changed.push(path);
  }
  return [...tell(gone, 'is missing from the image'), ...tell(changed, 'has another content')];
}

/** What a Dockerfile copies into the image that ships, as text. */
function copiesOf(text: string): string {
  return shippedInstructions(scan(text))
    .filter(({ content: { keyword } }) => keyword === 'copy' || keyword === 'add')
    .map(({ content }) => content.source.trim())
    .join('\n');
}

function findLostNeeds(before: ImageLook, after: ImageLook): readonly string[] {
  const known = new Set(before.missing.missing.map(({ kind, name }) => `${kind} ${name}`));
  const lost = after.missing.missing.filter(({ kind, name }) => !known.has(`${kind} ${name}`));
  return lost.map(
    ({ kind, name }) => `the command of the image needs the ${kind} "${name}", which is not there any more`,
  );
}

interface OwnFile {
  readonly path: string;
  readonly node: FileNode;
  /** Whether COPY or ADD brought it. */
  readonly isCopied: boolean;
  /** Whether it is a file of the build's context, whose content does not change from build to build. */
  readonly isOfContext: boolean;
}

/** What the Dockerfile itself has put into its working folder, and what it has copied anywhere. */
function findOwnFiles({ text, config }: Subject, { fileSystem, figures }: ImageLook): readonly OwnFile[] {
  const own = findOwnEntries(text, config.history, figures.layers.length) ?? [];
  const madeBy = new Map(own.map((entry) => [entry.layer, entry]));
  const folder = config.workingDir.replace(/\/+$/, '');
  const files: OwnFile[] = [];
  for (const { path, node } of walk(fileSystem.root)) {
    if (node.type === 'folder' || NOISE.test(path)) continue;
    const maker = madeBy.get(node.content?.layer ?? node.layer);
    const isCopied = maker?.keyword === 'copy' || maker?.keyword === 'add';
    const isOfContext = maker?.isFromContext === true;
    if (isCopied || (folder !== '' && path.startsWith(`${folder}/`))) files.push({ path, node, isCopied, isOfContext });
  }
  return files;
}

async function isOther(
  before: FileNode,
  after: FileNode,
  looks: { readonly before: ImageLook; readonly after: ImageLook },
): Promise<boolean> {
  if (before.type !== after.type) return true;
  if (before.type === 'symlink') return before.linkTarget !== after.linkTarget;
  const size = before.content?.size ?? 0;
  if (size !== (after.content?.size ?? 0)) return true;
  if (size === 0 || size > MOST_HASHED) return false;
  const [was, is] = [await hashOf(before, looks.before, size), await hashOf(after, looks.after, size)];
  return was !== undefined && is !== undefined && was !== is;
}

/** `undefined` where the file cannot be read without unpacking its layer once more. */
async function hashOf(node: FileNode, { contents }: ImageLook, size: number): Promise<string | undefined> {
  const bytes = await contents.read(node, 0, size);
  return bytes && createHash('sha256').update(bytes).digest('hex');
}

function tell(paths: readonly string[], what: string): readonly string[] {
  const told = paths.slice(0, MOST_TOLD).map((path) => `${path} ${what}`);
  return paths.length > MOST_TOLD ? [...told, `and so are ${paths.length - MOST_TOLD} more`] : told;
}
