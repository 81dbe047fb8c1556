import { type CacheRun, relationOf } from './cache-runs.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';

/**
 * Whether a text names the folders of a tool, or something in them: by their path, by a variable that chooses them, or by
 * asking the tool (`$GOPATH/pkg/mod/…`, `$(go env GOMODCACHE)`); of what later steps take from, also by how the path ends.
 */
export function namesFolder(text: string, { targets }: CacheRun, { places, isShared, name }: CacheTool): boolean {
  if (relationOf(text, targets) === 'inside') return true;
  const plain = text.replace(/["'\\{}()]/g, '').replace(/:[-=+?][^\s/]{0,100}/g, '');
  for (const [variable, behind] of places.flatMap(({ by }) => by))
    if (namesPlace(plain, `$${variable}${behind}`) || namesPlace(plain, `${name} env ${variable}${behind}`))
      return true;
  return isShared === true && targets.some((target) => namesPlace(plain, endOf(target)));
}

/** With nothing behind it that makes another name of it. */
function namesPlace(text: string, place: string): boolean {
  for (let at = text.indexOf(place); at !== -1; at = text.indexOf(place, at + 1))
    if (!/[\w-]/.test(text.charAt(at + place.length)) && !/[\w-]/.test(place.startsWith('$') ? '' : text.charAt(at - 1)))
      return true;
  return false;
} // prettier-ignore

/** The last two folders of a path: no other program has such. */
function endOf(target: string): string {
  return target.split('/').slice(-2).join('/');
}
