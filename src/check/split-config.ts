import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { configAfter, EMPTY_CONFIG, type ImageConfig } from '../trace/image-config.ts';

/** What the file says of the image has to be the same, and what the old base said as well. */
export function findSplitConfigObjection(
  { old, runtime }: Split,
  { before, after, surroundings }: Window,
): string | undefined {
  const was = readConfig(old.instructions);
  const is = readConfig(runtime.instructions);
  const catalogue = surroundings.catalogue();
  const base = readBase(before, old, catalogue);
  if (typeof base === 'string') return 'the base image before is not known';
  const { defaults } = base.facts;
  const folder = was.workingDir ?? defaults?.workingDir ?? '/';
  const differs = KEYS.find((key) => {
    const [a, b] = [was, is].map((config) => JSON.stringify(config[key] ?? null));
    return key !== 'workingDir' && a !== b && !(key === 'user' && /^"?(?:root|0)"?$|^null$/.test(a!) && b === 'null');
  });
  if (differs !== undefined) return `the second stage says something else of ${differs}`;
  if ((is.workingDir ?? '/') !== folder && !folder.includes('(of the base)')) return 'it starts in another folder';
  if (was.entrypoint === undefined && (defaults?.entrypoint?.length ?? 0) > 0) {
    const from = readFromReference(after, runtime);
    const image = from && catalogue.findImage(from.reference);
    const same = image?.tag !== undefined && familiarName(from!.reference) === base.image.name;
    if (!same) return 'the old base brings an ENTRYPOINT that the new one does not have';
  }
  return was.entrypoint === undefined && was.cmd === undefined ? 'nothing says what is started' : undefined;
}

const KEYS = Object.keys(EMPTY_CONFIG) as (keyof ImageConfig)[];

function readConfig(instructions: readonly Instruction[]): ImageConfig {
  return instructions.reduce(configAfter, EMPTY_CONFIG);
}
