import { rmSync } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Output } from './output.ts';
import { describeError, errorCode, UsageError } from './usage-error.ts';
import { takeCensus } from '../image/census.ts';
import { openContents } from '../image/contents.ts';
import { ImageError } from '../image/image-error.ts';
import { measureCompressed } from '../image/measure-compressed.ts';
import { measureImage } from '../image/measure.ts';
import { type Image, openImage } from '../image/open-image.ts';
import { cacheFolder } from '../image/row-file.ts';
import { openSizeCache } from '../image/size-cache.ts';
import { formatImageJson } from '../report/image-json.ts';
import { makeImageReport } from '../report/image-report.ts';
import { formatImageTable } from '../report/image-table.ts';
import { makePalette } from '../report/palette.ts';

export interface AnalyzeOptions {
  readonly format: 'text' | 'json';
  /** `linux/arm64`; that of this machine where it is not given. */
  readonly platform: string | undefined;
  /** Whether to compress layers that are not, to know how large they are in a registry. */
  readonly compressed: boolean;
  /** How many of the largest files to name. */
  readonly top: number;
}

/** What an analysis needs of its surroundings. */
export interface AnalyzeContext {
  readonly output: Output;
  /** Of the program. */
  readonly version: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes an image of an engine to a file. @throws an error with a sentence for a message */
  readonly saveImage: (name: string, file: string, platform: string | undefined) => Promise<void>;
  /** Is told what to do should the run be ended early. Has to work without waiting for anything. */
  readonly onEnd: (end: () => void) => void;
}

const WIDTH_OF_NO_TERMINAL = 120;

/**
 * Prints what an image weighs, and why. Gives the exit code.
 * @param target an archive, a folder in the OCI layout, or else the name of an image in an engine
 * @throws UsageError where it cannot be read
 */
export async function analyze(target: string, options: AnalyzeOptions, context: AnalyzeContext): Promise<number> {
  if (await isThere(target)) return analyzeFile(target, target, options, context);
  if (looksLikePath(target)) {
    throw new UsageError(
      `"${target}" does not exist; name an archive, a folder in the OCI layout, or an image of an engine`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'dockoptimize-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  context.onEnd(remove);
  try {
    const file = join(folder, 'image.tar');
    await save(target, file, options, context);
    return await analyzeFile(file, target, options, context);
  } finally {
    remove();
  }
}

async function save(
  name: string,
  file: string,
  { platform }: AnalyzeOptions,
  { saveImage }: AnalyzeContext,
): Promise<void> {
  try {
    await saveImage(name, file, platform);
  } catch (error) {
    throw new UsageError(
      `"${name}" is no file or folder, and no engine gave an image of that name: ${describeError(error)}`,
    );
  }
}

async function analyzeFile(
  path: string,
  name: string,
  options: AnalyzeOptions,
  context: AnalyzeContext,
): Promise<number> {
  try {
    const image = await openImage(path, { platform: options.platform });
    try {
      await print(image, name, options, context);
    } finally {
      await image.close();
    }
  } catch (error) {
    if (!(error instanceof ImageError) && errorCode(error) === undefined) throw error;
    throw new UsageError(`"${name}" cannot be analysed: ${describeError(error)}`);
  }
  return 0;
}

async function print(image: Image, name: string, options: AnalyzeOptions, context: AnalyzeContext): Promise<void> {
  const { output, version } = context;
  const say = progress(output, image.layers.length);
  const measured = await measureImage(image, (index) => say('reading', index));
  const census = await takeCensus(measured.fileSystem, openContents(image));
  const compressed = await readCompressed(image, options, context, say);
  say(undefined);
  const report = makeImageReport({ name, image, measured, compressed, census }, options.top);
  if (options.format === 'json') {
    output.stdout.write(formatImageJson(report, { version }));
    return;
  }
  const { stdout } = output;
  const view = { width: stdout.width ?? WIDTH_OF_NO_TERMINAL, palette: makePalette(stdout.hasColours) };
  stdout.write(formatImageTable(report, view));
}

type Say = (what: string | undefined, index?: number) => void;

/** `undefined` where a layer's compressed size would have to be measured, and nobody asked for that. */
async function readCompressed(
  image: Image,
  { compressed }: AnalyzeOptions,
  { environment }: AnalyzeContext,
  say: Say,
): Promise<readonly number[] | undefined> {
  const cache = await openSizeCache(cacheFolder(environment));
  const isKnown = image.layers.every((layer) => (layer.compressedBytes ?? cache.get(layer.diffId)) !== undefined);
  if (!compressed && !isKnown) return undefined;
  const sizes = await measureCompressed(image, cache, (index) => say('compressing', index));
  await cache.save();
  return sizes;
}

/** One line on a terminal that says what goes on, and is gone at the end. */
function progress({ stderr }: Output, layers: number): Say {
  return (what, index = 0) => {
    if (!stderr.isTerminal) return;
    stderr.write(what === undefined ? '\r\u001b[K' : `\r\u001b[K${what} layer ${index + 1} of ${layers}`);
  };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Names of images have neither of these beginnings, nor the ends. */
function looksLikePath(text: string): boolean {
  return text === '' || /^(?:\.{0,2}\/|[A-Za-z]:\\|~)|\.(?:tar|tgz|tar\.gz|tar\.zst|oci)$/.test(text);
}
