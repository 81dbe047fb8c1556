/** Why a whole file is left alone, each with what it means and what would make it readable. */
export const FILE_REFUSALS = {
  'not-utf8': {
    because: 'its bytes are not UTF-8, so they could not be written back as they are',
    remedy: 'convert the file to UTF-8',
  },
  'too-large': {
    because: 'it has more than 1,048,576 characters, which no written Dockerfile has',
    remedy: 'split the file, or leave it out with "exclude"',
  },
  template: {
    because: 'it is a template: what BuildKit will read is not yet written',
    remedy: 'run dockoptimize on the rendered file, and carry the diff over to the template',
  },
  generated: {
    because: 'it says that it is generated and must not be edited',
    remedy: 'change what generates it; the diff of the other files shows how',
  },
  rejected: {
    because: 'BuildKit would not build it',
    remedy: 'mend the line first; docker build prints the same error',
  },
  'unknown-frontend': {
    because: 'its "# syntax" directive names a frontend with a language of its own',
    remedy: 'use docker/dockerfile, or leave the file as it is',
  },
  'ambiguous-heredoc': {
    because: 'whether "<<" opens a heredoc in it depends on the version of the frontend, which the file does not say',
    remedy: 'write the heredoc word without a blank after "<<", or pin "# syntax=docker/dockerfile:1"',
  },
  'readers-disagree': {
    because: 'two independent readers see different instructions in it',
    remedy: 'please report the file: one of the two readers has a bug',
  },
} as const;

export type FileRefusalReason = keyof typeof FILE_REFUSALS;

/** A file that is left alone, byte for byte. */
export interface FileRefusal {
  readonly kind: 'refused';
  readonly reason: FileRefusalReason;
  /** What was found, as a clause without a full stop. */
  readonly detail: string;
  /** The number, from 1, of the line that shows it; `undefined` where no line does. */
  readonly line: number | undefined;
}

export function refuseFile(reason: FileRefusalReason, detail: string, line?: number): FileRefusal {
  return { kind: 'refused', reason, detail, line };
}
