/** Why a stage is not put on an image without a shell, apart from what holds for every change of a base. */
export const DISTROLESS_REASONS = [
  'no-image',
  'python-path',
  'shared-base',
  'runs-commands',
  'needs-shell',
  'other-program',
  'no-command',
  'needs-environment',
  'unknown-user',
  'not-proven',
  'other-libc',
  'needs-jdk',
  'built-reference',
  'layout',
  'files-taken',
] as const;
export type DistrolessReason = (typeof DISTROLESS_REASONS)[number];
