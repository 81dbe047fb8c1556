import type { BuildContext } from '../build-context.ts';
import { folderOf, joinPath } from '../context-path.ts';

/** Why an install may not run before the sources are there. */
export const INSTALL_TROUBLES = ['needs-sources', 'local-dependency', 'unread-manifest'] as const;
export type InstallTrouble = (typeof INSTALL_TROUBLES)[number];

/** The files of a context that an install reads, as far as its manifests tell. */
export type InstallFiles =
  | {
      readonly kind: 'known';
      /** Paths in the context, of files and of whole folders; all of them are there. */
      readonly files: readonly string[];
      /** What it writes beside them, as paths in the context: what is copied there later writes over it (trap H2). */
      readonly fills: readonly string[];
      /** What would make it read or write more, in sentences that a reader can check; none where it is certain. */
      readonly doubts: readonly string[];
    }
  | RefusedInstall;

export interface RefusedInstall {
  readonly kind: 'refused';
  readonly reason: InstallTrouble;
  /** As a clause. */
  readonly because: string;
}

export function refuseInstall(reason: InstallTrouble, because: string): RefusedInstall {
  return { kind: 'refused', reason, because };
}

/** The first file by one of the names in the folders above one: tools look there for what a project is a part of. */
export function findAbove(context: BuildContext, folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; at !== '';) {
    at = folderOf(at);
    const found = names.map((name) => joinPath(at, name)).find((path) => context.has(path));
    if (found !== undefined) return found;
  }
  return undefined;
}
