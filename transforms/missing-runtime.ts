import type { Analysis } from '../src/analysis/analysis.ts';
import { findMissingParts } from '../src/analysis/missing-runtime/find-missing.ts';
import type { MissingPart } from '../src/analysis/missing-runtime/missing-part.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Names a final stage that lacks what its program needs to start.
 *
 * A stage that ships has of the build what is copied, and of the system what its image has. Files with several stages that
 * were written by an example often build, and then do not start:
 *
 * ```dockerfile
 * FROM golang:1.24-bookworm AS build
 * WORKDIR /src
 * COPY . .
 * RUN go build -o server .
 *
 * FROM alpine:3.22
 * COPY --from=build /src/server /server
 * EXPOSE 8080
 * CMD ["/server"]
 * ```
 * is answered with "Build /server with CGO_ENABLED=0, or ship it from an image with glibc".
 *
 * It knows of programs of Go, Rust and C that are linked with a C library which the image has not, or has in another kind; of
 * what PyInstaller packs, which asks for a loader and is put on `scratch`, or on an older release; of programs for Node.js
 * whose `node_modules` stay in the other stage; and of packages of Python that are copied without an interpreter, to another
 * version, or to the home folder of another user.
 *
 * It changes nothing: which of the ways is right, the file does not say. It speaks only where the file shows both the command
 * that makes the program and all that the stage gets, and is silent where a RUN or COPY may bring what is missing.
 */
export const missingRuntime: Transform<object, never> = {
  id: 'missing-runtime',
  summary: 'Name what the program of the final stage needs to start, and what is not there',
  category: 'hygiene',
  isDefault: true,
  applicability: 'display-only',
  effects: [],
  answers: [],
  refusals: {},
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const part of findMissingParts(file, analysis)) yield toNote(part);
  },
};

function toNote({ instruction, title, why, evidence }: MissingPart): Fix {
  return {
    kind: 'fix',
    instruction,
    edits: [],
    title,
    why,
    evidence,
    assumptions: [],
    effects: [],
    applicability: 'display-only',
    savings: undefined,
  };
}
