import { MISSING_PACKAGES_RULE } from './missing-packages.ts';
import type { Split } from './stage-split.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { ARGUMENT_SEPARATOR } from '../dockerfile/blanks.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import { familiarName } from '../dockerfile/reference.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import { librariesOfHeaders } from '../knowledge/header-libraries.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { STATIC_IMAGE } from '../knowledge/images/static-image.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { readStepWrites } from '../trace/step-writes.ts';

/** Nobody needs them once the build is over. */
const PASSING = /^\/(?:tmp|var\/tmp|var\/lib\/apt|var\/cache|root\/\.(?:cache|npm|m2|gradle|cargo))(?:\/|$)/;

/** Every step of the builder has to be known, and what it makes to be copied or of no use later; every package too. */
export function findSplitStepObjection(split: Split, window: Window): string | undefined {
  const copied = readCopied(split);
  if (typeof copied === 'string') return copied;
  return findBaseObjection(split, window) ?? findPathObjection(split, copied) ?? findPackageObjection(split, window);
}

const ADDED: ReadonlySet<string | undefined> = new Set(['arg', 'env', 'label', 'expose', 'volume', 'stopsignal', 'user', 'healthcheck', 'entrypoint', 'cmd', 'maintainer', 'workdir', 'copy', 'run']); // prettier-ignore

/** The paths that the second stage takes from the first, each to the same place. */
function readCopied({ fresh, builder, old }: Split): readonly string[] | string {
  const sources = new Set(old.instructions.map(({ content }) => content.source));
  const paths: string[] = [];
  for (const instruction of fresh) {
    const { keyword, source } = instruction.content;
    if (!ADDED.has(keyword)) return `a new ${instruction.content.keywordText} stands in line ${instruction.line}`;
    if (keyword === 'copy') {
      const path = readCopy(instruction, builder.name!);
      if (path === undefined)
        return `line ${instruction.line} copies something else than a path of the builder to its own place`;
      paths.push(path);
      continue;
    }
    if (keyword === 'workdir' || keyword === 'run') continue;
    if (!sources.has(source)) return `line ${instruction.line} says something new`;
  }
  return paths;
}

function readCopy({ content }: Instruction, builder: string): string | undefined {
  const [flag, other] = content.flags;
  const words = content.json ?? argumentsText(content).split(ARGUMENT_SEPARATOR);
  const [from, to] = words;
  const isPlain = words.length === 2 && from === to && /^\/[\w./+@-]*$/.test(from!) && !from!.includes('/../');
  return !other && flag?.text === `--from=${builder}` && isPlain && from !== '/' ? from : undefined;
}

/** The same release of the same system, or an image for programs that need none. */
function findBaseObjection(
  { old, runtime, builder }: Split,
  { before, after, surroundings }: Window,
): string | undefined {
  const catalogue = surroundings.catalogue();
  const was = readBase(before, old, catalogue);
  if (typeof was === 'string') return 'the base image before is not known';
  const from = readFromReference(after, runtime);
  if (!from) return 'the second stage starts from something that is not known';
  if (familiarName(from.reference) === STATIC_IMAGE) {
    const isStatic = stageScripts(builder.instructions).every(
      ({ text, isGlobal }) =>
        !/\bgo build\b/.test(text) || isGlobal || /\bCGO_ENABLED=0\s+(?:\w+=\S+\s+)*go build\b/.test(text),
    );
    return isStatic && was.image.path === 'golang' ? undefined : 'nothing proves that the program needs no library';
  }
  const is = readBase(after, runtime, catalogue);
  if (typeof is === 'string') return `${from.expanded} is not known`;
  const isSame = was.facts.system?.suite === is.facts.system?.suite && is.facts.system !== undefined;
  return isSame ? undefined : 'the second stage stands on another release of the system';
}

function stageScripts(
  instructions: readonly Instruction[],
): readonly { readonly text: string; readonly isGlobal: boolean }[] {
  let isGlobal = false;
  return instructions.flatMap(({ content }) => {
    const text = argumentsText(content);
    if (content.keyword === 'env' && /\bCGO_ENABLED[= ]["']?\d/.test(text))
      isGlobal = /\bCGO_ENABLED[= ]["']?0/.test(text);
    return content.keyword === 'run' ? [{ text, isGlobal }] : [];
  });
}

/** What a step writes outside of the folders that are copied, other than into caches. */
function findPathObjection({ builder }: Split, copied: readonly string[]): string | undefined {
  for (const { content, line } of builder.instructions) {
    if (content.keyword !== 'run') continue;
    const reading = readRun(content);
    if (isUnread(reading)) return `line ${line} was not read`;
    for (const { command } of reading.commands) {
      const writes = readStepWrites(command);
      if (writes.kind === 'unknown') return `what line ${line} makes is not known`;
      if (writes.kind !== 'files') continue;
      const lost = writes.paths.find((path) => {
        return (
          path.startsWith('/') &&
          isSystem(path) &&
          !PASSING.test(`${path}/`) &&
          !copied.some((other) => isBelow(path, other))
        );
      });
      if (lost !== undefined) return `line ${line} makes ${lost}, which is not copied`;
    }
  }
  return undefined;
}

function isSystem(path: string): boolean {
  return /^\/(?:etc|usr|var|lib|lib64|bin|sbin|root)(?:\/|$)/.test(path);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Each package is of use to a build alone, or is installed again, or the library that goes with it is. */
function findPackageObjection({ builder, runtime, fresh }: Split, window: Window): string | undefined {
  const { after, surroundings } = window;
  const runs = fresh.filter(({ content }) => content.keyword === 'run');
  for (const run of runs) {
    const objection = MISSING_PACKAGES_RULE.addition!(run, window);
    if (objection !== undefined) return `line ${run.line}: ${objection}`;
  }
  const there = new Set(stageCommandsIn(after, runtime).flatMap(({ installs }) => installs));
  const started = new Set(stageCommandsIn(after, runtime).flatMap(({ names }) => names));
  const base = readBase(after, runtime, surroundings.catalogue());
  const suite = typeof base === 'object' ? (base.facts.system?.suite ?? '') : '';
  for (const name of new Set(stageCommandsIn(after, builder).flatMap(({ installs }) => installs))) {
    const use = useOfPackage(name);
    const isGone = use === 'build' || (use === 'tool' && !started.has(name));
    const libraries = use === 'headers' ? librariesOfHeaders(name, suite) : [name];
    if (isGone || libraries?.every((library) => there.has(library))) continue;
    return `${name} was installed, and nothing of it is in the second stage`;
  }
  const had = new Set(stageCommandsIn(after, builder).flatMap(({ installs }) => installs));
  const known = new Set([...had, ...[...had].flatMap((name) => librariesOfHeaders(name, suite) ?? [])]);
  // Certificates came with the image that it was built on.
  const stranger = [...there].find((name) => !known.has(name) && name !== 'ca-certificates');
  return stranger === undefined ? undefined : `${stranger} is installed, and was not before`;
}
