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
  const ignoredLines = new Set(
    rewrite.ignored.filter(({ transform }) => transform === target.transform).map(({ line }) => line),
  );
  const refusedLines = new Set(
    rewrite.refusals.filter(({ transform }) => transform === target.transform).map(({ line }) => line),
  );
  const left = new Map(findPlaces(after, target).map(({ ordinal, count }) => [ordinal, count]));
  let [places, fixed, refused, ignored] = [0, 0, 0, 0];
  const missed: string[] = [];
  for (const { ordinal, count, line, text } of findPlaces(before, target)) {
    const remaining = Math.min(left.get(ordinal) ?? 0, count);
    places += count;
    fixed += count - remaining;
    if (ignoredLines.has(line)) ignored += remaining;
    else if (refusedLines.has(line)) refused += remaining;
    else if (remaining > 0) missed.push(`${line}: ${text}`);
  }
  return { places, fixed, refused, ignored, missed };
}

interface PlacesOfRun {
  readonly ordinal: number;
  readonly line: number;
  readonly count: number;
  readonly text: string;
}

function findPlaces(file: Dockerfile, target: Target): readonly PlacesOfRun[] {
  return analyse(file).runs.flatMap((run) => {
    if (isUnread(run.reading)) return [];
    const commands = run.reading.commands.filter(({ command }) => target.isPlace(wordsOf(command), run));
    const ordinal = file.instructions.indexOf(run.instruction);
    const text = commands.map(({ command }) => command.words.map((word) => word.text).join(' ')).join(' | ');
    return commands.length === 0 ? [] : [{ ordinal, line: run.instruction.line, count: commands.length, text }];
  });
}

function wordsOf(command: Command): readonly string[] {
  const invocation = readInvocation(command);
  if (!invocation) return [];
  const args = invocation.args.map(({ value, text }) => value ?? text);
  const isModule = /^python[\d.]*$/.test(invocation.program) && args[0] === '-m';
  return isModule ? args.slice(1) : [invocation.program, ...args];
}
