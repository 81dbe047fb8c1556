import { apkNoCache } from './apk-no-cache.ts';
import { aptNoRecommends } from './apt-no-recommends.ts';
import { aptYes } from './apt-yes.ts';
import { pipNoCache } from './pip-no-cache.ts';
import type { Transform } from '../src/transform/transform.ts';

/** Every transform, in the order in which they run. Each sees what the ones before it made. */
export const preset: readonly Transform[] = [
  aptYes, // first: an install that stops and asks is not worth improving
  aptNoRecommends,
  apkNoCache,
  pipNoCache,
];
