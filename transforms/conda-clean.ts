import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  inspectCleanups,
  LANGUAGE_REFUSALS,
  type LanguageReason,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = LanguageReason | 'old-program';

/**
 * Deletes the package archives of conda, mamba and micromamba in the RUN that fetched them.
 *
 * conda keeps the archive of every package below `pkgs`, beside what it has unpacked, and the index of every channel: often
 * hundreds of megabytes. An environment shares its files with the unpacked packages by hard links and keeps them.
 *
 * ```dockerfile
 * RUN conda install -y numpy
 * ```
 * becomes
 * ```dockerfile
 * RUN conda install -y numpy \
 *     && conda clean --all --yes
 * ```
 *
 * A conda that was called by its path is called by it again. With a cache mount, where another folder was chosen, or where
 * a later command works offline, nothing is deleted.
 */
export const condaClean: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'conda-clean',
  summary: "Delete conda's package archives where they were fetched",
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: {
    ...LANGUAGE_REFUSALS,
    'old-program': {
      because: 'conda before 4.0.3 does not know "conda clean --all"',
      remedy: 'take a newer installer, or update conda by "conda update conda" before',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/conda|mamba/.test(file.text)) return;
    for (const manager of ['conda', 'mamba', 'micromamba'] as const)
      yield* inspectCleanups<Reason>(file, analysis, manager);
  },
};
