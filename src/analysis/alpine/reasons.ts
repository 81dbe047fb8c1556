import type { Instruction } from '../../dockerfile/instruction.ts';

/** Why a stage stays on Debian, besides what holds for every change of a base. */
export type AlpineReason =
  | 'built-reference'
  | 'other-configuration'
  | 'unread-script'
  | 'unread-program'
  | 'unread-manifest'
  | 'onbuild'
  | 'package-source'
  | 'version-pin'
  | 'unmapped-package'
  | 'old-alpine'
  | 'apt-command'
  | 'unclear-links'
  | 'comment-between'
  | 'unknown-command'
  | 'gnu-option'
  | 'shell-differs'
  | 'account-command'
  | 'unknown-user'
  | 'locale'
  | 'debian-path'
  | 'remote-add'
  | 'glibc-program'
  | 'copied-from-glibc'
  | 'copied-to-glibc'
  | 'compiles'
  | 'native-package'
  | 'not-root';

/** What keeps a stage on Debian, and where. */
export interface Obstacle {
  readonly reason: AlpineReason;
  readonly instruction: Instruction;
  /** What was found there, as a clause. */
  readonly detail: string;
}

export function isObstacle(value: object | undefined): value is Obstacle {
  return value !== undefined && 'reason' in value;
}
