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

/**
 * Deletes the download caches of pipenv, Poetry and uv in the RUN that made them.
 *
 * ```dockerfile
 * RUN pipenv install --system --deploy
 * ```
 * becomes
 * ```dockerfile
 * RUN pipenv install --system --deploy \
 *     && rm -rf ~/.cache/pip ~/.cache/pipenv
 * ```
 *
 * Of Poetry's folder only `artifacts` and `cache` go: its virtual environments lie beside them. uv empties its own. Where
 * a variable or an option says where the cache lies, or another user runs the tool, this is refused. So it is where
 * something else is put into the cache, where uv itself is uninstalled again, and where `uvx`, `uv run` or `pipx run` comes
 * later: what they run may have been fetched for them on purpose. pip itself is the
 * matter of `pip-no-cache`.
 */
export const pythonToolsCache: Transform<object, LanguageReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'python-tools-cache',
  summary: 'Delete the download caches of pipenv, Poetry and uv where they were made',
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: LANGUAGE_REFUSALS,
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/pipenv|poetry|\buv\b/.test(file.text)) return;
    for (const manager of ['pipenv', 'poetry', 'uv'] as const)
      yield* inspectCleanups<LanguageReason>(file, analysis, manager);
  },
};
