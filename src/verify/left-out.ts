import type { Candidate } from './candidate.ts';
import { readIgnoreRules } from '../context/ignore-rules.ts';

/**
 * Whether a copied file may be missing from an image since an ignore file of the candidate leaves it out. Where in the
 * context it was copied from is not known: any end of its path may be its path there.
 */
export function readLeftOut({ files }: Candidate): (path: string) => boolean {
  const changes = files
    .filter(({ path }) => path.endsWith('.dockerignore'))
    .map(({ before, after }) => ({ old: readIgnoreRules(before ?? ''), fresh: readIgnoreRules(after) }));
  if (changes.length === 0) return () => false;
  return (path) =>
    endsOf(path).some((end) => changes.some(({ old, fresh }) => fresh.matchesPath(end) && !old.matchesPath(end)));
}

function endsOf(path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '');
  return names.map((_, i) => names.slice(i).join('/'));
}
