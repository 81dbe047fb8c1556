import { type AlpineNeed, findAlpineNeeds } from './alpine-needs.ts';
import { addNeeds } from './add-needs.ts';
import { lookAtCopiedScripts } from './copied-scripts.ts';
import { hasUnreadSettings, lookAtCopiedSettings } from './copied-settings.ts';
import { findCompiledFile } from './compiled-files.ts';
import { findObstacle } from './find-obstacle.ts';
import { findUnknownUser } from './named-users.ts';
import { lookAtExtensions, lookAtNative } from './native-packages.ts';
import { describeOtherConfiguration } from './other-configuration.ts';
import { isObstacle, type Obstacle } from './reasons.ts';
import { FRESH_STATE, type StageState } from './translate-command.ts';
import { type TranslatedRun, translateRun } from './translate-run.ts';
import type { Analysis } from '../analysis.ts';
import { readStageDependencies } from '../bases/dependencies.ts';
import { findCopiedPrograms } from '../bases/find-copied-programs.ts';
import { makeManifestReader } from '../bases/manifests.ts';
import { readStageCommands } from '../bases/stage-commands.ts';
import type { SwapSite } from '../bases/swap-site.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { findUncertainNames } from '../../knowledge/alpine/releases.ts';
import type { Edit } from '../../text/edit.ts';

/** All that changes when a base goes to Alpine, and what was looked at. */
export interface AlpineSwap {
  readonly edits: readonly Edit[];
  /** Only what becomes something else. */
  readonly runs: readonly TranslatedRun[];
  /** What comes along that no install of the file named. */
  readonly needs: readonly AlpineNeed[];
  readonly commandCount: number;
  /** Packages of languages that the catalogue does not know. */
  readonly unknown: readonly string[];
  /** How many files of the context were looked into; `undefined` where there was none. */
  readonly looked: number | undefined;
  /** Files of settings are copied that were not there to be read. */
  readonly hasUnreadSettings: boolean;
  /** Users and groups that are made without a number of their own. */
  readonly hasOwnNumbers: boolean;
}

/** What the stages of a site become on Alpine; or what keeps them on Debian. */
export function planAlpineSwap(
  file: Dockerfile,
  analysis: Analysis,
  site: SwapSite,
  tag: string,
): AlpineSwap | Obstacle {
  const { base, stages } = site;
  const { context } = analysis.surroundings;
  const catalogue = analysis.surroundings.catalogue();
  const target = catalogue.findFacts(base.image.path, tag)!;
  const from = base.stage.from;
  const other = describeOtherConfiguration(base.facts, target);
  if (other !== undefined) return { reason: 'other-configuration', instruction: from, detail: other };
  const obstacle = findObstacle(file, analysis, stages);
  if (obstacle) return obstacle;
  const runs = translateRuns(file, analysis, stages);
  if (isObstacle(runs)) return runs;
  const { translated, states } = runs;
  const compiled = context && findCompiledFile(file, stages, context);
  if (compiled && 'reason' in compiled) return compiled;

  const workingDir = base.facts.defaults?.workingDir;
  const commands = readStageCommands(analysis, stages, findCopiedPrograms(file, analysis, workingDir));
  const [unread] = commands.unread;
  if (unread)
    return { reason: 'unread-program', instruction: unread.instruction, detail: `${unread.because} (${unread.where})` };
  const dependencies = readStageDependencies(commands, makeManifestReader(file, analysis, workingDir));
  const [list] = dependencies.unread;
  if (list) return { reason: 'unread-manifest', instruction: list.command.instruction, detail: list.because };
  const installed = new Set(translated.flatMap((run) => run.installs.flatMap(({ names }) => names)));
  const hadCompiler = hasCompiler(site, catalogue);
  const native = lookAtNative(dependencies.packages, installed, { isFrozen: !target.isListed, hadCompiler }, catalogue);
  if ('reason' in native) return native;
  const extension = lookAtExtensions(commands.commands, installed, catalogue);
  if (extension) return extension;
  const made = new Set(states.flatMap(({ accounts }) => [...accounts]));
  const stranger = findUnknownUser(stages, target, made);
  if (stranger) return stranger;
  const wasInstalled = new Set(states.flatMap((state) => [...state.installed.keys()]));
  const replaced = new Set(translated.flatMap((run) => [...run.replaced]));
  const needs = findAlpineNeeds({ site, commands, dependencies, installed, replaced, wasInstalled }, catalogue);
  if (isObstacle(needs)) return needs;
  const settings = lookAtCopiedSettings(file, stages, context, target);
  if (settings) return settings;
  const scripts = lookAtCopiedScripts(file, stages, context);
  if (isObstacle(scripts)) return scripts;
  const called = scripts.filter((need) => !installed.has(need.package));
  const all = withoutDuplicates([...needs, ...called, ...shellNeeds(translated, installed)]);
  const uncertain = findUncertainNames(target.system, [...installed, ...all.map((need) => need.package)]);
  if (uncertain.length > 0) {
    const detail = `whether ${target.system?.suite ?? 'it'} has ${uncertain.join(', ')} under this name was not looked up`;
    return { reason: 'old-alpine', instruction: from, detail };
  }
  const headers = hadCompiler && base.image.path !== 'php' ? findHeaders(translated, installed) : undefined;
  if (headers) return headers;
  const placed = addNeeds(file, analysis, site, all, translated);
  if ('reason' in placed) return placed;
  const last = translated.findLast(({ edits }) => edits.length > 0);
  if (last?.isGone && !last.lastEdits) {
    const { instruction } = last.run;
    return { reason: 'comment-between', instruction, detail: 'a comment stands above a RUN that would go' };
  }
  const changed = translated.flatMap((run) => (run === last && run.lastEdits ? run.lastEdits : run.edits));
  return {
    edits: [...changed, ...placed.edits],
    runs: translated.filter(({ edits }) => edits.length > 0),
    needs: all,
    commandCount: commands.commands.length,
    unknown: native.unknown,
    looked: compiled?.looked,
    hasUnreadSettings: hasUnreadSettings(stages, context),
    hasOwnNumbers: !stages.some((stage) => makesUnnumbered(stage)),
  };
}

/** Whether the old image can compile C: of one that nobody has looked into, the full variants can. */
function hasCompiler({ base }: SwapSite, catalogue: Catalogue): boolean {
  if (base.tag.split('-').includes('slim')) return false;
  return catalogue.missingInSlim(base.image.path, base.facts.system?.suite ?? '')?.commands.has('gcc') ?? false;
}

/** Headers are installed for something that is compiled by the old image's compiler, which Alpine has not. */
function findHeaders(runs: readonly TranslatedRun[], installed: ReadonlySet<string>): Obstacle | undefined {
  if (['build-base', 'gcc', 'g++', 'clang'].some((name) => installed.has(name))) return undefined;
  for (const { run, installs } of runs) {
    const headers = installs.flatMap(({ names }) => names).find((name) => name.endsWith('-dev'));
    if (headers === undefined) continue;
    const detail = `${headers} is for what is compiled, and nothing installs a compiler`;
    return { reason: 'compiles', instruction: run.instruction, detail };
  }
  return undefined;
}

interface Translation {
  readonly translated: readonly TranslatedRun[];
  readonly states: readonly StageState[];
}

/** Each is held against all that came before it. */
const MAX_CHANGED = 200;

/** Each stage goes on with what the one below it has done. */
function translateRuns(file: Dockerfile, analysis: Analysis, stages: readonly Stage[]): Translation | Obstacle {
  const catalogue = analysis.surroundings.catalogue();
  const ends = new Map<Stage, StageState>();
  const translated: TranslatedRun[] = [];
  let changed = 0;
  for (const stage of stages) {
    let state = (stage.base.kind === 'stage' && ends.get(stage.base.stage)) || FRESH_STATE;
    for (const run of analysis.runs.filter((other) => other.stage === stage)) {
      const result = translateRun(file, run, state, catalogue);
      if ('reason' in result) return result;
      state = result.state;
      translated.push(result);
      if (result.edits.length > 0) changed += 1;
      if (changed > MAX_CHANGED)
        return {
          reason: 'apt-command',
          instruction: run.instruction,
          detail: `more than ${MAX_CHANGED} RUNs would change`,
        };
    }
    ends.set(stage, state);
  }
  return { translated, states: [...ends.values()] };
}

function shellNeeds(runs: readonly TranslatedRun[], installed: ReadonlySet<string>): readonly AlpineNeed[] {
  const run = runs.find(({ needsBash }) => needsBash);
  if (!run || installed.has('bash')) return [];
  const { instruction } = run.run;
  return [
    { package: 'bash', instruction, offset: 0, because: `line ${instruction.line} makes it the shell of a user` },
  ];
}

/** Of each package the need that comes first. */
function withoutDuplicates(needs: readonly AlpineNeed[]): readonly AlpineNeed[] {
  const place = ({ instruction, offset }: AlpineNeed): readonly [number, number] => [
    instruction?.start ?? Infinity,
    offset,
  ];
  const first = new Map<string, AlpineNeed>();
  for (const need of needs) {
    const known = first.get(need.package);
    const [start, offset] = place(need);
    const [knownStart, knownOffset] = known ? place(known) : [Infinity, Infinity];
    if (!known || start < knownStart || (start === knownStart && offset < knownOffset)) first.set(need.package, need);
  }
  return [...first.values()];
}

function makesUnnumbered({ instructions }: Stage): boolean {
  return instructions.some(({ content }: Instruction) => {
    if (content.keyword !== 'run') return false;
    const text = content.joined.text;
    return (
      /\b(?:useradd|groupadd|adduser|addgroup)\b/.test(text) && !/\s(?:-\w*[ug]|--[ug]id)[ =]?["']?[\d$]/.test(text)
    );
  });
}
