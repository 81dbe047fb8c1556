import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  FOLDER_REFUSALS,
  type FolderReason,
  inspectCleanups,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Deletes what PECL, cpanm, LuaRocks and install2.r leave of packages that they have compiled, in the RUN that did it.
 *
 * They fetch sources, compile and install them, and leave archives, sources and objects behind: PECL in `/tmp/pear`, cpanm in
 * `~/.cpanm`, LuaRocks in `~/.cache/luarocks`, install2.r (the script of the rocker images for R) in
 * `/tmp/downloaded_packages`.
 *
 * ```dockerfile
 * RUN pecl install redis && docker-php-ext-enable redis
 * ```
 * becomes
 * ```dockerfile
 * RUN pecl install redis && docker-php-ext-enable redis \
 *     && rm -rf /tmp/pear
 * ```
 *
 * Where an option, a variable or a setting says where these folders lie, or another user runs the tool, this is refused, and
 * so it is where a later command reads them. `Rscript -e 'install.packages(…)'` is left alone: R deletes its temporary folder
 * when it ends.
 */
export const sourcePackagesCache: Transform<object, FolderReason> = {
  ...CLEANUP_TRANSFORM,
  id: 'source-packages-cache',
  summary: 'Delete what PECL, cpanm, LuaRocks and install2.r leave of what they have compiled',
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: FOLDER_REFUSALS,
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\bpecl\b|\bcpanm\b|\bluarocks\b|\binstall2\.r\b/.test(file.text)) return;
    for (const manager of ['pecl', 'cpanm', 'luarocks', 'install2.r'] as const)
      yield* inspectCleanups<FolderReason>(file, analysis, manager);
  },
};
