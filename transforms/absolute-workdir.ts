import type { Analysis } from '../src/analysis/analysis.ts';
import { isPlainPath, joinFolder, readRelativeWorkdirs, type RelativeWorkdir } from '../src/context/workdirs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'other-system' | 'unclear-path' | 'unknown-folder';

/**
 * Writes relative paths of `WORKDIR` as absolute ones.
 *
 * A relative path goes on from the folder before it. Where that is the one of the base image, another base is another
 * folder, and nothing says so; BuildKit warns (`WorkdirRelativePath`).
 *
 * ```dockerfile
 * FROM node:20
 * WORKDIR /srv
 * WORKDIR app
 * ```
 * becomes
 * ```dockerfile
 * FROM node:20
 * WORKDIR /srv
 * WORKDIR /srv/app
 * ```
 *
 * Safe where the file says the folder before it, or the stage starts from `scratch`. Where it is that of the base image, the
 * catalogue of images knows it, and the fix rests on its being so still.
 */
export const absoluteWorkdir: Transform<object, Reason> = {
  id: 'absolute-workdir',
  summary: 'Write relative paths of WORKDIR as absolute ones',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['names-working-folder', 'names-folder-of-base'],
  answers: ['DL3000', 'WorkdirRelativePath'],
  guide: 'reference/build-checks/workdir-relative-path/',
  refusals: {
    'other-system': {
      because: 'the image may be one of Windows, whose paths are others',
      remedy: 'write the absolute path by hand',
    },
    'unclear-path': {
      because: 'the path is not there in one piece, or has quotes, escapes or variables in it',
      remedy: 'write the absolute path by hand',
    },
    'unknown-folder': {
      because: 'the folder that it goes on from is not known',
      remedy: 'write the absolute path by hand',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, { stages, surroundings }: Analysis) {
    for (const stage of stages) {
      for (const workdir of readRelativeWorkdirs(file, stage, surroundings)) yield inspectWorkdir(workdir);
    }
  },
};

function inspectWorkdir({ instruction, path: written, before }: RelativeWorkdir): Finding<Reason> {
  const { argumentsSpan } = instruction.content;
  const refuse = (reason: Reason, detail: string): Finding<Reason> => {
    return { kind: 'refusal', instruction, reason, detail };
  };
  if (before.kind === 'windows') return refuse('other-system', `${written} stands in such a file`);
  if (!isPlainPath(written)) return refuse('unclear-path', `it is ${written}`);
  if (before.kind === 'unknown') return refuse('unknown-folder', before.because);
  const path = joinFolder(before.folder, written);
  const edit = replacePart(instruction, argumentsSpan, path);
  if (!edit) return refuse('unclear-path', 'a line break runs through it');
  const { base } = before;
  return {
    kind: 'fix',
    instruction,
    edits: [edit],
    title: `Write WORKDIR ${path}, not ${written}`,
    why: 'an absolute path is the same folder whatever stands before it, and whatever the base is',
    evidence: [
      base
        ? `the catalogue of images says that ${base.image} starts in ${base.folder}`
        : `the folder before it is ${before.folder}`,
    ],
    assumptions: base
      ? [
          `${base.image} still starts in ${base.folder}: \`docker image inspect -f '{{.Config.WorkingDir}}' ${base.image}\` says so, or nothing for /.`,
        ]
      : [],
    effects: [base ? 'names-folder-of-base' : 'names-working-folder'],
    applicability: base ? 'unsafe' : 'safe',
    savings: undefined,
  };
}
