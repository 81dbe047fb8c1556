import { findConsumerFiles, type FoundConsumer } from './find-files.ts';
import type { ProjectSource } from './project.ts';
import type { Use } from './use.ts';
import { MAX_TEXT_BYTES } from '../build-context.ts';
import { memoize } from '../../text/memo.ts';

/** A longer file is none that people write by hand, in bytes; nor are all of them together longer than that. */
const MAX_BYTES = 131_072;
const MAX_ALL_BYTES = 2 * MAX_TEXT_BYTES;

/** What the files that may use an image say of it. */
export interface Uses {
  readonly uses: readonly Use[];
  /** The files that were read and use an image, whichever it is. */
  readonly looked: readonly string[];
  /** Those that could not be, with why, as a clause. */
  readonly unread: readonly { readonly path: string; readonly because: string }[];
}

/** Whether one of the files is YAML that has to be read: whoever has no reader of it yet loads it then. */
export function needsYaml(files: ProjectSource['files'], found: readonly FoundConsumer[]): boolean {
  return found.some(({ path, isYaml, needs }) => isYaml && needs.test(files.readText(path) ?? ''));
}

type Reading = readonly Use[] | string;

/** What was read of a project, kept for all of its Dockerfiles. */
interface Known {
  readonly readings: Map<string, Reading>;
  bytes: number;
}

const knownOf = memoize<ProjectSource, Known>(() => ({ readings: new Map(), bytes: 0 }));

/** @param folder of the Dockerfile, relative to the root of the project */
export function readUses(source: ProjectSource, folder: string): Uses {
  const known = knownOf(source);
  const found = findConsumerFiles(source.files, folder).map((file) => {
    const reading = known.readings.get(file.path) ?? readFile(source, file, known);
    known.readings.set(file.path, reading);
    return { path: file.path, reading };
  });
  return {
    uses: found.flatMap(({ reading }) => (typeof reading === 'string' ? [] : reading)),
    looked: found.flatMap(({ path, reading }) => (typeof reading !== 'string' && reading.length > 0 ? path : [])),
    unread: found.flatMap(({ path, reading }) => (typeof reading === 'string' ? { path, because: reading } : [])),
  };
}

function readFile({ files, readYaml }: ProjectSource, { path, read, needs }: FoundConsumer, known: Known): Reading {
  const bytes = files.sizeOf(path) ?? 0;
  if (bytes > MAX_BYTES) return 'it is too large to be read';
  if (known.bytes + bytes > MAX_ALL_BYTES) return 'there are more such files than anyone writes';
  known.bytes += bytes;
  const text = files.readText(path);
  if (text === undefined) return 'it is no text';
  return needs.test(text) ? read({ path, text, files, readYaml }) : [];
}
