import { cleanPath } from './context-path.ts';
import type { Surroundings } from './surroundings.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { familiarReference } from '../dockerfile/reference.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { readDeepestBase } from '../knowledge/images/base-image.ts';

/** The folder that a WORKDIR goes on from. */
export type FolderBefore =
  | {
      readonly kind: 'known';
      /** Absolute and cleaned. */
      readonly folder: string;
      /** The base image whose folder decides, where the file itself does not, and that folder. */
      readonly base: { readonly image: string; readonly folder: string } | undefined;
    }
  | { readonly kind: 'unknown'; readonly because: string }
  /** Its paths are not read. */
  | { readonly kind: 'windows' };

/** A WORKDIR with a relative path. */
export interface RelativeWorkdir {
  readonly instruction: Instruction;
  /** As written. */
  readonly path: string;
  readonly before: FolderBefore;
}

/** The relative WORKDIRs of a stage. One that begins with a variable may be absolute, and is not among them. */
export function readRelativeWorkdirs(scan: Scan, stage: Stage, surroundings: Surroundings): readonly RelativeWorkdir[] {
  if (!stage.instructions.some(isRelative)) return [];
  const found: RelativeWorkdir[] = [];
  let before = startOf(scan, stage, surroundings);
  for (const each of lineageOf(stage)) {
    for (const instruction of each.instructions) {
      if (each === stage && isRelative(instruction))
        found.push({ instruction, path: argumentsText(instruction.content), before });
      if (instruction.content.keyword === 'workdir') before = goTo(before, instruction);
    }
    // What stands behind ONBUILD runs first of all in the stages that start from this one.
    const trigger = each.instructions.find(({ content }) => content.trigger?.keyword === 'workdir');
    if (trigger) before = { kind: 'unknown', because: `an ONBUILD sets it in line ${trigger.line}` };
  }
  return found;
}

function isRelative({ content }: Instruction): boolean {
  return content.keyword === 'workdir' && !/^["']*(?:[/$\\]|[A-Za-z]:)/.test(argumentsText(content));
}

function startOf(scan: Scan, stage: Stage, { catalogue }: Surroundings): FolderBefore {
  const platform = lineageOf(stage)[0]!.from.content.flags.find(({ name }) => name === 'platform')?.value;
  if (scan.escape === '`' || /^windows\b/i.test(platform ?? '')) return { kind: 'windows' };
  const base = readDeepestBase(scan, stage, catalogue());
  const folder = baseFolderOf(scan, stage, catalogue());
  if (base === 'scratch') return { kind: 'known', folder: '/', base: undefined };
  if (typeof base === 'string' || folder === undefined)
    return { kind: 'unknown', because: 'the working directory of the base image is not known' };
  const image = familiarReference(base.from.reference);
  if (/\bonbuild\b/.test(image)) return { kind: 'unknown', because: `${image} may set it by ONBUILD` };
  return { kind: 'known', folder, base: { image, folder } };
}

function goTo(before: FolderBefore, { content, line }: Instruction): FolderBefore {
  const path = argumentsText(content);
  if (before.kind === 'windows') return before;
  if (path.includes('\\') || /^[A-Za-z]:/.test(path)) return { kind: 'windows' };
  if (!isPlainPath(path)) return { kind: 'unknown', because: `the WORKDIR in line ${line} is ${path}` };
  if (path.startsWith('/')) return { kind: 'known', folder: cleanPath(path), base: undefined };
  return before.kind === 'known' ? { ...before, folder: joinFolder(before.folder, path) } : before;
}

/** Nothing in it means something else than itself. */
export function isPlainPath(path: string): boolean {
  return /^[\w.@+,=/-]+$/.test(path);
}

/** The folder that a relative path leads to. @param folder absolute */
export function joinFolder(folder: string, path: string): string {
  return cleanPath(`${folder}/${path}`);
}
