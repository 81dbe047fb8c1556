import { isOnlyImageOther } from './image-word.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { writeTag } from '../dockerfile/from-reference.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { missingFrom } from '../knowledge/images/slim-contents.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../knowledge/shell-builtins.ts';

/**
 * `changes-base-variant`: a FROM takes the slim variant of the same version on the same release of the system (traps E3 to E7).
 * No command that a script of its stages names may be gone, unless a package that was installed before it brings it back.
 */
export const BASE_VARIANT_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    if (old.content.keyword !== 'from' || fresh.content.keyword !== 'from') return 'it is no FROM';
    const [was, is] = [readBaseOf(window.before, old, window), readBaseOf(window.after, fresh, window)];
    if (typeof was === 'string' || typeof is === 'string') return 'the catalogue does not know both images';
    if (!was.stage.isShipped) return 'the stage does not ship';
    if (!isOnlyImageOther(old, fresh, was.from, is.from)) return 'more than the image changed in it';
    return findVariantObjection(was, is, window);
  },
  whole: (window) => {
    for (const stage of readStages(window.after)) {
      const objection = findLostCommand(window, stage);
      if (objection !== undefined) return objection;
    }
    return undefined;
  },
};

function readBaseOf(file: Dockerfile, from: Instruction, { surroundings }: Window): ReturnType<typeof readBase> {
  const stage = readStages(file).find((candidate) => candidate.from === from);
  return stage ? readBase(file, stage, surroundings.catalogue()) : 'scratch';
}

function findVariantObjection(was: BaseImage, is: BaseImage, { surroundings }: Window): string | undefined {
  const catalogue = surroundings.catalogue();
  if (was.image.name !== is.image.name) return 'it is another image';
  if (was.image.dropsPrivileges) return 'the image keeps data';
  const sibling = catalogue.findSibling(was.image.path, was.tag, 'slim');
  if (sibling === undefined || sibling !== is.tag) return `${is.tag} is not the slim variant of ${was.tag}`;
  if (was.facts.system?.suite !== is.facts.system?.suite) return 'it stands on another release of the system';
  return writeTag(was.from, sibling) === is.from.text ? undefined : 'a variable of it got another meaning';
}

/** A command that the old base had, that the new one lacks, and that no package brings back before it runs. */
function findLostCommand({ before, after, surroundings }: Window, stage: Stage): string | undefined {
  const catalogue = surroundings.catalogue();
  const old = readStages(before)[stage.index];
  const [was, is] = [
    old && readBase(before, lineageOf(old)[0]!, catalogue),
    readBase(after, lineageOf(stage)[0]!, catalogue),
  ];
  if (typeof was !== 'object' || typeof is !== 'object' || was.tag === is.tag) return undefined;
  const missing = missingFrom(was, catalogue);
  if (!missing) return 'the catalogue does not say what the new base lacks';
  const present = new Set<string>();
  for (const { names, installs, line } of stageCommandsIn(after, stage)) {
    for (const name of names) {
      const lost = missing.commands.get(name);
      if (lost === undefined || STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name)) continue;
      const known = catalogue.findCommandPackage(name, 'debian', missing.suite)?.packages ?? [];
      if (![lost, ...known].some((provider) => present.has(provider)))
        return `line ${line} runs ${name}, which the new base lacks`;
    }
    for (const name of installs) for (const other of packagesWith(name)) present.add(other);
  }
  return undefined;
}
