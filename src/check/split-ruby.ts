import type { BuilderFiles } from './split-paths.ts';
import type { SplitTools } from './split-tools.ts';
import type { Split } from './stage-split.ts';
import { stageCommandsIn } from './stage-commands.ts';
import type { Window } from './window.ts';
import { findBackticks } from '../context/backticks.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findCopied } from '../context/copied-files.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { packagesWith } from '../knowledge/apt-brings.ts';
import { useOfPackage } from '../knowledge/build-packages.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { isInEveryImage, packagesOfProgram } from '../knowledge/images/base-programs.ts';
import type { MissingInSlim } from '../knowledge/images/contents.ts';
import { missingFrom } from '../knowledge/images/slim-contents.ts';
import { BUNDLE, FOLDER_TASKS, gemsOf, NODE_PACKAGES } from '../knowledge/ruby.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../knowledge/shell-builtins.ts';
import { type Gems, readGems } from '../trace/ruby-gems.ts';
import { findGemNeeds } from '../trace/ruby-needs.ts';
import { findNodeUse } from '../trace/ruby-node.ts';
import { readRubyStep } from '../trace/ruby-step.ts';
import { readStageWrites } from '../trace/stage-writes.ts';
import { readStartCommand } from '../trace/start-command.ts';

/** A program in Ruby ships with its gems where they were, and with the libraries that these are linked with. */
export const RUBY_TOOLS: SplitTools = {
  readStep: readRubyStep,
  folders: [`${BUNDLE}/bin`],
  leavesPackage(name, split, window, { writes, baseWorkingDir }) {
    if (!NODE_PACKAGES.has(name)) return false;
    const gems = gemsIn(split, window, baseWorkingDir);
    const { context } = window.surroundings;
    if (typeof gems === 'string' || !context || findNodeUse(split.old, writes, gems, context) !== undefined) return false; // prettier-ignore
    const files = context.list().filter((path) => /\.(?:rb|rake|ru|erb)$/.test(path));
    return !files.some((path) => /["'`(](?:node|npm|yarn)(?=[\s"'`])/.test(context.readText(path) ?? ''));
  },
  mayBring(name, split, window) {
    const missing = missingOf(split, window);
    return missing !== undefined && (packagesWith(name).some((part) => missing.packages.has(part)) || needed(split, window, missing).has(name)); // prettier-ignore
  },
  findObjection(split, window, copied, files) {
    const missing = missingOf(split, window);
    if (!missing) return 'what the slim image of Ruby lacks is not known';
    const gems = gemsIn(split, window, files.baseWorkingDir);
    if (typeof gems === 'string') return gems;
    const lost = [BUNDLE, ...(holdsFiles(files) ? [files.workingDir] : [])].find(
      (path) => !copied.some((own) => isAtOrBelow(path, own)),
    );
    if (lost !== undefined) return `${lost} is not copied`;
    const there = new Set(stageCommandsIn(window.after, split.runtime).flatMap(({ installs }) => installs));
    const without = [...needed(split, window, missing)].find(([name]) => !there.has(name));
    if (without) return `${without[0]}, which ${without[1]} needs, is not in the second stage`;
    const called = findCalled(files, there, window);
    if (called !== undefined) return called;
    return findUnknownNeed(split, window, gems, missing) ?? findStartObjection(split, window, gems, there, files);
  },
};

function missingOf({ old }: Split, { before, surroundings }: Window): MissingInSlim | undefined {
  const base = readBase(before, old, surroundings.catalogue());
  return typeof base === 'object' ? missingFrom(base, surroundings.catalogue()) : undefined;
}

function gemsIn({ old, builder }: Split, { before, after, surroundings }: Window, workingDir: string): Gems | string {
  const { context } = surroundings;
  const writes = readStageWrites(after, builder, workingDir, false, readRubyStep);
  if (!context || 'unknown' in writes) return 'which gems are installed is not known';
  const gems = readGems(old, writes, findCopied(before, old, context, { baseWorkingDir: workingDir }), context);
  return 'because' in gems ? gems.because : gems;
}

/** Libraries that gems need, with the gem. */
function needed(split: Split, window: Window, missing: MissingInSlim): ReadonlyMap<string, string> {
  const { old, builder } = split;
  const gems = gemsIn(split, window, '/');
  if (typeof gems === 'string') return new Map();
  const writes = readStageWrites(window.after, builder, '/', false, readRubyStep);
  const installed = 'unknown' in writes ? [] : writes.packages;
  return findGemNeeds(gems, window.surroundings.catalogue(), missing, !isSlim(old.from), installed).needs;
}

/** Whether the builder puts anything where the program is started. */
export function holdsFiles({ writes, copies = [], workingDir }: BuilderFiles): boolean {
  const places = [...writes.made.map(({ path }) => path), ...writes.work.map(({ path }) => path), ...copies.map(({ imagePath = '/' }) => imagePath)]; // prettier-ignore
  return places.some((path) => isAtOrBelow(path, workingDir) || isAtOrBelow(workingDir, path));
}

/** A tool of the build that a source has a shell run. */
export function findCalled({ writes }: BuilderFiles, there: ReadonlySet<string>, { surroundings: { context } }: Window): string | undefined {
  const calls = context && findBackticks(context);
  const lost = writes.packages.find((name) => !there.has(name) && useOfPackage(name) === 'tool' && calls?.has(name));
  return lost && `${calls!.get(lost)!} starts ${lost}, which the second stage does not have`;
} // prettier-ignore

function isSlim(from: Instruction): boolean {
  return /-slim\b|:slim\b/.test(argumentsText(from.content));
}

function findUnknownNeed({ old }: Split, { surroundings }: Window, gems: Gems, missing: MissingInSlim): string | undefined {
  const { lost } = findGemNeeds(gems, surroundings.catalogue(), missing, !isSlim(old.from), []);
  return lost && `which libraries ${lost} needs is not known`;
} // prettier-ignore

const SHELL_WORDS: ReadonlySet<string> = new Set([...STATEFUL_BUILTINS, ...STATELESS_BUILTINS]);

/** What is started builds nothing, and is a program of a gem where it is none of the image. */
function findStartObjection(
  { runtime }: Split,
  { after, surroundings }: Window,
  { packages }: Gems,
  there: ReadonlySet<string>,
  { copies = [] }: BuilderFiles,
): string | undefined {
  const catalogue = surroundings.catalogue();
  const base = readBase(after, runtime, catalogue);
  const system = typeof base === 'object' ? base.facts.system : undefined;
  const names = new Set(packages.map(({ name }) => name));
  const isKnown = (name: string): boolean =>
    catalogue.ownCommands('ruby').includes(name) ||
    SHELL_WORDS.has(name) ||
    there.has(name) ||
    gemsOf(name).some((gem) => names.has(gem)) ||
    isInEveryImage(name, system, catalogue) ||
    packagesOfProgram(name, system, catalogue).some((one) => there.has(one)) ||
    copies.some(({ imagePath = '' }) => imagePath.endsWith(`/${name}`)) ||
    surroundings.context?.list().some((path) => path === name || path.endsWith(`/${name}`)) === true;
  for (const { content, line } of runtime.instructions) {
    if (!/^(?:cmd|entrypoint|healthcheck)$/.test(content.keyword ?? '')) continue;
    const text = argumentsText(content);
    const words = text.split(/[\s"',;&|[\]]+/);
    if (words.some((word) => FOLDER_TASKS.has(word))) return `line ${line} compiles when it starts`;
    if (/\bbundle["',\s]+(?:install|update|check|config)\b|\bgem["',\s]+install\b/.test(text)) return `line ${line} installs gems when it starts`; // prettier-ignore
    const program = /\bbundle["',\s]+exec["',\s]+["']?([\w./-]+)/.exec(text)?.[1];
    const name = program?.slice(program.lastIndexOf('/') + 1);
    if (name !== undefined && !isKnown(name))
      return `line ${line} starts ${name}, which no gem of the lock file brings`;
  }
  const { entrypoint } = readStartCommand(runtime);
  // The words of a CMD behind an ENTRYPOINT are arguments of it.
  const isStart = (keyword: string | undefined): boolean =>
    /^(?:entrypoint|healthcheck)$/.test(keyword ?? '') ||
    (keyword === 'cmd' && !(entrypoint.instruction && entrypoint.words));
  const started = stageCommandsIn(after, runtime).filter(({ line }) => runtime.instructions.some((one) => one.line === line && isStart(one.content.keyword))); // prettier-ignore
  const idle = /^(?:irb|sh|bash|dash|exec|sleep|tail|infinity|-[a-bd-z]+|\/dev\/null|)$/;
  const said = runtime.instructions.filter(({ content }) => /^(?:cmd|entrypoint)$/.test(content.keyword ?? ''));
  if (
    said.every(({ content }) =>
      argumentsText(content)
        .split(/[\s"',[\]]+/)
        .every((word) => idle.test(word)),
    )
  )
    return 'nothing but a shell is started';
  const strange = started.flatMap(({ names: own }) => own).find((name) => !isKnown(name));
  return strange && `${strange} is started, which no gem of the lock file brings`;
}
