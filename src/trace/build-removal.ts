import { findBroughtUse, findGoingPrograms } from './brought-programs.ts';
import { runsUnseenScript } from './crossing.ts';
import { instructionsBefore } from './shell-in-force.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { instructionsAfter, lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import {
  isCompiler,
  isNeededByHeaders,
  findRunTimeCompiler,
  findWorkTool,
  lacksCompilers,
  librariesBesides,
  mayHold,
  mayCompile,
  mentionsBuild,
  surelyBuildsNothing,
} from '../knowledge/build-removal.ts';
import { readDeepestBase } from '../knowledge/images/base-image.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { type PackageCommand, readPackageCommand } from '../knowledge/package-managers.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command, Word } from '../shell/script.ts';

/** Why packages that build something stay where they are. */
export type StayReason =
  | 'base-unknown'
  | 'brings-program'
  | 'built-elsewhere'
  | 'compiles-at-run'
  | 'held'
  | 'installed-before'
  | 'needed-later'
  | 'no-program'
  | 'other-user'
  | 'several-installs'
  | 'unseen-script'
  | 'workshop';

export interface Stay {
  readonly reason: StayReason;
  /** A clause. */
  readonly detail: string;
}

/** What can be removed again at the end of a RUN. */
export interface BuildRemoval {
  /** The install that brought the packages. */
  readonly install: Command;
  /** In the order in which it names them. */
  readonly names: readonly string[];
  /** Libraries that would go with them, and are not named yet. */
  readonly libraries: readonly string[];
  /** Programs that are no compilers, and go along. */
  readonly programs: readonly string[];
  /** The command that removes them. */
  readonly command: string;
  /** What is built with them. */
  readonly build: Command;
  /** The release whose names of packages are written; `undefined` where no name is, or the tag of the image names it. */
  readonly release: { readonly image: string; readonly suite: string } | undefined;
}

/**
 * The packages that a RUN installs, builds with, and leaves in its layer though nothing later needs them.
 * @param run one RUN, or two that stand next to each other and are to be one
 * @returns `undefined` where no compiler is installed, or the RUN removes packages itself
 */
export function planBuildRemoval(
  scan: Scan,
  stage: Stage,
  run: readonly Instruction[],
  catalogue: () => Catalogue,
): BuildRemoval | Stay | undefined {
  const commands = run.flatMap(commandsOf);
  const installs = commands.filter((command) => namesCompiler(readPackageCommand(command)));
  const [install, other] = installs;
  if (!stage.isShipped || !install || commands.some(removesPackages)) return undefined;
  const packages = readPackageCommand(install)!;
  const behind = commands.slice(commands.indexOf(install) + 1);
  const build = behind.find(mayCompile);
  if (!build) return { reason: 'built-elsewhere', detail: `"${excerptOf(install)}" is not followed by a build` };
  if (other) return { reason: 'several-installs', detail: `"${excerptOf(other)}" is another one` };
  const { via } = packages.invocation;
  if (via.some((name) => name !== 'sudo')) return { reason: 'other-user', detail: `it runs by ${via.join(' ')}` };
  const ground = readGround(scan, stage, catalogue);
  if ('reason' in ground) return ground;
  const before = instructionsBefore(stage, run[0]!).flatMap(commandsOf);
  const earlier = before.find((command) => namesCompiler(readPackageCommand(command)));
  if (earlier) return { reason: 'installed-before', detail: `"${excerptOf(earlier)}" brings a compiler, too` };
  const stay = findLaterNeed(scan, run.at(-1)!) ?? findNoProgram(scan);
  if (stay) return stay;
  const named = namedBy([...before, ...commands]);
  const removal = toRemoval(packages, ground, build, named);
  if (!removal || 'reason' in removal) return removal;
  const programs = findGoingPrograms({
    names: removal.names,
    manager: packages.manager as 'apt' | 'apk',
    known: new Set(named.flatMap(({ value }) => value ?? [])),
    isBare: packages.options.some(({ name }) => name === '--no-install-recommends'),
  });
  const use = findBroughtUse(scan, run.at(-1)!, programs);
  if (use !== undefined) return { reason: 'brings-program', detail: use };
  return { ...removal, programs: programs.map(({ name }) => name) };
}

/** @param named all packages that the stage installs by name, up to the end of the RUN */
function toRemoval(
  packages: PackageCommand,
  { suite, image }: Ground,
  build: Command,
  named: readonly Word[],
): Omit<BuildRemoval, 'programs'> | Stay | undefined {
  const manager = packages.manager as 'apt' | 'apk';
  const known = new Set(named.flatMap(({ value }) => value ?? []));
  const own = [...new Set(packages.operands.flatMap(({ value }) => value ?? []))];
  const hasHeaders = (names: readonly string[]): boolean =>
    [...known].some((name) => /-(?:dev|headers)$/.test(name) && !names.includes(name));
  const going = own.filter((name) => librariesBesides(name, manager, suite) !== undefined);
  const names = manager === 'apt' && hasHeaders(going) ? going.filter((name) => !isNeededByHeaders(name)) : going;
  if (!names.some(isCompiler)) return undefined;
  const holder = manager === 'apt' ? named.find(({ value }) => value === undefined || (!names.includes(value) && mayHold(value))) : undefined; // prettier-ignore
  if (holder) return { reason: 'held', detail: holder.text };
  const libraries = new Set(names.flatMap((name) => librariesBesides(name, manager, suite) ?? []));
  const added = [...libraries].filter((library) => !known.has(library));
  const isNamed = suite === '' || image.includes(suite);
  const sudo = packages.invocation.via.length > 0 ? 'sudo ' : '';
  const words = manager === 'apk' ? 'apk del' : `${packages.program} purge -y --auto-remove`;
  return {
    install: packages.command,
    names,
    libraries: added,
    command: `${sudo}${words} ${names.join(' ')}`,
    build,
    release: manager !== 'apt' || added.length === 0 || isNamed ? undefined : { image, suite },
  };
}

/** What commands install by name; a word that depends on the run may be any name. */
function namedBy(commands: readonly Command[]): readonly Word[] {
  return commands.flatMap((command) => {
    const packages = readPackageCommand(command);
    const isInstall = packages?.manager === 'apt' ? packages.subcommand === 'install' : packages?.manager === 'apk' && packages.subcommand === 'add'; // prettier-ignore
    return isInstall ? [...packages!.operands, ...packages!.unknown] : [];
  });
}

function commandsOf(instruction: Instruction): readonly Command[] {
  const content = instruction.content.keyword === 'run' ? runContent(instruction) : undefined;
  const reading = content && readRun(content);
  return reading === undefined || isUnread(reading) ? [] : reading.commands.map(({ command }) => command);
}

function namesCompiler(packages: PackageCommand | undefined): boolean {
  const isInstall =
    (packages?.manager === 'apt' && packages.subcommand === 'install' && packages.program !== 'aptitude') ||
    (packages?.manager === 'apk' &&
      packages.subcommand === 'add' &&
      !packages.options.some(({ name }) => name === '-t' || name === '--virtual'));
  return isInstall && packages.operands.some(({ value }) => value !== undefined && isCompiler(value));
}

function removesPackages(command: Command): boolean {
  const packages = readPackageCommand(command);
  return /^(?:purge|remove|autoremove|autopurge|del)$/.test(packages?.subcommand ?? '');
}

/** An image that has no compiler of its own, as written, and its suite; empty where that is not known. */
interface Ground {
  readonly image: string;
  readonly suite: string;
}

function readGround(scan: Scan, stage: Stage, catalogue: () => Catalogue): Ground | Stay {
  const unknown = (detail: string): Stay => ({ reason: 'base-unknown', detail });
  const base = readDeepestBase(scan, stage, catalogue());
  if (typeof base === 'string') return unknown(`the catalogue does not know the base image (${base})`);
  if (base.from.variables.length > 0) return unknown(`a variable decides on ${base.from.text}`);
  if (!lacksCompilers(base.image.path, base.tag)) return unknown(`${base.from.text} may have a compiler of its own`);
  return { image: base.from.text, suite: base.facts.system?.suite ?? '' };
}

function findLaterNeed(scan: Scan, run: Instruction): Stay | undefined {
  for (const instruction of instructionsAfter(scan, run)) {
    const { keyword, joined, keywordText } = instruction.content;
    const where = `line ${instruction.line}`;
    if (keyword === 'onbuild') return { reason: 'needed-later', detail: `the ONBUILD in ${where} may build something` };
    if (keyword === 'cmd' || keyword === 'entrypoint' || keyword === 'healthcheck') {
      if (mentionsBuild(joined.text))
        return { reason: 'needed-later', detail: `the ${keywordText} in ${where} may build something` };
      continue;
    }
    if (keyword !== 'run') continue;
    const reading = readRun(instruction.content);
    if (isUnread(reading)) return { reason: 'unseen-script', detail: `the RUN in ${where} was not read` };
    for (const { command } of reading.commands) {
      if (runsUnseenScript(command)) return { reason: 'unseen-script', detail: `"${excerptOf(command)}" in ${where}` };
      if (!surelyBuildsNothing(command))
        return { reason: 'needed-later', detail: `"${excerptOf(command)}" in ${where}` };
    }
  }
  return undefined;
}

/** Alone, without a script. */
const SHELL_OR_INTERPRETER =
  /^\S+\s+\[?\s*"?(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:(?:ba|da|z|a)?sh|i?python[\d.]*|node|ruby|irb|erl|iex|ghci|perl6?|lua|R|julia|scala|php|true|tail|sleep)"?(?:\s*,?\s*"?-\w+"?)*\s*\]?\s*$/;

/** An image without a program of its own is somebody's workshop, or the base of other images. */
function findNoProgram(scan: Scan): Stay | undefined {
  const instructions = lineageOf(readStages(scan).at(-1)!).flatMap((stage) => stage.instructions);
  const [entrypoint, command] = (['entrypoint', 'cmd'] as const).map((keyword) =>
    instructions.findLast(({ content }) => content.keyword === keyword),
  );
  const program = entrypoint ?? command;
  if (!program) return { reason: 'no-program', detail: 'there is neither CMD nor ENTRYPOINT' };
  const text = program.content.joined.text;
  const texts = instructions.map(({ content }) => content.source).join('\n');
  const compiler = findRunTimeCompiler(texts);
  if (compiler !== undefined) return { reason: 'compiles-at-run', detail: `the file names ${compiler}` };
  const tool = findWorkTool(instructions.map(({ content }) => content.joined.text).join('\n'));
  if (tool !== undefined) return { reason: 'workshop', detail: `the file names ${tool}` };
  const isShell = SHELL_OR_INTERPRETER.test(text);
  return isShell
    ? { reason: 'no-program', detail: `line ${program.line} starts a shell, or an interpreter` }
    : undefined;
}
