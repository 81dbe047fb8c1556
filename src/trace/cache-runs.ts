import { readCacheFolders, type CacheFolders, type NoFolders } from './cache-folders.ts';
import { isPureGo, readGoClean } from './go-cache.ts';
import { mentionsInstall } from './unread-install.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent, type RunReading } from '../dockerfile/run-script.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';
import { excerptOf } from '../shell/excerpt.ts';
import type { Command, Word } from '../shell/script.ts';

/** A RUN that uses a tool which keeps what it fetches. */
export interface CacheRun extends CacheFolders {
  readonly stage: Stage;
  readonly instruction: Instruction;
  readonly reading: RunReading;
  /** Its commands of the tool. */
  readonly uses: readonly Command[];
  /** Those that empty its folders and do nothing else: a mount makes them wrong. */
  readonly cleaning: readonly Command[];
  /** Words of further commands by which some of it is deleted. */
  readonly deleted: readonly { readonly command: Command; readonly word: Word }[];
}

export interface NoCacheRun {
  readonly reason: NoFolders['reason'] | 'chosen-in-script' | 'deletes-more' | 'folder-used' | 'no-update' | 'offline' | 'old-index' | 'other-user' | 'unread-script';
  readonly detail: string;
} // prettier-ignore

/**
 * What a RUN has to do with the folders of a tool. `undefined` where it does not use the tool; why it may not have
 * mounts on them otherwise.
 */
export function readCacheRun(
  scan: Scan,
  stage: Stage,
  instruction: Instruction,
  tool: CacheTool,
  catalogue: Catalogue,
): CacheRun | NoCacheRun | undefined {
  const { content } = instruction;
  if (content.keyword !== 'run' || !tool.mention.test(content.source)) return undefined;
  const isForeign = !content.json && shellAt(scan, instruction) === 'foreign';
  const reading = readRun(content);
  if (isForeign || isUnread(reading)) return readUnreadRun(instruction, tool, isForeign);
  const commands = reading.commands.map(({ command }) => command);
  const uses = commands.filter(tool.uses);
  if (uses.length === 0) return undefined;
  const folders = readCacheFolders(scan, stage, instruction, tool, catalogue, (cgo) =>
    isPureGo(reading.mapped.text, commands, uses, cgo),
  );
  if ('reason' in folders) return folders;
  const objection = findUseObjection(instruction, reading, uses, tool) ?? findStoredChoice(stage, instruction, tool);
  if (objection) return objection;
  const cleaning: Command[] = [];
  const deleted: { command: Command; word: Word }[] = [];
  for (const command of commands) {
    if (uses.includes(command)) continue;
    if (tool.cleans(command)) {
      const part = tool.name === 'go' ? readGoClean(command, folders.targets.length === tool.places.length) : 'all';
      if (part === 'some')
        return { reason: 'deletes-more', detail: `"${excerptOf(command)}" empties another folder, too` };
      if (part === 'none') continue;
      cleaning.push(command);
      continue;
    }
    const own = readDeletion(command, folders.targets);
    if ('reason' in own) return own;
    if (own.isAll && own.words.length > 0) cleaning.push(command);
    else deleted.push(...own.words.map((word) => ({ command, word })));
  }
  // dnf has --refresh; its forerunner has to be told by a command of its own, anew behind each repository that comes.
  const isKept = cleaning.length > 0 || !hasCacheMount(instruction, YUM_3);
  if (folders.targets.includes(YUM_3) && isKept)
    return { reason: 'old-index', detail: 'the yum of the image is version 3' };
  return { ...folders, stage, instruction, reading, uses, cleaning, deleted };
}

/** Where yum keeps its index before it is another name of dnf. */
const YUM_3 = '/var/cache/yum';

/** A RUN that speaks of an install, and of which no more is known. One with a cache mount has its writer's answer. */
function readUnreadRun({ content }: Instruction, tool: CacheTool, isForeign: boolean): NoCacheRun | undefined {
  if (!mentionsInstall(content, tool.name) || readMounts(content).some(({ type }) => type === 'cache'))
    return undefined;
  const what = content.json ? 'it is in exec form' : isForeign ? 'another shell runs it' : 'its script is not read';
  return { reason: 'unread-script', detail: `${what}, and speaks of an install by ${tool.name}` };
}

function findUseObjection(
  { content }: Instruction,
  { mapped, script }: RunReading,
  uses: readonly Command[],
  tool: CacheTool,
): NoCacheRun | undefined {
  const chosen = tool.variables.exec(mapped.text)?.[0];
  if (chosen !== undefined) return { reason: 'chosen-in-script', detail: `the script speaks of ${chosen}` };
  if (!tool.isSystem && !tool.ignoresHome && SETS_HOME.test(mapped.text))
    return { reason: 'chosen-in-script', detail: 'the script sets HOME' };
  const isOffline = content.flags.some(({ name, value }) => name === 'network' && value !== 'default' && value !== 'host');
  if (isOffline) return { reason: 'offline', detail: 'the RUN has no network' };
  for (const command of uses) {
    const via = readInvocation(command)!.via.find((name) => !['env', 'time', 'eatmydata', 'nice'].includes(name));
    if (via !== undefined) return { reason: 'other-user', detail: `it runs by ${via}` };
    const word = command.words.find(({ text }) => tool.refuses.test(text));
    if (word && !hasRestored(tool, uses, command)) return { reason: 'offline', detail: `"${word.text}" is given` };
  }
  if (tool.name !== 'apt') return undefined;
  const [first, ...others] = uses;
  const isUpdate = (command: Command): boolean => command.words.some(({ value }) => value === 'update');
  const { start } = script.list.span;
  const isFirst = first !== undefined && isUpdate(first) && first.span.start >= start;
  return isFirst && others.some((command) => !isUpdate(command))
    ? undefined
    : { reason: 'no-update', detail: 'its first command of apt is no update, or nothing is installed behind it' };
} // prettier-ignore

const SETS_HOME = /(?:^|[\s;&|("'])HOME=/;

/** A place that an earlier RUN has stored in a file of settings: by the tool itself (`npm config set cache`), or by hand. */
function findStoredChoice(stage: Stage, { start }: Instruction, tool: CacheTool): NoCacheRun | undefined {
  const pattern = tool.stored ?? tool.variables;
  for (const instruction of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    const content = instruction.start < start ? runContent(instruction) : undefined;
    const reading = content && pattern.test(content.source) ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) continue;
    const storing = reading.commands.find(({ command }) => {
      const words = command.words.map(({ text }) => text);
      const isStoring = STORING.test(words.join(' ')) || command.redirections.some(({ target }) => target !== undefined);
      return isStoring && pattern.test(words.join(' '));
    });
    if (storing) return { reason: 'chosen-in-script', detail: `"${excerptOf(storing.command)}" in line ${instruction.line} may store it` };
  }
  return undefined;
} // prettier-ignore

const STORING = /\b(?:config|set|env -w|tee|sed)\b/;

/** `--no-restore` is fine where the same RUN has restored before. */
function hasRestored({ name }: CacheTool, uses: readonly Command[], command: Command): boolean {
  if (name !== 'nuget') return false;
  const earlier = uses.slice(0, uses.indexOf(command));
  return earlier.some(({ words }) => words.some(({ value }) => value === 'restore'));
}

interface Deletion {
  readonly words: readonly Word[];
  /** Nothing else is deleted by the command. */
  readonly isAll: boolean;
}

/** Programs that read or change whole trees. */
const SWEEPING: ReadonlySet<string> = new Set([
  'rm', 'find', 'mv', 'tar', 'rsync', 'chown', 'chmod', 'du', 'zip', 'cp',
]); // prettier-ignore
/** Programs that only name a folder, or read it where it is there. */
const NAMING: ReadonlySet<string> = new Set(['cd', 'mkdir', 'ls', 'echo', 'printf', 'test', '[', 'which']);

/** The words of an `rm` that lie in the folders; or what else a command has to do with them. */
function readDeletion(command: Command, targets: readonly string[]): Deletion | NoCacheRun {
  const { words, redirections } = command;
  const program = readInvocation(command)?.program ?? '';
  const inside: Word[] = [];
  for (const word of [...words.slice(1), ...redirections.flatMap(({ target }) => target ?? [])]) {
    const relation = relationOf(word.text, targets);
    if (relation === 'none') continue;
    const isOwn = words[0]!.value === 'rm' && words.includes(word);
    if (relation === 'inside' && isOwn) inside.push(word);
    else if (relation === 'inside' && !NAMING.has(program))
      return { reason: 'folder-used', detail: `"${excerptOf(command)}" has to do with it` };
    else if (relation === 'around' && SWEEPING.has(program) && !(program === 'cp' && words.at(-1) === word))
      return { reason: 'deletes-more', detail: `"${excerptOf(command)}" goes through folders around it` };
  }
  const operands = words.slice(1).filter(({ text }) => !text.startsWith('-'));
  return { words: inside, isAll: inside.length === operands.length && redirections.length === 0 && command.assignments.length === 0 };
} // prettier-ignore

/** Whether a word names a folder, something in it, or something that holds it. */
export function relationOf(text: string, targets: readonly string[]): 'inside' | 'around' | 'none' {
  const paths = text.replace(/["'\\]/g, '').match(/(?:~|\$\{?HOME\}?)?\/[^\s,;:=&|]*/g) ?? [];
  let relation: 'around' | 'none' = 'none';
  for (const path of paths) {
    if (path.includes('/..')) relation = 'around';
    // What is below the home is told by the end of the path, whoever's it is.
    const isHome = /^(?:~|\$)/.test(path);
    const own = path.replace(/^(?:~|\$\{?HOME\}?)/, '').replace(/\/+$/, '');
    for (const target of targets) {
      const folder = isHome ? target.replace(/^\/(?:root|home\/[^/]+)(?=\/)/, '') : target;
      if (path.includes('/..')) continue;
      if (own === folder || own.startsWith(`${folder}/`)) return 'inside';
      if (holds(own, folder)) relation = 'around';
    }
  }
  return relation;
}

/** Whether a path with patterns in it may hold a folder; the root alone does not count. */
function holds(path: string, folder: string): boolean {
  const plain = path.replace(/[^/]*[*?[{$].*$/, '').replace(/\/+$/, '');
  if (plain === '' && path !== '') return /^\/(?:[*?[{$])/.test(path);
  return plain !== '' && folder.startsWith(`${plain}/`);
}

/** Whether a RUN has a cache mount on a folder already. */
export function hasCacheMount({ content }: Instruction, target: string): boolean {
  return readMounts(content).some((mount) => mount.type === 'cache' && mount.target?.replace(/\/+$/, '') === target);
}

/** A mount that hides the folder, or is hidden by it; or one of which that cannot be told. */
export function findOtherMount({ content }: Instruction, targets: readonly string[]): string | undefined {
  return readMounts(content).find(({ type, target }) => {
    if (target === undefined) return type !== 'secret' && type !== 'ssh';
    const own = target.replace(/\/+$/, '');
    return targets.some(
      (folder) => own.startsWith(`${folder}/`) || folder.startsWith(`${own}/`) || (own === folder && type !== 'cache'),
    );
  })?.text;
}
