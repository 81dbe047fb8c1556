import type { BuildContext } from '../build-context.ts';
import { baseName, isAtOrBelow, joinPath } from '../context-path.ts';
import type { Copy } from '../copies.ts';

/**
 * The `node_modules` that copies would bring from a machine on which somebody has installed there, since no ignore file
 * keeps it out (trap H2): behind an install, it would be mixed with what that has fetched.
 * @param fills the folders that installs fill, absolute
 * @returns its path in the context
 */
export function findUnkept(
  copies: readonly Copy[],
  fills: readonly string[],
  context: BuildContext,
): string | undefined {
  for (const fill of fills.filter((folder) => baseName(folder) === 'node_modules')) {
    for (const copy of copies) {
      if (copy.kind !== 'context' || !copy.isFolder || !isAtOrBelow(fill, copy.imagePath)) continue;
      const rest = fill.slice(copy.imagePath === '/' ? 1 : copy.imagePath.length + 1);
      const path = joinPath(copy.contextPath, rest);
      const probe = joinPath(path, 'package.json');
      if (context.withFile(probe, '{}').has(probe)) return path;
    }
  }
  return undefined;
}
