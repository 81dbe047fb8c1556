import type { TarHeader } from './tar-header.ts';

export type EntryType = 'file' | 'folder' | 'link' | 'symlink' | 'device' | 'fifo';

/** What an entry of a layer takes away from the layers below: one name, or all that a folder held. */
export type Whiteout = 'name' | 'opaque';

/** One entry of a layer, in the order of its tar. */
export interface LayerEntry {
  /** Absolute and normalised: `/usr/bin/env`; `/` for the root. Of a whiteout: what it takes away, or whose content. */
  readonly path: string;
  readonly type: EntryType;
  /** Bytes of its content; 0 for all but files. */
  readonly size: number;
  /** The permission bits with setuid, setgid and sticky. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Where a symlink points, as it is written; the normalised path that a hard link is one more name of. */
  readonly linkTarget: string | undefined;
  readonly whiteout: Whiteout | undefined;
  /** Where its content begins in the unpacked tar, in bytes; `undefined` where it does not stand there in one piece. */
  readonly offset: number | undefined;
  /** `sha256:…` of its content, where it was asked for. */
  readonly digest: string | undefined;
  /** Its content, where it was asked for. */
  readonly bytes: Uint8Array | undefined;
}

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** What one header of a layer's tar stands for; `undefined` for bookkeeping of old storage drivers and unknown kinds. */
export function toEntry(header: TarHeader, offset: number): LayerEntry | undefined {
  const type = TYPES[header.type];
  if (type === undefined) return undefined;
  const path = normalisePath(header.name);
  const cut = path.lastIndexOf('/') + 1;
  const name = path.slice(cut);
  const isHardLink = type === 'link';
  const entry: LayerEntry = {
    path,
    type,
    size: type === 'file' ? header.size : 0,
    mode: header.mode & 0o7777,
    uid: header.uid,
    gid: header.gid,
    linkTarget: isHardLink ? normalisePath(header.linkName) : type === 'symlink' ? header.linkName : undefined,
    whiteout: undefined,
    offset: type === 'file' && !header.isSparse ? offset : undefined,
    digest: undefined,
    bytes: undefined,
  };
  if (!name.startsWith(WHITEOUT)) return entry;
  if (name === OPAQUE) return { ...entry, path: path.slice(0, cut - 1) || '/', size: 0, whiteout: 'opaque' };
  // The rest of the names with two prefixes are AUFS's own notes; they stand for no file.
  if (name.startsWith(`${WHITEOUT}${WHITEOUT}`) || name === WHITEOUT) return undefined;
  return { ...entry, path: path.slice(0, cut) + name.slice(WHITEOUT.length), size: 0, whiteout: 'name' };
}

const TYPES: Readonly<Record<string, EntryType>> = {
  '0': 'file',
  '7': 'file',
  S: 'file',
  '1': 'link',
  '2': 'symlink',
  '3': 'device',
  '4': 'device',
  '5': 'folder',
  '6': 'fifo',
};

/** An absolute path without `.`, `..` and doubled slashes. `..` at the root stays there, as it does on Linux. */
export function normalisePath(path: string): string {
  if (IS_NORMAL.test(path)) return `/${path}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    if (part !== '..') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Most paths of layers by far: no part begins with a dot or is empty. */
const IS_NORMAL = /^[^./][^/]*(?:\/[^./][^/]*)*$/;
