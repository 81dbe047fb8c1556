import type { Analysis } from '../src/analysis/analysis.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import { findPlatformObstacle, isTargetPlatform, type PlatformObstacle } from '../src/dockerfile/redundant-platform.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = PlatformObstacle;

/**
 * Drops `--platform=$TARGETPLATFORM` from a `FROM`.
 *
 * It is what a stage is built for anyway, so that it only hides which stages are for another platform. BuildKit warns of
 * it (`RedundantTargetPlatform`).
 *
 * ```dockerfile
 * FROM --platform=$TARGETPLATFORM alpine
 * ```
 * becomes
 * ```dockerfile
 * FROM alpine
 * ```
 *
 * Where an `ARG TARGETPLATFORM` before the first `FROM` gives it another value, or lets `--build-arg` do so, it stays; and so
 * it does where the stage starts from one of the file that is for another platform, which then counts.
 */
export const targetPlatform: Transform<object, Reason> = {
  id: 'target-platform',
  summary: 'Drop --platform=$TARGETPLATFORM, which is the default',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['RedundantTargetPlatform'],
  guide: 'reference/build-checks/redundant-target-platform/',
  refusals: {
    'other-platform': {
      because: 'the stage that it starts from, or may start from, is for a platform of its own, and that counts',
      remedy: 'drop the flag by hand if that platform is meant, else the one of the other stage',
    },
    'own-argument': {
      because: 'an ARG before the first FROM gives TARGETPLATFORM another value, or lets --build-arg do so',
      remedy: 'drop that ARG if the image is to be built for any platform: BuildKit sets the value by itself',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, { stages }: Analysis) {
    if (!file.text.includes('TARGETPLATFORM')) return;
    for (const { from: instruction } of stages) {
      const { flags, argumentsSpan } = instruction.content;
      const at = flags.findIndex(isTargetPlatform);
      const flag = flags[at];
      if (!flag) continue;
      const reason = findPlatformObstacle(file, instruction);
      if (reason) {
        yield { kind: 'refusal', instruction, reason, detail: `it has ${flag.text}` };
        continue;
      }
      const end = flags[at + 1]?.span.start ?? argumentsSpan.start;
      const edit = replacePart(instruction, { start: flag.span.start, end }, '');
      if (!edit) continue;
      yield {
        kind: 'fix',
        instruction,
        edits: [edit],
        title: `Drop ${flag.text}, which is the default`,
        why: 'a flag that says the default hides those that say something else; BuildKit warns of it',
        evidence: ['a stage is built for the target platform where nothing else is said'],
        assumptions: [],
        effects: ['reads-the-same'],
        applicability: 'safe',
        savings: undefined,
      };
    }
  },
};
