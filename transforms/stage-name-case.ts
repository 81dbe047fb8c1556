import type { Analysis } from '../src/analysis/analysis.ts';
import { consumersOf } from '../src/context/consumers/consumers-of.ts';
import type { Surroundings } from '../src/context/surroundings.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import { readStageReferences } from '../src/dockerfile/stage-references.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'named-elsewhere' | 'named-twice' | 'other-builder' | 'unclear-use';

/**
 * Writes the names of stages in lower case, where they are given and where they are used.
 *
 * In lower case they are told from keywords. BuildKit warns of others (`StageNameCasing`).
 *
 * ```dockerfile
 * FROM golang:1.22 AS Builder
 * FROM scratch
 * COPY --from=Builder /app /app
 * ```
 * becomes
 * ```dockerfile
 * FROM golang:1.22 AS builder
 * FROM scratch
 * COPY --from=builder /app /app
 * ```
 *
 * BuildKit compares the names without regard to case, so that `--target=Builder` still finds the stage. Buildah does not,
 * and where a file of the project names the stage as it was, the two would look like two: both are left alone.
 */
export const stageNameCase: Transform<object, Reason> = {
  id: 'stage-name-case',
  summary: 'Write the names of stages in lower case',
  category: 'hygiene',
  isDefault: false,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['StageNameCasing'],
  guide: 'reference/build-checks/stage-name-casing/',
  refusals: {
    'named-elsewhere': {
      because: 'another file of the project builds the stage by the name as it is written',
      remedy: 'write the name in lower case there, too',
    },
    'named-twice': {
      because: 'two stages have this name, and differ in case at the most',
      remedy: 'give one of them another name',
    },
    'other-builder': {
      because: 'the builder that the configuration names may tell the case of a stage when it is asked for one',
      remedy: 'rename it by hand, and wherever it is built by name',
    },
    'unclear-use': {
      because: 'quotes or escapes stand within the name where it is used, so that a part of it would keep its case',
      remedy: 'write the name there without them',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, { stages, surroundings }: Analysis) {
    for (const stage of stages) {
      if (stage.name === undefined || stage.name === stage.name.toLowerCase()) continue;
      yield inspectStage(file, stage, stage.name, stages, surroundings);
    }
  },
};

function inspectStage(
  file: Dockerfile,
  stage: Stage,
  name: string,
  stages: readonly Stage[],
  surroundings: Surroundings,
): Finding<Reason> {
  const { from: instruction } = stage;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => {
    return { kind: 'refusal', instruction, reason, detail };
  };
  const fresh = name.toLowerCase();
  const twin = stages.find((other) => other !== stage && other.name?.toLowerCase() === fresh);
  if (twin) return refuse('named-twice', `the other one begins in line ${twin.from.line}`);
  const { builder = 'buildkit' } = surroundings.policy;
  if (builder !== 'buildkit') return refuse('other-builder', `it is ${builder}`);
  const use = consumersOf(surroundings).found.find(({ target, build }) => (target ?? build?.target) === name);
  if (use) return refuse('named-elsewhere', `${use.path}, line ${use.line}`);
  const places = readStageReferences(file).filter((place) => place.stage === stage && place.text !== fresh);
  const edits: Edit[] = [];
  for (const { instruction: user, span } of places) {
    const edit = span && replacePart(user, span, fresh);
    if (!edit) return refuse('unclear-use', `line ${user.line} uses it`);
    edits.push(edit);
  }
  return {
    kind: 'fix',
    instruction,
    edits,
    title: `Write ${fresh} for the stage ${name}`,
    why: 'names in lower case are told from keywords at a glance; BuildKit warns of others',
    evidence: ['BuildKit compares names of stages without regard to case, that of --target as well'],
    assumptions: [],
    effects: ['reads-the-same'],
    applicability: 'safe',
    savings: undefined,
  };
}
