import type { BuildContext } from '../../context/build-context.ts';
import { findContextPath } from '../../context/copied-files.ts';
import type { Copy } from '../../context/copies.ts';

/**
 * Whether two copies may not change places: both write one path, and the last one counts.
 * @param kept what the one brings that comes to stand first
 * @param moved what those bring that go behind it
 * @returns a clause that names the path
 */
export function findConflict(
  kept: readonly Copy[],
  moved: readonly Copy[],
  context: BuildContext,
): string | undefined {
  for (const copy of kept) {
    if (copy.imagePath === undefined) return copy.kind === 'context' ? undefined : copy.because;
    const { imagePath } = copy;
    const found = findContextPath(moved, context, imagePath);
    if (found?.kind === 'found' && copy.kind === 'context' && found.contextPath === copy.contextPath) continue;
    const below = moved.some((other) => other.imagePath === undefined || `${other.imagePath}/`.startsWith(`${imagePath}/`));
    if (found || below) return `both write ${imagePath}`;
  }
  return undefined;
} // prettier-ignore
