import type { UnusedIgnore } from './rewrite-result.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readIgnores } from '../plan/ignore-comments.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The ignore comments of ours that switch off nothing, or never could.
 * @param used ordinals of those that did
 */
export function findUnusedIgnores(file: Dockerfile, plan: Plan, used: ReadonlySet<number>): readonly UnusedIgnore[] {
  const { comments } = readIgnores(file, plan.known);
  if (comments.length === 0) return [];
  const running = new Set(plan.transforms.map(({ transform }) => transform.id));
  return comments
    .filter(({ isOurs, ordinal }) => isOurs && !used.has(ordinal))
    .filter(({ transforms, problem }) => problem !== undefined || transforms.some((id) => running.has(id)))
    .map(({ line, text, problem }) => ({
      line,
      comment: text,
      because: problem ?? 'nothing there would be changed without it',
    }));
}
