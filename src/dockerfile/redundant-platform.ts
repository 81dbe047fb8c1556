import type { Flag } from './flags.ts';
import type { Scan } from './scan.ts';
import { readVariables } from './variables.ts';

/** Whether a flag of a FROM is `--platform=$TARGETPLATFORM`. */
export function isTargetPlatform({ name, value }: Flag): boolean {
  return name === 'platform' && (value === '$TARGETPLATFORM' || value === '${TARGETPLATFORM}');
}

/**
 * Whether a `--platform` of a FROM names the platform that it would be for anyway: `$TARGETPLATFORM`, which BuildKit sets.
 * An ARG before the first FROM may give it another value.
 */
export function isRedundantPlatform({ instructions }: Scan, flag: Flag): boolean {
  if (!isTargetPlatform(flag)) return false;
  const end = instructions.findIndex(({ content }) => content.keyword === 'from');
  const global = instructions.slice(0, end).flatMap(({ content }) => readVariables(content));
  return !global.some((variable) => variable.name === 'TARGETPLATFORM' && variable.value !== undefined);
}
