/** Why a registry gives no answer. */
export const TROUBLES = ['denied', 'too-many', 'unreachable', 'timed-out', 'failing', 'bad-answer', 'aborted'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A registry cannot be asked, or its answer cannot be believed. The message is a clause with what to do; no credential is in it. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  readonly trouble: Trouble;

  constructor(trouble: Trouble, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/** What says as much of a registry as of the question: the next one would fare no better. */
const OF_THE_HOST: ReadonlySet<Trouble> = new Set(['too-many', 'unreachable', 'timed-out', 'failing']);

export function isTroubleOfHost({ trouble }: RegistryError): boolean {
  return OF_THE_HOST.has(trouble);
}
