import { type ImageReference, parseReference } from '../../../src/dockerfile/reference.ts';
import type { Catalogue, KnownImage } from '../../../src/knowledge/images/catalogue.ts';
import { openBundledCatalogue } from '../../../src/cli/catalogue-files.ts';

export const catalogue: Catalogue = openBundledCatalogue();

/** A reference that is right. */
export function reference(text: string): ImageReference {
  const parsed = parseReference(text);
  if (!parsed) throw new Error(`${text} is no reference`);
  return parsed;
}

/** An image that is known. */
export function known(text: string, of: Catalogue = catalogue): KnownImage {
  const image = of.findImage(reference(text));
  if (!image) throw new Error(`${text} is not in the catalogue`);
  return image;
}

/** Names that every object has, and others that are meant to do harm. */
export const HOSTILE_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', 'a b', '\0', '../x', '-', 'x'.repeat(300)]; // prettier-ignore
