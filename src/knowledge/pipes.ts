import { readInvocation } from './invocation.ts';
import type { Command } from '../shell/script.ts';

/**
 * What a command means in a pipe, by what the manuals of Debian 12 and of BusyBox 1.36 say of its exit status and its input; read
 * 2026-11-21.
 */
export interface PipeRole {
  /** Its failure is one of the build, and can happen: it fetches or unpacks something. */
  readonly mayFail: boolean;
  /** Its exit status says nothing but whether it went well, and it writes no more than once. */
  readonly isSource: boolean;
  /** It reads its input to the end. */
  readonly isSink: boolean;
  /** It ends before its input does, or never ends by itself: what writes to it, or it, dies of the closed pipe. */
  readonly stopsEarly: boolean;
}

const FETCHERS: ReadonlySet<string> = new Set(['curl', 'wget', 'aria2c', 'http']);
const UNPACKERS: ReadonlySet<string> = new Set([
  'base64', 'bunzip2', 'bzcat', 'bzip2', 'cat', 'gpg', 'gpg2', 'gunzip', 'gzip', 'openssl', 'unxz', 'unzip', 'xz', 'xzcat', 'zcat', 'zstd',
]); // prettier-ignore
const WRITERS: ReadonlySet<string> = new Set(['echo', 'printf']);
const FILTERS: ReadonlySet<string> = new Set([
  'awk',
  'cut',
  'jq',
  'rev',
  'sed',
  'sort',
  'tac',
  'tail',
  'tee',
  'tr',
  'uniq',
  'wc',
]);
const READERS: ReadonlySet<string> = new Set([
  'apt-key', 'ash', 'bash', 'bsdtar', 'chpasswd', 'cpio', 'debconf-set-selections', 'grep', 'md5sum', 'node', 'patch', 'perl', 'php',
  'python', 'python2', 'python3', 'sh', 'sha1sum', 'sha256sum', 'sha512sum', 'shasum', 'tar', 'xargs',
]); // prettier-ignore

/** `undefined` where nothing is known of it. */
export function readPipeRole(command: Command): PipeRole | undefined {
  const invocation = readInvocation(command);
  if (!invocation) return undefined;
  const { program, args } = invocation;
  const words = args.map(({ value, text }) => value ?? text);
  const stopsEarly =
    program === 'head' ||
    program === 'yes' ||
    program === 'true' ||
    (program === 'grep' && words.some((word) => /^-[a-zA-Z]*[qmlL]|^--(?:quiet|silent|max-count|files-with)/.test(word))) ||
    (program === 'sed' && words.some((word) => /(?:^|[\d;/{}\s$])[qQ](?:[;}\s]|$)/.test(word))) ||
    (program === 'awk' && words.some((word) => /\bexit\b/.test(word)));
  if (stopsEarly) return { mayFail: false, isSource: false, isSink: false, stopsEarly };
  const isFetched = FETCHERS.has(program) || UNPACKERS.has(program);
  // What makes an archive writes it; what unpacks one reads all of it.
  // unzip leaves the list at the end of an archive unread.
  const isUnpacked = UNPACKERS.has(program) && program !== 'unzip';
  const isSink = FILTERS.has(program) || READERS.has(program) || isUnpacked;
  const isSource = isFetched || WRITERS.has(program) || FILTERS.has(program);
  return isSink || isSource ? { mayFail: isFetched, isSource, isSink, stopsEarly } : undefined;
} // prettier-ignore
