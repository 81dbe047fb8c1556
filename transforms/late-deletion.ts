import type { Analysis } from '../src/analysis/analysis.ts';
import { findLateDeletions, type LateDeletion } from '../src/analysis/late-deletions.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { argumentWords } from '../src/dockerfile/instruction.ts';
import { isPrivateFile } from '../src/knowledge/private-files.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Names files that a COPY brings and a later RUN deletes: they stay in the image.
 *
 * A layer is never changed again. `rm` in a later one only hides a file: it is still loaded with the image, and whoever has
 * the image can read it.
 *
 * ```dockerfile
 * COPY app.rpm /tmp/
 * RUN rpm -i /tmp/app.rpm && rm /tmp/app.rpm
 * ```
 * is answered with "Mount /tmp/app.rpm in the RUN that needs it, or do that in a stage of its own". A mount is no layer:
 * ```dockerfile
 * RUN --mount=type=bind,source=app.rpm,target=/tmp/app.rpm rpm -i /tmp/app.rpm
 * ```
 *
 * It changes nothing: other steps may need the file before it goes, and what is only copied in to be unpacked may be better
 * off with ADD, or in a stage of its own. Two RUNs next to each other, of which the second deletes what the first has made,
 * are joined by `merge-run`. A key that is deleted this way is no secret any more, and joining RUNs would not make it one.
 */
export const lateDeletion: Transform<object, never> = {
  id: 'late-deletion',
  summary: 'Name files that a COPY brings and a later RUN only hides',
  category: 'size',
  isDefault: true,
  applicability: 'display-only',
  effects: [],
  answers: [],
  refusals: {},
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const deletion of findLateDeletions(file, analysis)) yield toNote(deletion);
  },
};

function toNote({ run, copy, path }: LateDeletion): Fix {
  const isPrivate = [path, ...argumentWords(copy.content)].some(isPrivateFile);
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits: [],
    title: isPrivate
      ? `Hand ${path} to the RUN that needs it by --mount=type=secret or --mount=type=ssh, not by a copy`
      : `Mount ${path} in the RUN that needs it, or do that in a stage of its own`,
    why: isPrivate
      ? 'deleting it only hides it: whoever can pull the image can read it in the layer below'
      : 'deleting it only hides it: the layer that holds it is loaded with the image all the same',
    evidence: [
      `line ${copy.line} brings it, line ${run.instruction.line} deletes it`,
      ...mountEvidence(copy, isPrivate),
    ],
    assumptions: [],
    effects: [],
    applicability: 'display-only',
    savings: undefined,
  };
}

function mountEvidence({ content: { flags } }: LateDeletion['copy'], isPrivate: boolean): readonly string[] {
  if (isPrivate) return [];
  const from = flags.some(({ name }) => name === 'from') ? 'from=…,' : '';
  return [`RUN --mount=type=bind,${from}source=…,target=… sees files that are in no layer`];
}
