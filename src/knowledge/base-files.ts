import { isSystemFolder } from './users/folders.ts';

/** What an image brings besides the system often lies there: by the layout of images for products, our judgement. */
const PRODUCTS = /^\/(?:opt|usr|var|srv|home|root|etc|run|mnt|media|data|config)(?:\/|$)/;

/**
 * Why a base image may well have files of its own in a folder, as a clause; `undefined` where that would be a surprise.
 * @param path absolute and cleaned
 * @param isNew the catalogue knows the image, or the file itself makes the folder
 */
export function findBaseFiles(path: string, isNew: boolean): string | undefined {
  // Servers of packages put their first page there.
  if (isSystemFolder(path) || /^\/var\/www(?:\/|$)/.test(path)) return `${path} may hold files of the system`;
  if (/^\/home\/[^/]+$/.test(path)) return `${path} may be a home with files in it`;
  if (isNew || !PRODUCTS.test(path)) return undefined;
  return `${path} may hold files of the base image, which the catalogue does not know`;
}
