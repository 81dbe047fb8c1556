import { analyse } from '../../src/analysis/analyse.ts';
import type { RunSite } from '../../src/analysis/analysis.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { lineageOf } from '../../src/dockerfile/stages.ts';
import { isUnread } from '../../src/dockerfile/run-script.ts';
import { readInvocation } from '../../src/knowledge/invocation.ts';
import type { Rewrite } from '../../src/pipeline/rewrite-result.ts';
import type { Command } from '../../src/shell/script.ts';

/** What became of the places that a transform is there for. */
export interface Done {
  readonly places: number;
  readonly fixed: number;
  readonly refused: number;
  /** Switched off by a comment in the file. */
  readonly ignored: number;
  /** `line: text` of what got neither. */
  readonly missed: readonly string[];
}

interface Target {
  readonly transform: string;
  /** A command that the transform has to answer for. */
  isPlace(words: readonly string[], run: RunSite): boolean;
}

const isInstall = (words: readonly string[], program: RegExp, subcommand: string): boolean =>
  program.test(words[0] ?? '') && words.slice(1).includes(subcommand);

/** Read straight from the words of each command: nothing of what the transforms use to find their places. */
export const TARGETS: readonly Target[] = [
  {
    transform: 'pip-no-cache',
    isPlace: (words, run) => {
      if (!isInstall(words, /^pip[\d.]*$/, 'install') || words.some((word) => word.startsWith('--no-cac')))
        return false;
      const isDeleted = /rm [^&;|]*\.cache|pip\d? cache purge/.test(run.content.joined.text);
      return (
        !isDeleted &&
        run.environment.get('PIP_NO_CACHE_DIR') === undefined &&
        !/PIP_NO_CACHE_DIR=/.test(run.content.joined.text)
      );
    },
  },
  {
    transform: 'apk-no-cache',
    isPlace: (words) => isInstall(words, /^apk$/, 'add') && !words.includes('--no-cache'),
  },
  {
    transform: 'apt-no-recommends',
    isPlace: (words, run) => {
      if (!isInstall(words, /^(?:apt|apt-get|aptitude)$/, 'install')) return false;
      if (words.some((word) => /^--(?:no-install|without)-recommends$|Install-Recommends=(?:0|false)/i.test(word)))
        return false;
      if (words[0] === 'aptitude' && words.includes('-R')) return false;
      const all = lineageOf(run.stage).flatMap(({ instructions }) => instructions);
      const before = all.filter(({ start }) => start <= run.instruction.start);
      return !before.some(({ content }) => /Install-Recommends["'\\\s=]*(?:0|false|no)\b/i.test(content.source));
    },
  },
];

/** Holds the places of a file against what a run with every unsafe fix made of them. */
export function countDone(target: Target, rewrite: Rewrite): Done {
  const before = readDockerfile(rewrite.before);
  const after = readDockerfile(rewrite.after);
  if (before.kind === 'refused' || after.kind === 'refused')
    return { places: 0, fixed: 0, refused: 0, ignored: 0, missed: [] };
  const ignoredLines = rewrite.ignored
    .filter(({ transform }) => transform === target.transform)
    .map(({ line }) => line);
  const refusedLines = rewrite.refusals
    .filter(({ transform }) => transform === target.transform)
    .map(({ line }) => line);
  const [old, left] = [findPlaces(before, target), countByOperands(findPlaces(after, target))];
  const missed: string[] = [];
  let [fixed, refused, ignored] = [0, 0, 0];
  for (const { command, line } of old) {
    if (!takeOne(left, operandsOf(command))) fixed += 1;
    else if (ignoredLines.some((ignoredLine) => isOfRun(rewrite, ignoredLine, line))) ignored += 1;
    else if (refusedLines.some((refusedLine) => isOfRun(rewrite, refusedLine, line))) refused += 1;
    else missed.push(`${line}: ${command.join(' ')}`);
  }
  return { places: old.length, fixed, refused, ignored, missed };
}

/** What is said of a RUN is said of the line that it, or the first of those joined in it, began in. */
function isOfRun({ before }: Rewrite, said: number, line: number): boolean {
  if (said === line) return true;
  const lines = before.split('\n').slice(said - 1, line - 1);
  return (
    said < line &&
    !lines
      .slice(1)
      .some((text) => /^\s*(?!run\b)(?:from|copy|add|env|arg|user|workdir|cmd|entrypoint|onbuild)\s/i.test(text))
  );
}

interface Place {
  readonly line: number;
  readonly command: readonly string[];
}

function findPlaces(file: Dockerfile, target: Target): readonly Place[] {
  return analyse(file).runs.flatMap((run) => {
    if (isUnread(run.reading)) return [];
    const commands = run.reading.commands.map(({ command }) => wordsOf(command));
    return commands
      .filter((words) => target.isPlace(words, run))
      .map((command) => ({ line: run.instruction.line, command }));
  });
}

/** What names a command when RUNs are joined and options come: its words that are none. */
function operandsOf(words: readonly string[]): string {
  return words.filter((word) => !word.startsWith('-')).join(' ');
}

function countByOperands(places: readonly Place[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of places.map(({ command }) => operandsOf(command))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  counts.set(key, count - 1);
  return count > 0;
}

function wordsOf(command: Command): readonly string[] {
  const invocation = readInvocation(command);
  if (!invocation) return [];
  const args = invocation.args.map(({ value, text }) => value ?? text);
  const isModule = /^python[\d.]*$/.test(invocation.program) && args[0] === '-m';
  return isModule ? args.slice(1) : [invocation.program, ...args];
}
