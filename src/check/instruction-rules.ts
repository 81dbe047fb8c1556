import { FOLDER_OF_BASE_RULE, WORKING_FOLDER_RULE } from './absolute-workdir.ts';
import { ADD_TO_COPY_RULE, UNSEEN_ADD_RULE } from './add-to-copy.ts';
import { APPROVED_BASE_RULE } from './approved-base.ts';
import { APT_GET_RULE, APT_GET_UNPROVEN_RULE } from './apt-program.ts';
import { BASE_VARIANT_RULE } from './base-variant.ts';
import { CACHE_MOUNT_RULE, KEPT_PACKAGES_RULE, UNSEEN_CACHE_MOUNT_RULE } from './cache-mount.ts';
import { DISTROLESS_RULE } from './distroless-change.ts';
import { DROPPED_FETCH_RULE, DROPPED_FETCH_UNSEEN_RULE } from './dropped-fetch.ts';
import { DROPPED_SUDO_RULES } from './dropped-sudo.ts';
import { DOCUMENTATION_RULE } from './documentation.ts';
import type { Effect } from './effects.ts';
import { EXEC_FORM_RULE } from './exec-form.ts';
import { COPIED_MODES_RULES } from './copied-modes.ts';
import { DEVELOPMENT_KIT_RULE } from './java-change.ts';
import { FETCHED_LIBRARIES_RULE } from './fetched-libraries.ts';
import { FETCHED_MODULES_RULE } from './fetched-modules.ts';
import { GEM_DOCUMENTS_RULE, GEM_DOCUMENTS_UNPROVEN_RULE } from './gem-documents.ts';
import { GIT_FOLDER_RULE } from './git-folder.ts';
import { HEEDED_PIPES_RULE } from './heeded-pipes.ts';
import { PINNED_BASE_RULE } from './pinned-base.ts';
import { LOCKED_INSTALL_RULE } from './locked-install.ts';
import { MAINTAINER_LABEL_RULE } from './maintainer-label.ts';
import { MANIFESTS_FIRST_RULES } from './manifest-copies.ts';
import { MISSING_PACKAGES_RULE } from './missing-packages.ts';
import { OWNED_COPIES_RULES } from './owned-copies.ts';
import { PACKAGES_FIRST_RULE } from './packages-first.ts';
import { JOINED_INSTALLS_RULE } from './joined-installs.ts';
import { REMOVED_BUILD_PACKAGES_RULE } from './removed-build-packages.ts';
import { PRODUCTION_INSTALL_RULE } from './production-install.ts';
import { REPLACED_INSTRUCTION_RULE } from './replaced-instruction.ts';
import { SAME_READING_RULE } from './same-reading.ts';
import { SECRET_MOUNT_RULE } from './secret-mount.ts';
import { BUILD_FOLDER_RULE } from './build-folder.ts';
import { SHALLOW_CLONE_RULE } from './shallow-clone.ts';
import { SORTED_PACKAGES_RULE } from './sorted-packages.ts';
import { STAGE_SPLIT_RULE } from './stage-split.ts';
import { STRIPPED_PROGRAM_RULE } from './stripped-program.ts';
import { SYSTEM_CHANGE_RULE } from './system-change.ts';
import { ARCHIVE_SCRIPTS_RULE, UNPACKED_ARCHIVE_RULE } from './unpacked-archive.ts';
import type { Window } from './window.ts';
import { USER_RULES } from './user-change.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/**
 * What an effect allows beyond the commands of scripts. Each function gives the first thing that speaks against a
 * change, as a clause, or `undefined` where the effect covers it; one that is absent covers nothing.
 */
export interface InstructionRule {
  /** One instruction may stand in the place of another. */
  readonly change?: (old: Instruction, fresh: Instruction, window: Window) => string | undefined;
  /** An instruction may be new; it stands on a line of its own. */
  readonly addition?: (fresh: Instruction, window: Window) => string | undefined;
  /** An instruction may be gone. */
  readonly removal?: (old: Instruction, window: Window) => string | undefined;
  /** What the effect claims of the whole file, asked where it has covered something. */
  readonly whole?: (window: Window, effects: readonly Effect[]) => string | undefined;
  /** It covers words of commands as well, so that what it claims is always asked. */
  readonly coversWords?: true;
}

/** The effects that change other things than commands, with what each of them allows. */
const RULES: Partial<Readonly<Record<Effect, InstructionRule>>> = {
  ...USER_RULES,
  ...MANIFESTS_FIRST_RULES,
  ...OWNED_COPIES_RULES,
  ...COPIED_MODES_RULES,
  'skips-gem-documents': GEM_DOCUMENTS_RULE,
  'skips-gem-documents-unproven': GEM_DOCUMENTS_UNPROVEN_RULE,
  'sorts-packages': SORTED_PACKAGES_RULE,
  'joins-installs': JOINED_INSTALLS_RULE,
  'removes-build-packages': REMOVED_BUILD_PACKAGES_RULE,
  'runs-apt-get': APT_GET_RULE,
  'runs-apt-get-unproven': APT_GET_UNPROVEN_RULE,
  'drops-list-fetch': DROPPED_FETCH_RULE,
  'drops-list-fetch-scripts-may-need': DROPPED_FETCH_UNSEEN_RULE,
  'removes-own-build-folder': BUILD_FOLDER_RULE,
  'removes-documentation': DOCUMENTATION_RULE,
  'clones-without-history': SHALLOW_CLONE_RULE,
  'removes-git-folder': GIT_FOLDER_RULE,
  'removes-unpacked-archive': UNPACKED_ARCHIVE_RULE,
  'removes-archive-programs-may-need': ARCHIVE_SCRIPTS_RULE,
  'installs-system-packages-first': PACKAGES_FIRST_RULE,
  'fetches-modules-first': FETCHED_MODULES_RULE,
  'fetches-libraries-first': FETCHED_LIBRARIES_RULE,
  'installs-locked-versions': LOCKED_INSTALL_RULE,
  'skips-development-packages': PRODUCTION_INSTALL_RULE,
  'swaps-to-distroless': DISTROLESS_RULE,
  'swaps-development-kit': DEVELOPMENT_KIT_RULE,
  'pins-base': PINNED_BASE_RULE,
  'splits-stage': STAGE_SPLIT_RULE,
  'takes-approved-base': APPROVED_BASE_RULE,
  'changes-base-variant': BASE_VARIANT_RULE,
  'changes-base-system': SYSTEM_CHANGE_RULE,
  'installs-missing-packages': MISSING_PACKAGES_RULE,
  'moves-secret-to-mount': SECRET_MOUNT_RULE,
  ...DROPPED_SUDO_RULES,
  'mounts-cache': CACHE_MOUNT_RULE,
  'mounts-cache-scripts-may-need': UNSEEN_CACHE_MOUNT_RULE,
  'keeps-fetched-packages': KEPT_PACKAGES_RULE,
  'starts-without-shell': EXEC_FORM_RULE,
  'heeds-pipe-failures': HEEDED_PIPES_RULE,
  'strips-symbols': STRIPPED_PROGRAM_RULE,
  'copies-without-unpacking': ADD_TO_COPY_RULE,
  'copies-unseen-files': UNSEEN_ADD_RULE,
  'drops-replaced-instruction': REPLACED_INSTRUCTION_RULE,
  'names-working-folder': WORKING_FOLDER_RULE,
  'names-folder-of-base': FOLDER_OF_BASE_RULE,
  'moves-author-to-label': MAINTAINER_LABEL_RULE,
  'reads-the-same': SAME_READING_RULE,
};

type Part = 'change' | 'addition' | 'removal';

/** The first effect that covers a change. */
export function findCovering<Kind extends Part>(
  part: Kind,
  effects: readonly Effect[],
  ...about: Parameters<NonNullable<InstructionRule[Kind]>>
): Effect | undefined {
  return effects.find((effect) => {
    const rule = RULES[effect]?.[part] as ((...words: typeof about) => string | undefined) | undefined;
    return rule !== undefined && rule(...about) === undefined;
  });
}

/**
 * What one of the effects claims of the whole file, and does not hold.
 * @param covering the effects that have covered something
 */
export function findBrokenClaim(
  window: Window,
  effects: readonly Effect[],
  covering: ReadonlySet<Effect | undefined>,
): string | undefined {
  for (const effect of effects) {
    const rule = RULES[effect];
    if (!covering.has(effect) && rule?.coversWords !== true) continue;
    const objection = rule?.whole?.(window, effects);
    if (objection !== undefined) return objection;
  }
  return undefined;
}

/** Whether an effect has a say in other things than commands. */
export function hasRule(effects: readonly Effect[]): boolean {
  return effects.some((effect) => RULES[effect] !== undefined);
}
