import type { Finding } from './finding.ts';
import type { Analysis } from '../analysis/analysis.ts';
import { wantsCacheMounts } from '../context/policy.ts';

/** Whether a refusal is about a cache mount that the configuration asks for: that is nothing to speak of. */
export function isMeantMount(finding: Finding, { surroundings }: Analysis): boolean {
  return finding.kind === 'refusal' && finding.reason === 'cache-mount' && wantsCacheMounts(surroundings.policy);
}
