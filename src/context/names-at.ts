import type { BuildContext } from './build-context.ts';
import { baseName, folderOf, joinPath } from './context-path.ts';
import type { Copy } from './copies.ts';

/**
 * The names of the files and folders that were copied from the context into a folder of the image, in their order; what is
 * copied from elsewhere is not among them.
 * @param copies as `readCopies` gives them
 * @param folder absolute and cleaned
 */
export function namesAt(copies: readonly Copy[], context: BuildContext, folder: string): readonly string[] {
  const names = new Set<string>();
  for (const copy of copies) {
    if (copy.kind !== 'context') continue;
    const { contextPath, imagePath } = copy;
    if (!copy.isFolder) {
      if ((folderOf(imagePath) || '/') === folder) names.add(baseName(imagePath));
      continue;
    }
    const base = imagePath === '/' ? '' : imagePath;
    if (folder !== imagePath && !folder.startsWith(`${base}/`)) continue;
    const rest = folder === imagePath ? '' : folder.slice(base.length + 1);
    for (const name of context.namesIn(rest === '' ? contextPath : joinPath(contextPath, rest))) names.add(name);
  }
  return [...names].sort();
}
