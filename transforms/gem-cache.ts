import type { Analysis } from '../src/analysis/analysis.ts';
import { findBaseImage } from '../src/analysis/base-release.ts';
import { findUser } from '../src/analysis/user.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { readStages } from '../src/dockerfile/stages.ts';
import type { Finding } from '../src/transform/finding.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  inspectCleanups,
  LANGUAGE_REFUSALS,
  type LanguageReason,
  SYSTEM_REFUSALS,
  type SystemReason,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = LanguageReason | SystemReason;

/**
 * Deletes the archives of gems in the RUN that installed them.
 *
 * RubyGems and Bundler keep the archive of every gem that they have installed beside its files. Only `gem pristine` and
 * `bundle cache` ever read them again.
 *
 * ```dockerfile
 * RUN bundle install
 * ```
 * becomes
 * ```dockerfile
 * RUN bundle install \
 *     && rm -rf "$(gem env gemdir)"/cache/*.gem
 * ```
 *
 * Where Bundler was told to install into another folder, this is refused. A user who is not root may not delete what root
 * has installed before: the fix is unsafe where the base image is not an official one and no USER says who runs it.
 */
export const gemCache: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'gem-cache',
  summary: 'Delete the archives of gems where they were installed',
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: { ...LANGUAGE_REFUSALS, ...SYSTEM_REFUSALS },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const manager of ['bundle', 'gem'] as const)
      for (const finding of inspectCleanups<Reason>(file, analysis, manager)) yield withUser(file, finding);
  },
};

function withUser(file: Dockerfile, finding: Finding<Reason>): Finding<Reason> {
  if (finding.kind === 'refusal') return finding;
  const stage = readStages(file).findLast(({ from }) => from.start < finding.instruction.start)!;
  const user = findUser(stage, finding.instruction);
  const base = findBaseImage(file, stage);
  const isOfficial = base?.reference.domain === 'docker.io' && base.reference.path.startsWith('library/');
  if (user === 'root' || user === '0' || (user === undefined && isOfficial && !base.isOverridable)) return finding;
  const who = user === undefined ? `The user of ${base?.text ?? 'the base image'}` : `USER ${user}`;
  const assumption = `${who} is root, or owns the folder that "gem env gemdir" prints.`;
  return { ...finding, assumptions: [...finding.assumptions, assumption], applicability: 'unsafe' };
}
