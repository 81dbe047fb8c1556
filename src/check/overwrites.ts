import type { BuildContext } from '../context/build-context.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import type { Copy } from '../context/copies.ts';

/**
 * Why a copy may not come to stand before others that it stood behind: the last one to write a file counts.
 * @param copies what the copy brings
 * @param others what those bring that stand behind it now
 * @returns a clause
 */
export function findOverwrite(
  copies: readonly Copy[],
  others: readonly Copy[],
  context: BuildContext,
): string | undefined {
  if (copies.length === 0) return 'it is not known what it copies';
  for (const copy of copies) {
    const { imagePath } = copy;
    if (imagePath === undefined) return 'it is not known where it copies to';
    const above = others.find((other) => other.imagePath === undefined || isAtOrBelow(other.imagePath, imagePath));
    const found = findContextPath(others, context, imagePath);
    const isSame = copy.kind === 'context' && found?.kind === 'found' && found.contextPath === copy.contextPath;
    if (isSame) continue;
    if (above || found) return `what it copies to ${imagePath} would be written over`;
  }
  return undefined;
}
