import { analyse } from './analyse.ts';
import type { RunSite } from './analysis.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText } from '../dockerfile/instruction.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { isUnread } from '../dockerfile/run-script.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { readPackageCommand } from '../knowledge/package-managers.ts';
import type { Command } from '../shell/script.ts';
import { memoize } from '../text/memo.ts';

/** `~/.cache/pip`, wherever the home is, a folder that holds it, and the one that PIP_CACHE_DIR names. */
export function isPipCacheFolder({ environment }: RunSite, folder: string): boolean {
  const isKnown = /^(?:|\/root|\/home(?:\/[^/]+)?|.*\/\.cache(?:\/pip(?:\/.*)?)?)$/.test(folder);
  return isKnown || folder === environment.get('PIP_CACHE_DIR');
}

/** Something that has to do with a cache of pip, and where. */
interface CacheUse {
  readonly run: RunSite | undefined;
  readonly start: number;
  /** Of a command, in its script. */
  readonly offset: number;
  readonly because: string;
}

/**
 * What needs the cache that a RUN leaves, or reads one that is put there before it: a COPY, a bind mount, a later command
 * that fails without the folder. As a clause; `undefined` where nothing does.
 */
export function findPipCacheUser(file: Dockerfile, run: RunSite): string | undefined {
  if (readMounts(run.content).some(({ type, target }) => type === 'bind' && isPipCacheFolder(run, target ?? '-'))) {
    return 'it is mounted here';
  }
  // A command before the RUN cannot need what the RUN leaves; a COPY or a mount may also bring what it reads.
  const { start } = run.instruction;
  const filled = firstInstall(run);
  const isAfter = (use: CacheUse): boolean => use.start > start || (use.start === start && use.offset > filled);
  return readUses(file).find((use) => !use.run || isAfter(use))?.because;
}

/** Where, in its script, a RUN first fills the cache. */
function firstInstall({ reading }: RunSite): number {
  if (isUnread(reading)) return -1;
  const first = reading.commands.find(({ command }) => {
    const pip = readPackageCommand(command);
    return pip?.manager === 'pip' && pip.subcommand !== 'cache';
  });
  return first ? first.command.span.start : -1;
}

const readUses = memoize((file: Dockerfile): readonly CacheUse[] =>
  file.text.includes('cache') ? [...copiesOf(file), ...commandsOf(file)] : [],
);

function copiesOf(file: Dockerfile): readonly CacheUse[] {
  const copies = file.instructions.filter(({ content }) => {
    const isCopy = content.keyword === 'copy' || content.keyword === 'add';
    return isCopy && /(?:^|[\s"'/])\.cache(?:[\s"'/,]|$)/.test(argumentsText(content));
  });
  const mounting = analyse(file).runs.filter(({ content }) => {
    return readMounts(content).some(({ type, text }) => type === 'bind' && text.includes('/.cache'));
  });
  return [
    ...copies.map(({ start }) => ({ run: undefined, start, offset: 0, because: 'a COPY takes it' })),
    ...mounting.map(({ instruction }) => ({
      run: undefined,
      start: instruction.start,
      offset: 0,
      because: 'a RUN mounts it',
    })),
  ];
}

function commandsOf(file: Dockerfile): readonly CacheUse[] {
  return analyse(file).runs.flatMap((run) => {
    if (!run.content.source.includes('cache') || isUnread(run.reading)) return [];
    const commands = run.reading.commands.map(({ command }) => command).filter(needsFolder);
    return commands.map(({ words, span }) => {
      const text = words
        .map((word) => word.text)
        .join(' ')
        .slice(0, 60);
      return { run, start: run.instruction.start, offset: span.start, because: `"${text}" may fail without it` };
    });
  });
}

const NEEDS_NO_FOLDER: ReadonlySet<string> = new Set(['mkdir', 'install', 'echo', 'printf', 'export', 'find', 'ln']);

function needsFolder(command: Command): boolean {
  const pip = readPackageCommand(command);
  // pip 20.1 to 21 end with an error where there is no cache (pypa/pip#10451).
  if (pip?.manager === 'pip') return pip.subcommand === 'cache';
  const invocation = readInvocation(command);
  if (!invocation || NEEDS_NO_FOLDER.has(invocation.program)) return false;
  const isForced = invocation.args.some(({ text }) => /^(?:-[a-zA-Z]*f|--force$)/.test(text));
  if (invocation.program === 'rm' && isForced) return false;
  return invocation.args.some(({ text }) =>
    /(?:^|[/~])\.cache(?:\/(?:pip(?:\/.*)?|\*)?)?$/.test(text.replace(/["']/g, '')),
  );
}
