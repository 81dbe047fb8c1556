import { rewriteText, type TextTask } from './rewrite-text.ts';
import { loadYamlReader } from './yaml-reader.ts';
import type { Rewrite } from '../pipeline/rewrite-result.ts';

/** What a worker thread does: one text at a time. A file of its own, since threads load a file and not a function. */
export default async function rewriteInThread(task: TextTask): Promise<Rewrite> {
  if (task.place.hasYaml) await loadYamlReader();
  return rewriteText(task);
}
