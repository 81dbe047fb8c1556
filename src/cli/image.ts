import { openBundledCatalogue } from './catalogue-files.ts';
import type { Output } from './output.ts';
import { UsageError } from './usage-error.ts';
import { parseReference } from '../dockerfile/reference.ts';
import type { Catalogue, KnownImage } from '../knowledge/images/catalogue.ts';
import { formatBaseImageJson } from '../report/base-image-json.ts';
import { formatBaseImage } from '../report/base-image-text.ts';
import { makeBaseImageReport } from '../report/base-image.ts';
import { makePalette } from '../report/palette.ts';
import { printableName } from '../report/printable.ts';

/** What `image` needs of its surroundings. */
export interface ImageContext {
  readonly output: Output;
  /** Of the program. */
  readonly version: string;
  /** The day, `2026-11-21`, to say which support is over. */
  readonly today: string;
  /** The catalogue with what a configuration adds to it; without one, as it comes. */
  readonly catalogue?: Catalogue | undefined;
}

const WIDTH_OF_NO_TERMINAL = 100;

/**
 * Prints what is known of a base image, with source and date. Gives the exit code.
 * @param name a reference as FROM takes it
 * @throws UsageError where it is none, or is of an image that the catalogue does not know
 */
export async function image(name: string, format: 'text' | 'json', context: ImageContext): Promise<number> {
  const { output, version, today } = context;
  const catalogue = context.catalogue ?? openBundledCatalogue();
  const report = makeBaseImageReport(catalogue, findImage(name, catalogue), today);
  if (format === 'json') {
    output.stdout.write(formatBaseImageJson(report, { version }));
    return 0;
  }
  const style = {
    palette: makePalette(output.stdout.hasColours),
    width: Math.max(output.stdout.width ?? WIDTH_OF_NO_TERMINAL, 40),
  };
  output.stdout.write(formatBaseImage(report, style));
  return 0;
}

function findImage(name: string, catalogue: Catalogue): KnownImage {
  const shown = `"${printableName(name)}"`;
  const reference = parseReference(name);
  if (!reference) throw new UsageError(`${shown} is no image reference; write it as FROM takes it, like node:20-slim`);
  const found = catalogue.findImage(reference);
  if (found) return found;
  throw new UsageError(
    `${shown} is not in the catalogue, which holds Docker's official images and distroless; ` +
      'for a copy of one of them, say in the configuration which it is',
  );
}
