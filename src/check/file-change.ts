import type { Effect } from './effects.ts';
import type { FileChange } from '../context/file-change.ts';
import type { Surroundings } from '../context/surroundings.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';

export function checkFileChange(
  _file: Dockerfile,
  _change: FileChange,
  _effects: readonly Effect[],
  _surroundings: Surroundings,
): string | undefined {
  return 'nothing is known of it';
}
