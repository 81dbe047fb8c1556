import { readText } from '../../../src/image/contents.ts';
import { findPath } from '../../../src/image/file-system.ts';
import type { ImageLook } from '../../../src/verify/image-look.ts';

/** In bytes: more than the state of any image here. */
const MOST_TEXT = 16 * 1024 * 1024;

const STATUS = '/var/lib/dpkg/status';
const CHOSEN = '/var/lib/apt/extended_states';

/** What goes with packages of Debian. */
export interface RemovedPackages {
  /** Those that one image has and the other has not. */
  readonly names: readonly string[];
  /** Of these, what somebody had asked for: the others came along with something. */
  readonly named: readonly string[];
  /** Whether a path is of one of them, or of what dpkg and apt know of them. */
  readonly owns: (path: string) => boolean;
}

/** Compares what dpkg says is installed. */
export async function findRemovedPackages(before: ImageLook, after: ImageLook): Promise<RemovedPackages> {
  const left = new Set(await readInstalled(after));
  const names = (await readInstalled(before)).filter((name) => !left.has(name));
  const cameAlong = readCameAlong(await textOf(before, CHOSEN));
  const files = new Set<string>();
  for (const name of names) for (const path of await readFilesOf(before, name)) files.add(path);
  const isOfState = (path: string): boolean => names.some((name) => STATE_OF(name).test(path));
  return {
    names,
    named: names.filter((name) => !cameAlong.has(name)),
    owns: (path) => files.has(path) || isOfState(path),
  };
}

/** What changes whenever a package goes, with its content alone. */
export const STATE_OF_PACKAGES =
  /^(?:\/var\/lib\/dpkg\/status|\/var\/lib\/apt\/extended_states|\/etc\/ld\.so\.cache): /;

const STATE_OF = (name: string): RegExp =>
  new RegExp(`^/var/lib/dpkg/info/${name.replaceAll(/[.+]/g, '\\$&')}(?::\\w+)?\\.\\w+$`);

async function readInstalled(look: ImageLook): Promise<readonly string[]> {
  const paragraphs = (await textOf(look, STATUS)).split('\n\n');
  return paragraphs.flatMap((text) => (/^Status: .* installed$/m.test(text) ? [nameIn(text)] : []));
}

function readCameAlong(text: string): ReadonlySet<string> {
  const paragraphs = text.split('\n\n').filter((one) => /^Auto-Installed: 1$/m.test(one));
  return new Set(paragraphs.map(nameIn));
}

function nameIn(paragraph: string): string {
  return /^Package: (\S+)$/m.exec(paragraph)?.[1] ?? '';
}

/** Packages of Debian 12 that were made before /usr was merged say /lib where the file is in /usr/lib. */
async function readFilesOf(look: ImageLook, name: string): Promise<readonly string[]> {
  const texts = await Promise.all(['', ':amd64'].map((part) => textOf(look, `/var/lib/dpkg/info/${name}${part}.list`)));
  const paths = texts.flatMap((text) => text.split('\n'));
  return paths.map((path) => path.replace(/^\/(?=(?:s?bin|lib(?:32|64|x32)?)(?:\/|$))/, '/usr/'));
}

/** '' where there is no such file. */
async function textOf({ fileSystem, contents }: ImageLook, path: string): Promise<string> {
  const found = findPath(fileSystem, path);
  return (found && (await readText(contents, found.node, MOST_TEXT))) ?? '';
}
