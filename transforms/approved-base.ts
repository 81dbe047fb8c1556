import type { Analysis } from '../src/analysis/analysis.ts';
import { readApproval, writeApproved } from '../src/context/approved.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { type FromReference, readFromReference } from '../src/dockerfile/from-reference.ts';
import { familiarName } from '../src/dockerfile/reference.ts';
import type { Stage } from '../src/dockerfile/stages.ts';
import type { Finding, Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

const refusals = {
  'built-reference': {
    because: 'a variable or a quote stands in the name, or in a tag that would have to go',
    remedy: 'write the name out, and leave no more than the version to a variable',
  },
  'pinned-digest': {
    because: 'the digest is that of the old image',
    remedy: 'take the digest of the approved one',
  },
  'local-name': {
    because:
      'the approved image has the name of a stage of this file, or that of the empty image, which would be taken for it',
    remedy: 'give the stage another name, or the image with its registry',
  },
} as const;
type Reason = keyof typeof refusals;

/**
 * Puts the base images that the configuration approves in the place of others, and names those it says nothing of.
 *
 * ```json
 * { "bases": { "node": "registry.example.com/base/node", "python:3.11": "registry.example.com/base/python:3.11-hardened" } }
 * ```
 *
 * An entry without a tag keeps the tag of the file; one with a tag is for that tag alone. A replacement with a tag or a digest
 * is taken as it is. What is a replacement itself is
 * approved. Any other image of a FROM is named in the report, and nothing is changed. Without `bases` in the configuration
 * it does nothing at all.
 *
 * With the configuration above,
 *
 * ```dockerfile
 * FROM node:20
 * ```
 *
 * becomes
 *
 * ```dockerfile
 * FROM registry.example.com/base/node:20
 * ```
 */
export const approvedBase: Transform<object, Reason> = {
  id: 'approved-base',
  summary: 'Use the base images that the configuration approves',
  category: 'security',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['takes-approved-base'],
  answers: ['DL3026'],
  refusals,
  defaults: {},

  *inspect(file: Dockerfile, { stages, surroundings }: Analysis) {
    if (surroundings.policy.bases === undefined) return;
    const names = new Set(['scratch', ...stages.flatMap(({ name }) => name?.toLowerCase() ?? [])]);
    for (const stage of stages) {
      const from = readFromReference(file, stage);
      if (from) yield* inspectFrom(stage, from, names, surroundings.policy);
    }
  },
};

function* inspectFrom(
  stage: Stage,
  from: FromReference,
  names: ReadonlySet<string>,
  policy: Analysis['surroundings']['policy'],
): Iterable<Finding<Reason>> {
  const approval = readApproval(policy, from.reference);
  if (approval.kind === 'unlisted' || approval.kind === 'approved') return;
  const instruction = stage.from;
  if (approval.kind === 'unknown') {
    yield describeUnknown(stage, from);
    return;
  }
  if (from.reference.digest !== undefined) {
    yield { kind: 'refusal', instruction, reason: 'pinned-digest', detail: `${from.text} is to be ${approval.name}` };
    return;
  }
  const written = writeApproved(from.text, approval);
  if (written === undefined || !from.span) {
    yield { kind: 'refusal', instruction, reason: 'built-reference', detail: `${from.text} is to be ${approval.name}` };
    return;
  }
  if (names.has(written.toLowerCase())) {
    yield { kind: 'refusal', instruction, reason: 'local-name', detail: `${from.text} is to be ${approval.name}` };
    return;
  }
  yield {
    kind: 'fix',
    instruction,
    edits: [{ span: from.span, text: written }],
    title: `Start from ${written}`,
    why: 'the configuration names it as the image to be used in the place of this one',
    evidence: [`"bases" of the configuration has an entry for ${familiarName(from.reference)}`],
    assumptions: [`${written} can be had where this is built, and has what ${from.expanded} has.`],
    effects: ['takes-approved-base'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

function describeUnknown(stage: Stage, from: FromReference): Fix {
  const name = familiarName(from.reference);
  return {
    kind: 'fix',
    instruction: stage.from,
    edits: [],
    title: `${name} is no approved base image`,
    why: '"bases" of the configuration has neither an entry for it nor one that leads to it',
    evidence: [`${from.expanded} was looked for, with its tag and without`],
    assumptions: [],
    effects: [],
    applicability: 'display-only',
    savings: undefined,
  };
}
