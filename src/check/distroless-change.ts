import { findForeignStart } from './consumer-uses.ts';
import { findOriginObjection } from './distroless-origin.ts';
import { findStartObjection } from './distroless-start.ts';
import { coversPlatforms, findFromChange, type FromChange, readFromChange, stagesOn } from './from-change.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { argumentsText, type Instruction, argumentWords } from '../dockerfile/instruction.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import type { ImageFacts } from '../knowledge/images/facts.ts';
import { findInterpreter, SYSTEM_IMAGES, VERSION_VARIABLES } from '../knowledge/images/interpreters.ts';
import { numbersOfUser } from '../knowledge/images/user-numbers.ts';
import { javaVersion } from '../knowledge/java.ts';

/**
 * A FROM names an image of distroless in the place of one whose program that is; CMD, ENTRYPOINT and HEALTHCHECK start the
 * same program with the same arguments; users are the same by number. Nothing on top of it needs a shell.
 */
export const DISTROLESS_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    const { keyword } = old.content;
    if (keyword === 'from') return findImageObjection(readFromChange(old, fresh, window), window);
    if (keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck')
      return findFormObjection(old, fresh);
    if (keyword === 'user' || keyword === 'copy' || keyword === 'add') return findOwnerObjection(old, fresh, window);
    return 'no change of the base touches it';
  },
  whole: (window) => {
    const change = findFromChange(window);
    return change
      ? (findForeignStart(window.before, window.surroundings) ?? findBroken(window, change))
      : 'there is not one FROM that names an image of distroless';
  },
};

interface Images {
  readonly path: string;
  readonly facts: ImageFacts;
  readonly fresh: DistrolessImage;
}

function readImages({ old, fresh }: FromChange, { surroundings }: Window): Images | string {
  const catalogue = surroundings.catalogue();
  const image = catalogue.findImage(old.reference);
  const facts = image && catalogue.findFacts(image.path, old.reference.tag ?? 'latest');
  if (!image || !facts) return 'the image before is not known';
  const distroless = catalogue.findDistroless(familiarName(fresh.reference));
  if (!distroless) return `${fresh.expanded} is no image of distroless that is known`;
  // The others are for another user or have a shell.
  if ((fresh.reference.tag ?? 'latest') !== 'latest') return 'the tag of it is another than "latest"';
  return { path: image.path, facts, fresh: distroless };
}

function findImageObjection(change: FromChange | string, window: Window): string | undefined {
  if (typeof change === 'string') return change;
  if (change.old.variables.length + change.fresh.variables.length > 0) return 'a variable decides on the image';
  const images = readImages(change, window);
  if (typeof images === 'string') return images;
  const { path, facts, fresh } = images;
  const name = fresh.path.slice(fresh.path.lastIndexOf('/') + 1);
  const tag = change.old.reference.tag ?? 'latest';
  const kind = findInterpreter(path)?.name;
  if (!coversPlatforms(fresh.platforms, change.old.platform, undefined)) return `${name} lacks the platform`;
  if (kind === 'node') {
    if (!name.startsWith(`nodejs${/^\d+/.exec(tag)?.[0] ?? '?'}-`)) return `${name} is not Node.js ${tag}`;
    return facts.system?.suite === fresh.suite ? undefined : 'it stands on another release of the system';
  }
  if (kind === 'java') {
    if (facts.system?.libc !== 'glibc') return 'it has another C library';
    return name.startsWith(`java${javaVersion(tag) ?? '?'}-`) ? undefined : `${name} is not Java ${tag}`;
  }
  return SYSTEM_IMAGES.has(path) && /^(?:static|cc|base)-/.test(name)
    ? undefined
    : `${name} is not for what ${path} is for`;
}

/** Only the words of the exec form may be others; which, `whole` looks at. */
function findFormObjection(old: Instruction, fresh: Instruction): string | undefined {
  const { keyword } = fresh.content;
  const isSame = keyword === old.content.keyword || (old.content.keyword === 'cmd' && keyword === 'entrypoint');
  if (!isSame) return 'the keyword is another';
  const flags = [old, fresh].map(({ content }) => content.flags.map(({ text }) => text).join(' '));
  if (flags[0] !== flags[1]) return 'its flags changed';
  return /^\s*(?:cmd\s+)?\[/i.test(argumentsText(fresh.content)) ? undefined : 'it is no exec form';
}

/** A user and group by number in the place of their names, and nothing else. */
function findOwnerObjection(
  old: Instruction,
  fresh: Instruction,
  { before, surroundings }: Window,
): string | undefined {
  if (old.content.keyword !== fresh.content.keyword) return 'the keyword is another';
  const isUser = old.content.keyword === 'user';
  const [was, is] = [old, fresh].map(({ content }) =>
    isUser ? argumentsText(content) : content.flags.find(({ name }) => name === 'chown')?.value,
  );
  if (was === undefined || is === undefined) return 'no owner is written in it';
  if (old.content.source.replace(was, () => is) !== fresh.content.source) return 'more than the user changed in it';
  const stage = readStages(before).find(({ instructions }) => instructions.includes(old));
  const root = stage && rootOf(stage);
  const reference = root?.base.kind === 'image' ? root.base.reference : undefined;
  const catalogue = surroundings.catalogue();
  const image = reference && catalogue.findImage(reference);
  const facts = image && catalogue.findFacts(image.path, image.tag ?? 'latest');
  return facts && numbersOfUser(was, facts.users, isUser) === is ? undefined : `"${is}" is not known to be "${was}"`;
}

function rootOf(stage: Stage): Stage {
  let root = stage;
  while (root.base.kind === 'stage') root = root.base.stage;
  return root;
}

function findBroken(window: Window, change: FromChange): string | undefined {
  const images = readImages(change, window);
  if (typeof images === 'string') return images;
  const { path, facts, fresh } = images;
  const stages = stagesOn(window.after, change.stage);
  const oldStages = stagesOn(window.before, change.oldStage);
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    const objection = findNeed(instruction, facts, fresh);
    if (objection !== undefined) return `line ${instruction.line} ${objection}`;
  }
  const { workingDir = '/', ports = [], volumes = [], stopSignal, user = 'root' } = facts.defaults ?? {};
  const tag = fresh.tags['latest'];
  if (workingDir !== tag?.workingDir) return 'the image before starts in another folder';
  if (user !== 'root' || tag.user !== '0') return 'the image before has another user';
  if (ports.length + volumes.length > 0 || stopSignal !== undefined)
    return 'the image before has ports, volumes or a signal';
  if (outsideOf(oldStages, window.old) !== outsideOf(stages, window.fresh))
    return 'a stage on another base changed, too';
  const taken = findTaken(window, stages);
  if (taken !== undefined) return taken;
  for (const [i, stage] of stages.entries()) {
    // Of a stage that others start from, nothing is started but what these leave as it is.
    if (i < stages.length - 1 && stages.at(-1)!.base.kind === 'stage' && isBelow(stage, stages.at(-1)!)) continue;
    const objection = findStartObjection(oldStages[i]!, stage, path, facts, fresh, window);
    if (objection !== undefined) return objection;
    const origin = findInterpreter(path) ? undefined : findOriginObjection(window, stage, facts, fresh);
    if (origin !== undefined) return origin;
  }
  return undefined;
}

/** What no stage of the base has; the one FROM that changed is looked at by itself. */
function outsideOf(stages: readonly Stage[], instructions: readonly Instruction[]): string {
  const own = new Set(stages.flatMap((stage) => stage.instructions.map(({ start }) => start)));
  const others = instructions.filter(({ start, content }) => content.keyword !== 'from' && !own.has(start));
  return others.map(({ content }) => content.source).join('\n');
}

function isBelow(stage: Stage, top: Stage): boolean {
  for (let at = top; at.base.kind === 'stage'; at = at.base.stage) if (at.base.stage === stage) return true;
  return false;
}

/** A setting or a shell that distroless has not. */
function findNeed({ content }: Instruction, facts: ImageFacts, fresh: DistrolessImage): string | undefined {
  const { keyword } = content;
  if (keyword === 'run' || keyword === 'onbuild' || keyword === 'shell') return 'needs a shell';
  if (readVariables(content).some(({ name }) => /^LD_|^USE_SYSTEM_CA_CERTS$/.test(name)))
    return 'changes how programs start';
  if (keyword === 'user' || keyword === 'copy' || keyword === 'add') {
    const chown = content.flags.find(({ name }) => name === 'chown')?.value;
    const name = keyword === 'user' ? argumentsText(content) : chown;
    const isKnown =
      name === undefined || /^(?:\d+|root|nobody|nonroot)(?::(?:\d+|root|nobody|nonroot|tty|staff))?$/.test(name);
    if (!isKnown) return `names ${name}, whom distroless does not know`;
  }
  if (keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck') return undefined;
  const env = facts.defaults?.env ?? {};
  const lost = [
    ...VERSION_VARIABLES,
    ...Object.keys(env).filter((name) => name !== 'PATH' && env[name] !== fresh.env[name]),
  ];
  const used = [...content.source.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name!).find((name) => lost.includes(name));
  return used && `uses $${used}, which distroless does not set`;
}

/** Files of the system that another stage copies out of the stages. */
function findTaken({ after }: Window, stages: readonly Stage[]): string | undefined {
  const names = new Set(stages.flatMap(({ index, name }) => [String(index), name?.toLowerCase() ?? '']));
  const copy = after.instructions.find(({ content }) => {
    const from = content.flags.find(({ name }) => name === 'from')?.value?.toLowerCase();
    if (from === undefined || !names.has(from)) return false;
    const words = argumentWords(content);
    return words.slice(0, -1).some((path) => /^\/(?:usr|bin|sbin|lib|lib64|etc|opt)(?:\/|$)/.test(path));
  });
  return copy && `line ${copy.line} copies files of the system out of it`;
}
