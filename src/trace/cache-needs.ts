import { findBroughtFiles } from './brought-caches.ts';
import { namesFolder } from './cache-mentions.ts';
import { type CacheRun, hasCacheMount, type NoCacheRun, readCacheRun, relationOf } from './cache-runs.ts';
import { runsUnseenScript } from './crossing.ts';
import { describeShippedUse, isFetchedForImage } from './fetched-only.ts';
import { findLentCredentials } from './lent-credentials.ts';
import { findNeeder, findUnseenFollower } from './later.ts';
import { argumentsText, argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import { findCommandAfter, isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { findEarlierStage, lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { readsStoredIndex } from '../knowledge/apk-index.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';
import { CLEANUPS } from '../knowledge/cleanups.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { isPlainProgram } from '../knowledge/plain-programs.ts';
import { provesYarn1, TURNS_INTO_BERRY } from '../knowledge/yarn.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command } from '../shell/script.ts';

/** Something that needs what a mount keeps out of the image. */
export interface CacheNeed {
  readonly reason: 'copied-elsewhere' | 'fetched-for-image' | 'needed-later' | NoCacheRun['reason'];
  readonly detail: string;
}

/**
 * What needs the files that a RUN leaves in the folders of a tool, beside commands of the tool that fetch what is missing
 * (traps D2, D5).
 * @param isMounted whether another RUN of the tool has, or gets, its mounts, too
 */
export function findCacheNeed(
  scan: Scan,
  run: CacheRun,
  tool: CacheTool,
  catalogue: Catalogue,
  isMounted: (other: Instruction, targets: readonly string[]) => boolean,
): CacheNeed | undefined {
  for (const stage of readStages(scan)) {
    const isOwn = lineageOf(stage).includes(run.stage);
    for (const instruction of stage.instructions) {
      if (instruction.start === run.instruction.start) continue;
      const need = isOwn
        ? findOwnNeed(scan, stage, instruction, run, tool, catalogue, isMounted)
        : findTaker(scan, stage, instruction, run, tool);
      if (need) return need;
    }
  }
  const brought = findBroughtFiles(scan, run, tool, catalogue);
  if (brought !== undefined) return { reason: 'folder-used', detail: brought };
  if (isFetchedForImage(scan, run, tool, catalogue))
    return { reason: 'fetched-for-image', detail: `nothing in the file builds with what ${tool.name} fetches here` };
  return findByTool(scan, run, tool);
}

/** What an instruction of the same stage, or of one that inherits from it, has to do with the folders. */
function findOwnNeed(
  scan: Scan,
  stage: Stage,
  instruction: Instruction,
  run: CacheRun,
  tool: CacheTool,
  catalogue: Catalogue,
  isMounted: (other: Instruction, targets: readonly string[]) => boolean,
): CacheNeed | undefined {
  const { content, line } = instruction;
  const isLater = instruction.start > run.instruction.start;
  const { keyword } = content;
  if (keyword === 'run') {
    const other = readCacheRun(scan, stage, instruction, tool, catalogue);
    const isRefused = other && 'reason' in other && (tool.isShared || other.reason !== 'unread-script');
    if (isRefused)
      return other.reason === 'offline' || tool.isShared ? { reason: 'needed-later', detail: `in line ${line}, ${other.detail}` } : undefined; // prettier-ignore
    if (other && 'reason' in other) return findMention(instruction, run, tool, isLater);
    if (tool.isShared && other && !isMounted(instruction, other.targets))
      return { reason: 'needed-later', detail: `the RUN in line ${line} takes from it` };
    if (other) {
      const lent = tool.isShared ? findLentCredentials(run, other, tool) : undefined;
      return lent === undefined ? undefined : { reason: 'needed-later', detail: lent };
    }
    if (tool.isShared && isLater) {
      const unseen = findUnplain(instruction, tool);
      if (unseen !== undefined) return { reason: 'needed-later', detail: `${unseen} in line ${line} may take from it` };
    }
    return findMention(instruction, run, tool, isLater);
  }
  if (keyword === 'onbuild') return tool.isShared ? { reason: 'needed-later', detail: `the ONBUILD in line ${line} may take from it` } : undefined; // prettier-ignore
  if (keyword === 'env' && tool.isShared) {
    const choosers = tool.places.flatMap(({ by }) => by.map(([name]) => name));
    const others = readVariables(content).filter(({ name }) => !choosers.includes(name));
    const naming = others.find(({ value }) => namesFolder(value ?? '', run, tool));
    return naming && { reason: 'folder-used', detail: `line ${line} has ${naming.name} name it` };
  }
  if (STARTS.has(keyword ?? '')) {
    const text = (content.json ?? [argumentsText(content)]).join(' ');
    if (tool.isShared && tool.mention.test(text) && !/^dotnet [\w./-]+\.dll\b/.test(text))
      return { reason: 'needed-later', detail: `the ${keyword!.toUpperCase()} in line ${line} may take from it` };
    return namesFolder(text, run, tool) ? { reason: 'folder-used', detail: `line ${line} names it` } : undefined;
  }
  if (keyword === 'copy' || keyword === 'add' || keyword === 'workdir') {
    const words = argumentWords(content);
    const to = keyword === 'workdir' ? argumentsText(content) : (words.at(-1) ?? '');
    return relationOf(to, run.targets) === 'inside' ? { reason: 'folder-used', detail: `line ${line} puts files into it, or starts there` } : undefined; // prettier-ignore
  }
  return undefined;
}

const STARTS: ReadonlySet<string> = new Set(['cmd', 'entrypoint', 'healthcheck']);

/** A RUN that names the folders; a deletion finds nothing then, and does no harm. */
function findMention(
  { content, line }: Instruction,
  run: CacheRun,
  tool: CacheTool,
  isLater: boolean,
): CacheNeed | undefined {
  const reading = readRun(content);
  if (isUnread(reading)) {
    const text = argumentsText(content);
    return namesFolder(text, run, tool) ? { reason: 'folder-used', detail: `line ${line} names it` } : undefined; // prettier-ignore
  }
  for (const { command } of reading.commands) {
    const isForced = command.words.some(({ text }) => /^(?:-[a-zA-Z]*f|--force$)/.test(text));
    if (command.words[0]?.value === 'rm' && (isForced || !isLater)) continue;
    const values = command.assignments.map(({ span }) => reading.mapped.text.slice(span.start, span.end));
    const texts = [...command.words, ...command.redirections.flatMap(({ target }) => target ?? [])].map(
      ({ text }) => text,
    );
    if ([...values, ...texts].some((text) => namesFolder(text, run, tool)))
      return { reason: 'folder-used', detail: `"${excerptOf(command)}" in line ${line} names it` };
  }
  return undefined;
}

/** A program that is none of the system, and may run the tool without our seeing it. */
function findUnplain(instruction: Instruction, tool: CacheTool): string | undefined {
  const content = runContent(instruction)!;
  const reading = readRun(content);
  if (isUnread(reading)) return 'the RUN';
  const found = reading.commands.find(({ command }) => {
    const program = readInvocation(command)?.program;
    if (program === undefined) return command.words.length > 0;
    return runsUnseenScript(command) || (!isPlainProgram(program) && !isOfTool(command, tool));
  });
  return found && `"${excerptOf(found.command)}"`;
}

/** `go version`, `cargo clean`, `dotnet --info`: of the tool, but nothing that takes from its folders. */
function isOfTool({ words }: Command, { name }: CacheTool): boolean {
  const text = words.map((word) => word.text).join(' ');
  return /^(?:go (?:version|env|fmt|clean)|cargo (?:clean|init|new|--version)|mvnw? (?:-v|--version)|dotnet --?\w+)\b/.test(text) || (name === 'cargo' && text.startsWith('rustup ')); // prettier-ignore
}

/** A COPY or mount of another stage that takes a folder which holds them. */
function findTaker(
  scan: Scan,
  stage: Stage,
  { content, line }: Instruction,
  run: CacheRun,
  tool: CacheTool,
): CacheNeed | undefined {
  for (const { name, text, value } of content.flags) {
    const from = name === 'from' ? value : name === 'mount' ? /(?:^|,)from=([^,]+)/.exec(value ?? '')?.[1] : undefined;
    if (from === undefined) continue;
    const source = from.includes('$') ? undefined : findEarlierStage(readStages(scan), stage, from);
    if (!source && !from.includes('$')) continue;
    if (source && !lineageOf(source).includes(run.stage)) continue;
    const parts = name === 'mount' ? [/(?:^|,)(?:source|src)=([^,]+)/.exec(value ?? '')?.[1] ?? '/'] : sourcesOf(content); // prettier-ignore
    const taken = parts.find((part) => {
      const path = part.startsWith('/') ? part : `/${part}`;
      const relation = path === '/' ? 'around' : relationOf(path, run.targets);
      return relation === 'inside' || (relation === 'around' && !tool.isDisposable);
    });
    if (taken !== undefined) return { reason: 'copied-elsewhere', detail: `line ${line} takes ${taken} (${text})` };
  }
  return undefined;
}

function sourcesOf(content: Instruction['content']): readonly string[] {
  return argumentWords(content).slice(0, -1);
}

/** What is known of single tools. */
function findByTool(scan: Scan, { instruction, uses }: CacheRun, { name, isShared }: CacheTool): CacheNeed | undefined {
  // What .NET Core 2 builds and does not publish is loaded from there.
  if (name === 'nuget' && !/\bdotnet\s+(?:publish|pack)\b/.test(scan.text))
    return { reason: 'needed-later', detail: 'nothing is published, and what is only built may be loaded from it' };
  if (name === 'nuget' && LOCAL_TOOLS.test(scan.text))
    return { reason: 'needed-later', detail: 'the local tools of dotnet are run from it' };
  if (isShared) return undefined;
  if (name === 'apk') {
    const leaves = uses.some(({ words }) => !words.some(({ value }) => value === '--no-cache'));
    const reader = leaves ? findCommandAfter(scan, instruction, readsStoredIndex) : undefined;
    return reader && { reason: 'needed-later', detail: `"${excerptOf(reader)}" reads the index` };
  }
  const cleanup = CLEANUPS.find(({ manager }) => manager === name);
  const needer = cleanup && findNeeder(scan, instruction, cleanup);
  return needer && { reason: 'needed-later', detail: `"${needer.text}" in line ${needer.instruction.line} needs it` };
}

/** Tools that a manifest of the project names lie among the packages, and a later command does not fetch them. */
const LOCAL_TOOLS = /\bdotnet\s+tool\s+(?:restore\b|install\b(?!.{0,400}\s(?:-g|--global|--tool-path)\b))/;

/**
 * What could not be known of a RUN and its tool, as sentences that a reader can check: a script that was not read may take
 * from the folders what it does not fetch; a tool may be of a version that has them elsewhere. A start of the image counts
 * only where it speaks of an install.
 */
export function findCacheDoubts(scan: Scan, run: CacheRun, tool: CacheTool): readonly string[] {
  const { instruction, reading, uses } = run;
  const doubts: string[] = [];
  const unseen = reading.commands.find(({ command }) => runsUnseenScript(command) && !uses.includes(command));
  const follower = unseen
    ? `"${excerptOf(unseen.command)}" in line ${instruction.line}`
    : findUnseenFollower(scan, instruction, tool.name === 'apt' ? 'apt' : { manager: tool.name, neededIn: FETCHES });
  if (follower !== undefined)
    doubts.push(`${follower.charAt(0).toUpperCase()}${follower.slice(1)} takes nothing from ${run.targets.join(' or ')}.`);
  const use = describeShippedUse(scan, run, tool);
  if (use !== undefined) doubts.push(use);
  const isYarn1 = !TURNS_INTO_BERRY.test(scan.text) && uses.some((command) => provesYarn1(reading.script, command));
  if (tool.name === 'yarn' && !isYarn1)
    doubts.push('The yarn of the project is Yarn 1 (yarn --version): later ones have their cache elsewhere.');
  if (tool.name === 'pnpm')
    doubts.push('The pnpm is version 7 or newer, and no .npmrc or pnpm-workspace.yaml sets its store or enableGlobalVirtualStore.');
  return doubts;
} // prettier-ignore

/** An install by any tool of a language, in a text that nobody has read as a script. */
const FETCHES =
  /\b(?:apk|bundle|bun|cargo|composer|dnf|dotnet|gem|go|npm|pip[\d.]*|pipenv|pnpm|poetry|uv|yarn|yum)["',\s]+(?:-\S+["',\s]+)*(?:i|install|ci|add|sync|fetch|restore|mod)\b|\b(?:mvnw?|gradlew?)\b/;

/** Whether a RUN has all mounts of a tool. */
export function isMountedFor(instruction: Instruction, targets: readonly string[]): boolean {
  return targets.every((target) => hasCacheMount(instruction, target));
}
