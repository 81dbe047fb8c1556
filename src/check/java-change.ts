import { coversPlatforms, findFromChange, type FromChange, readFromChange, stagesOn } from './from-change.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Stage } from '../dockerfile/stages.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import type { ImageFacts, KnownDefaults } from '../knowledge/images/facts.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import {
  findJdkWord,
  findJvmPaths,
  hasFewerPrograms,
  IN_BOTH,
  javaVersion,
  JDK_IMAGES,
  ONLY_IN_OLD_JDK,
} from '../knowledge/java.ts';
import { readStartCommand } from '../trace/start-command.ts';

/**
 * A FROM names the image of the runtime in the place of the one of the development kit: the same version on the same suite,
 * known by the catalogue; and no instruction on top of it speaks of what went.
 */
export const DEVELOPMENT_KIT_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    const change = readFromChange(old, fresh, window);
    return typeof change === 'string' ? change : findImageObjection(change, window);
  },
  whole: (window) => {
    const change = findFromChange(window);
    if (!change) return 'there is not one FROM that names a runtime';
    if (isCuda(change)) return findCudaObjection(window, change);
    return findNeed(window, change);
  },
};

function isCuda({ old }: FromChange): boolean {
  return /(?:^|\/)nvidia\/cuda$/.test(old.reference.path);
}

function findImageObjection(change: FromChange, { surroundings }: Window): string | undefined {
  const { old, fresh } = change;
  const catalogue = surroundings.catalogue();
  if (familiarName(old.reference) !== familiarName(fresh.reference)) return 'it is another image';
  if (old.variables.map(({ name }) => name).join(' ') !== fresh.variables.map(({ name }) => name).join(' '))
    return 'an argument is used no longer';
  const [tag, target] = [old.reference.tag ?? 'latest', fresh.reference.tag ?? 'latest'];
  if (isCuda(change)) {
    if (swapWord(tag, 'devel', 'runtime') !== target || tag === target) return `${target} is not the runtime of ${tag}`;
    const path = catalogue.findImage(old.reference)?.path;
    const isThere =
      (path !== undefined && catalogue.hasTag(path, target)) ||
      surroundings.registry?.find(fresh.reference)?.kind === 'found';
    return isThere ? undefined : `nobody knows of a tag ${target}`;
  }
  const image = catalogue.findImage(old.reference);
  if (!image) return 'it is no image that is known';
  if (!JDK_IMAGES.has(image.path)) return `${image.name} is no image of Java`;
  const facts = catalogue.findFacts(image.path, tag);
  const freshFacts = catalogue.findFacts(image.path, target);
  if (!facts || !freshFacts) return `the catalogue has no tag ${facts ? target : tag}`;
  if (!isRuntimeOf(target, tag)) return `${target} is not the runtime of ${tag}`;
  return findFactsObjection(facts, freshFacts, old.platform);
}

function swapWord(tag: string, from: string, to: string): string {
  return tag.split('-').map((word) => (word === from ? to : word)).join('-'); // prettier-ignore
}

/** The words of the two tags are the same but for `jdk` and `jre`. */
function isRuntimeOf(target: string, tag: string): boolean {
  const words = tag.split('-').filter((word) => word !== 'jdk' && word !== 'latest');
  const fresh = target.split('-');
  const isOnce = fresh.filter((word) => word === 'jre').length === 1 && !fresh.includes('jdk');
  return isOnce && words.join('-') === fresh.filter((word) => word !== 'jre').join('-');
}

function findFactsObjection(old: ImageFacts, fresh: ImageFacts, platform: string | undefined): string | undefined {
  if (old.system?.suite === undefined || old.system.suite !== fresh.system?.suite) return 'it stands on another suite';
  if (old.system.distribution === 'windows') return 'it is an image of Windows';
  if (old.isListed && !fresh.isListed) return `${fresh.tag} is no longer made`;
  if (!coversPlatforms(fresh.platforms, platform, old.platforms)) return `${fresh.tag} lacks a platform`;
  if (!old.defaults || !fresh.defaults) return undefined;
  const different = SETTINGS.find(
    (name) => JSON.stringify(old.defaults![name]) !== JSON.stringify(fresh.defaults![name]),
  );
  return different && `the image brings another ${different}`;
}

/** What the instructions of a file rest on. CMD and ENV are looked at by themselves. */
const SETTINGS = ['user', 'entrypoint', 'workingDir', 'ports', 'volumes', 'stopSignal'] as const satisfies readonly (keyof KnownDefaults)[]; // prettier-ignore

function findNeed({ after, surroundings }: Window, change: FromChange): string | undefined {
  const catalogue = surroundings.catalogue();
  const { path } = catalogue.findImage(change.old.reference)!;
  const [tag, target] = [change.old.reference.tag ?? 'latest', change.fresh.reference.tag ?? 'latest'];
  const [old, fresh] = [catalogue.findFacts(path, tag), catalogue.findFacts(path, target)];
  const homes = [old, fresh].map((facts) => facts?.defaults?.env?.['JAVA_HOME']);
  const stages = stagesOn(after, change.stage);
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    const objection = findWordObjection(instruction) ?? findPathObjection(instruction, tag, homes);
    if (objection !== undefined) return `line ${instruction.line} ${objection}`;
  }
  const program = hasFewerPrograms(path, tag) ? findLostProgram(stages, old, catalogue) : undefined;
  return program ?? findStartObjection(stages.at(-1)!, fresh);
}

const RUNNING: ReadonlySet<string> = new Set(['run', 'cmd', 'entrypoint', 'healthcheck', 'onbuild', 'shell', 'env', 'arg']); // prettier-ignore

function findWordObjection({ content }: Instruction): string | undefined {
  if (!RUNNING.has(content.keyword ?? '')) return undefined;
  const word = findJdkWord(content.source);
  return word && `needs the JDK: ${word}`;
}

function findPathObjection(
  { content }: Instruction,
  tag: string,
  [old, fresh]: readonly (string | undefined)[],
): string | undefined {
  const path = findJvmPaths(content.source, javaVersion(tag)).find(({ home, isInBoth }) => {
    return !isInBoth || (!home.startsWith('$') && (home !== old || home !== fresh));
  });
  return path && `uses ${path.text}, which the JRE may not have there`;
}

/** A program that the image of the JRE has not, and that no RUN names as a package. */
function findLostProgram(
  stages: readonly Stage[],
  facts: ImageFacts | undefined,
  catalogue: Catalogue,
): string | undefined {
  const missing = catalogue.missingInSlim('openjdk', facts?.system?.suite ?? 'bullseye');
  const all = stages.flatMap(({ instructions }) => instructions);
  const scripts = all.map((instruction) => runContent(instruction)?.source ?? '');
  for (const instruction of all) {
    const lost = programsOf(instruction).find((program) => {
      const own = missing?.commands.get(program);
      if (program === 'kill' || (!ONLY_IN_OLD_JDK.has(program) && (own === undefined || IN_BOTH.has(own))))
        return false;
      return !scripts.some((script) => /install/.test(script) && script.split(/[\s\\]+/).includes(own ?? program));
    });
    if (lost !== undefined) return `line ${instruction.line} runs ${lost}, which the image of the JRE has not`;
  }
  return undefined;
}

function programsOf(instruction: Instruction): readonly string[] {
  const run = runContent(instruction);
  const json = instruction.content.json ?? run?.json;
  if (json) return json.slice(0, 1).map((word) => word.slice(word.lastIndexOf('/') + 1));
  const reading = run && readRun(run);
  if (!reading || isUnread(reading)) return [];
  return reading.commands.flatMap(({ command }) => readInvocation(command)?.program ?? []);
}

const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|da|a|z|k)?sh$/;

/** A container has to start something, by the words of the file. */
function findStartObjection(stage: Stage, facts: ImageFacts | undefined): string | undefined {
  const { entrypoint, cmd } = readStartCommand(stage, facts?.defaults);
  if (!entrypoint.instruction && !cmd.instruction) return 'nothing in the file says what a container starts';
  // The ENTRYPOINT of the image itself only hands on.
  const own = entrypoint.instruction ? entrypoint.words : [];
  const words = [...(own ?? ['(script)']), ...(cmd.words ?? ['(script)'])];
  if (words.length === 0) return 'nothing is started';
  return words.length === 1 && SHELL.test(words[0]!) ? 'a container starts a shell to work in' : undefined;
}

function findCudaObjection({ after }: Window, { stage }: FromChange): string | undefined {
  for (const { content, line } of stagesOn(after, stage).flatMap(({ instructions }) => instructions)) {
    const word = /(?:^|[\s"'/&;|])(nvcc|gcc|g\+\+|cc|clang|make|cmake|ninja|pip3?|conda|setup\.py)(?=$|[\s"';&|])|\/cuda[\w.-]*\/(?:include|bin)\b/.exec(content.source)?.[0]; // prettier-ignore
    if (word !== undefined) return `line ${line} compiles: ${word.trim()}`;
  }
  return undefined;
}
