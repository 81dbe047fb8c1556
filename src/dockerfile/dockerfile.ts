import { findDisagreement, findDisagreementOn } from './agreement.ts';
import { findAmbiguousEnd, findAmbiguousHeredoc, findUnknownFrontend } from './frontend.ts';
import { findGeneratedMark } from './generated.ts';
import { type FileRefusal, refuseFile } from './refusal.ts';
import { rescan, scan, type Scan } from './scan.ts';
import { ScanError } from './scan-error.ts';
import { findTemplateLine } from './template.ts';
import { findNewRejection, findRejection } from './validate.ts';
import type { Edit } from '../text/edit.ts';

/** A Dockerfile that was read safely: the two readers agree on it and BuildKit would take it. */
export interface Dockerfile extends Scan {
  readonly kind: 'dockerfile';
}

/** In UTF-16 code units. */
export const MAX_FILE_LENGTH = 1_048_576;

/** Reads a Dockerfile's text, or says why it is to be left alone. Never throws on any text. */
export function readDockerfile(text: string): Dockerfile | FileRefusal {
  if (text.length > MAX_FILE_LENGTH) return refuseFile('too-large', `it has ${text.length} characters`);
  const template = findTemplateLine(text);
  if (template) return template;
  const file = tryScan(text, () => scan(text));
  if (file.kind === 'refused') return file;
  return findRefusal(file) ?? findDisagreement(file) ?? file;
}

/**
 * Asks the second reader about what is new in a file that was made from an accepted one, instruction by instruction.
 * Reading the whole text again would cost as much as everything else together.
 */
export function findNewDisagreement(file: Dockerfile, accepted: Dockerfile): FileRefusal | undefined {
  const old = new Set(accepted.instructions.map(({ content }) => content));
  return findDisagreementOn(
    file.instructions.filter(({ content }) => !old.has(content)),
    file.instructions.at(-1)!,
  );
}

/** All that speaks against a text but the second reader, whose word costs more than all else. */
function findRefusal(file: Dockerfile): FileRefusal | undefined {
  return findUnknownFrontend(file.text) ?? findGeneratedMark(file) ?? findAmbiguousHeredoc(file) ?? findRejection(file);
}

/**
 * Reads a text that `edits` made of an already read file. Only our own scanner looks, and only at what changed: the
 * second reader looks at the end result (see the pipeline).
 */
export function rereadDockerfile(previous: Dockerfile, text: string, edits: readonly Edit[]): Dockerfile | FileRefusal {
  const file = tryScan(text, () => rescan(previous, text, edits));
  if (file.kind === 'refused') return file;
  return findAmbiguousHeredoc(file) ?? findNewRejection(file, previous) ?? file;
}

function tryScan(text: string, read: () => Scan): Dockerfile | FileRefusal {
  try {
    return { kind: 'dockerfile', ...read() };
  } catch (error) {
    if (error instanceof ScanError)
      return findAmbiguousEnd(text, error) ?? refuseFile('rejected', error.message, error.line);
    throw error;
  }
}
