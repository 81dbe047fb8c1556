import { MISSING_PACKAGES_RULE } from './missing-packages.ts';
import { findNodeStepObjection, readBuilderSteps, type BuilderSteps } from './split-node-steps.ts';
import { findNodeStartObjection, readStarted, type StartedByNode } from './split-node-start.ts';
import { findPruneObjection } from './split-node-prune.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { readCopies } from '../context/copies.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { BUN } from '../knowledge/images/bun-images.ts';
import { librariesOfHeaders } from '../knowledge/header-libraries.ts';
import { type BaseImage, readBase } from '../knowledge/images/base-image.ts';
import { missingFrom } from '../knowledge/images/slim-contents.ts';
import { alpineLibrariesOf, commandsOfTool, useOfNodePackage } from '../knowledge/node-system-packages.ts';

/** Whether the stage that was split stands on an image of Node.js. */
export function isOfNode({ old }: Split, { before, surroundings }: Window): boolean {
  const base = readBase(before, old, surroundings.catalogue());
  return typeof base === 'object' && isNodeImage(base);
}

function isNodeImage({ image }: BaseImage): boolean {
  return image.path === 'node' || image.path === BUN;
}

/** An ENTRYPOINT of Node.js, or of Bun, does nothing to a command that is there (docker-node, `docker-entrypoint.sh`). */
export function isHandedOnByNode(base: BaseImage, cmd: string | undefined): boolean {
  return isNodeImage(base) && /^(?:\[\s*"nginx"|nginx(?:\s|$))/.test(cmd ?? '');
}

/** A split of a stage of Node.js: every step, file and package is accounted for. @param copied what the second stage takes */
export function findNodeSplitObjection(split: Split, window: Window, copied: readonly string[]): string | undefined {
  const { old, runtime } = split;
  const { before, after, surroundings } = window;
  const catalogue = surroundings.catalogue();
  const { context } = surroundings;
  const [was, is] = [readBase(before, old, catalogue), readBase(after, runtime, catalogue)];
  if (!context) return 'without the files of the build nothing shows what ships';
  if (typeof was === 'string' || typeof is === 'string') return 'a base image is not known';
  const baseWorkingDir = was.facts.defaults?.workingDir ?? '/';
  const files = { context, copies: readCopies(before, old, context, { baseWorkingDir }) };
  const steps = readBuilderSteps(split, window, files, baseWorkingDir);
  if (typeof steps === 'string') return steps;
  const started = readStarted(split, files, steps.workingDir, was.image.path === BUN);
  if (typeof started === 'string') return started;
  const there = readInstalled(split, window, steps);
  if (typeof there === 'string') return there;
  return (
    findBaseObjection(split, was, is, started, window) ??
    findNodeStepObjection(split, copied, steps, files, started) ??
    findNodeStartObjection(started, copied, steps, is, there, window) ??
    findPackageObjection(was, is, started, steps, there, window) ??
    findPruneObjection(split, steps, files, started, was, surroundings) ??
    findPointlessness(split, was, is, steps, there, copied)
  );
}

function findBaseObjection(
  { old, runtime }: Split,
  was: BaseImage,
  is: BaseImage,
  started: StartedByNode,
  { surroundings }: Window,
): string | undefined {
  const [a, b] = [old, runtime].map(({ from }) => from.content.flags.map(({ text }) => text).join(' '));
  if (a !== b) return 'the second stage is for another platform';
  const [from, to] = [was.facts.system, is.facts.system];
  if (!from || from.suite !== to?.suite || from.distribution !== to.distribution)
    return 'the second stage stands on another release of the system';
  if (isNodeImage(is)) {
    const isSame = was.image.name === is.image.name;
    const isSibling =
      is.tag === was.tag || is.tag === surroundings.catalogue().findSibling(was.image.path, was.tag, 'slim');
    return isSame && isSibling ? undefined : 'the second stage is no variant of the same version';
  }
  if (is.image.path !== 'debian' && is.image.path !== 'alpine') return `${is.image.path} has no Node.js`;
  return started.programs.has('nginx') && started.isServer
    ? undefined
    : `${is.image.path} has no Node.js, and more than nginx is started`;
}

const APK = /^apk add --no-cache((?: [a-z0-9][\w.+-]*)+)$/;

/** The packages that the second stage installs; or which of its RUNs does something else. */
function readInstalled({ fresh, builder }: Split, window: Window, steps: BuilderSteps): ReadonlySet<string> | string {
  const there = new Set<string>();
  const firstCopy = fresh.findIndex(({ content }) => content.keyword === 'copy');
  let last = -1;
  for (const [i, run] of fresh.entries()) {
    if (run.content.keyword !== 'run') continue;
    if (firstCopy !== -1 && i > firstCopy) return `line ${run.line} runs behind what is copied`;
    const at = builder.instructions.findIndex(({ content }) => content.source === run.content.source);
    if (at !== -1 && steps.repeatable.has(builder.instructions[at]!)) {
      if (at < last) return `line ${run.line} runs in another order than before`;
      last = at;
      continue;
    }
    if (last !== -1) return `line ${run.line} installs packages behind what arranges them`;
    const names = readNames(run, window);
    if (typeof names === 'string') return `line ${run.line}: ${names}`;
    for (const name of names) there.add(name);
  }
  return there;
} // prettier-ignore

function readNames(run: Instruction, window: Window): readonly string[] | string {
  const text = argumentsText(run.content);
  const isPlain = run.content.flags.length === 0 && run.content.heredocs.length === 0 && !run.content.json;
  const names = isPlain ? APK.exec(text)?.[1] : undefined;
  if (names !== undefined) return names.trim().split(' ');
  const objection = MISSING_PACKAGES_RULE.addition!(run, window);
  if (objection !== undefined) return objection;
  const install = /apt-get install -y --no-install-recommends ([^&]*)/.exec(text.replace(/\\\r?\n/g, ' '));
  return install?.[1]!.trim().split(/\s+/) ?? [];
}

/** Each package is of use to a build alone, or is installed again, or the library that goes with it is; and none is new. */
function findPackageObjection(
  was: BaseImage,
  is: BaseImage,
  started: StartedByNode,
  { packages }: BuilderSteps,
  there: ReadonlySet<string>,
  { surroundings }: Window,
): string | undefined {
  const { suite, distribution } = was.facts.system!;
  const sources = surroundings.context!;
  const librariesOf = (name: string): readonly string[] | undefined =>
    distribution === 'alpine' ? alpineLibrariesOf(name) : librariesOfHeaders(name, suite);
  for (const name of packages) {
    if (there.has(name)) continue;
    const use = useOfNodePackage(name, distribution);
    if (use === 'build') continue;
    const used = commandsOfTool(name).find((each) => started.programs.has(each) || isCalled(each, sources));
    if (use === 'tool' && used === undefined) continue;
    const libraries = use === 'headers' ? librariesOf(name) : undefined;
    if (libraries?.every((library) => there.has(library))) continue;
    return `${name} was installed, and nothing of it is in the second stage`;
  }
  const known = new Set(packages.flatMap((name) => [name, ...(librariesOf(name) ?? [])]));
  const missing = was.tag === is.tag ? undefined : missingFrom(was, surroundings.catalogue());
  const providers = new Set<string>();
  for (const name of missing?.commands.keys() ?? []) {
    for (const provider of surroundings.catalogue().findCommandPackage(name, 'debian', suite)?.packages ?? [])
      providers.add(provider);
  }
  const stranger = [...there].find((name) => {
    const wasThere = missing !== undefined && (providers.has(name) || packagesWith(name).some((part) => missing.packages.has(part)));
    return !known.has(name) && !wasThere;
  });
  return stranger === undefined ? undefined : `${stranger} is installed, and was not before`;
} // prettier-ignore

const MOST_FILES = 1000;

/** Whether a source starts a program of that name. */
function isCalled(name: string, context: NonNullable<Window['surroundings']['context']>): boolean {
  return context
    .list()
    .filter((path) => /\.(?:[cm]?[jt]sx?|sh)$/.test(path) && !/(?:^|\/)(?:node_modules|tests?|dist|build)\//.test(path))
    .slice(0, MOST_FILES)
    .some((path) => {
      const text = context.readText(path) ?? '';
      return /\b(?:spawn|exec|execa|fork)\w*\s*\(/.test(text) && [`'${name}'`, `"${name}"`, `'${name} `, `"${name} `, `\`${name} `].some((sign) => text.includes(sign));
    });
} // prettier-ignore

/** The same image with all that was in it is no gain. */
function findPointlessness(
  { builder, fresh, lastSteps }: Split,
  was: BaseImage,
  is: BaseImage,
  { packages, workingDir }: BuilderSteps,
  there: ReadonlySet<string>,
  copied: readonly string[],
): string | undefined {
  const isSmaller = was.image.name !== is.image.name || was.tag !== is.tag || lastSteps.length > 0 || packages.some((name) => !there.has(name)) || !copied.some((own) => isAtOrBelow(workingDir, own));
  return isSmaller && builder.instructions.length > 0 && fresh.length > 0 ? undefined : 'the second stage has all that the first has';
} // prettier-ignore
