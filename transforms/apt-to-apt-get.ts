import type { Analysis } from '../src/analysis/analysis.ts';
import {
  findPackageRuns,
  findUnreadInstalls,
  type PackageRun,
  type PackageSite,
} from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { addWordAfter, replaceWord } from '../src/dockerfile/verbs.ts';
import { type AptObstacle, readAptGetWords } from '../src/knowledge/apt-programs.ts';
import { isRead } from '../src/shell/output.ts';
import type { Edit } from '../src/text/edit.ts';
import { findAptDifference } from '../src/trace/apt-base.ts';
import { findAptSettings } from '../src/trace/apt-settings-written.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNKNOWN_SUBCOMMAND, UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = AptObstacle | 'configured' | 'output-read' | 'unclear-word' | 'unknown-subcommand' | 'unread-script';

/**
 * Calls apt-get where a script calls apt.
 *
 * `apt` is for people at a terminal: it warns that its command line is not stable, and its options, its output and even the way it
 * chooses packages may change from release to release (apt(8), "Script usage"). `apt-get` does the same and stays as it is.
 *
 * ```dockerfile
 * RUN apt update && apt upgrade -y && apt install -y curl
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get upgrade --with-new-pkgs -y && apt-get install -y curl
 * ```
 *
 * `apt upgrade` may install new packages, for which apt-get has an option; `full-upgrade` is its `dist-upgrade`. What is there for
 * looking (`list`, `search`, `show`) is left alone, and so are names with wildcards, which apt-get reads as regular expressions. Where one
 * command of a RUN has to stay, all of them do: two programs for one thing would be no gain.
 *
 * `apt` deletes the packages that it has downloaded; the official images on Debian and Ubuntu have apt-get do so, too. On other
 * images, and with an apt that is not known, the fix is unsafe.
 */
export const aptToAptGet: Transform<object, Reason> = {
  id: 'apt-to-apt-get',
  summary: 'Call apt-get where a script calls apt',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['runs-apt-get', 'runs-apt-get-unproven'],
  answers: ['DL3027'],
  refusals: {
    configured: {
      because: 'the file gives apt settings or another program, which may hold for apt alone',
      remedy: 'look the settings up in apt.conf(5), and change the commands by hand',
    },
    'no-equal': {
      because: 'apt-get has no such subcommand, and apt-cache prints something else',
      remedy: 'use apt-cache or dpkg-query, if the output is of use in a build at all',
    },
    'option-of-apt': {
      because: 'it is not known to mean the same for apt-get',
      remedy: 'look it up in apt-get(8), and change the command by hand',
    },
    'output-read': {
      because: 'something reads what apt prints, which is not what apt-get prints',
      remedy: 'change both together',
    },
    pattern: {
      because: 'apt-get reads such a name as a regular expression, and apt does not',
      remedy: 'write the names of the packages out',
    },
    'unclear-word': {
      because: 'the name of the program is written in an unusual way',
      remedy: 'write it as apt-get',
    },
    'unknown-subcommand': UNKNOWN_SUBCOMMAND,
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/\bapt\b(?!-)/.test(file.text)) return;
    for (const run of findPackageRuns(analysis, 'apt')) yield* inspectRun(file, run);
    for (const { run, because } of findUnreadInstalls(analysis, 'apt')) {
      if (!/\bapt\b["',\s]+(?:-[\w=-]+["',\s]+)*install\b/.test(run.content.source)) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

function* inspectRun(file: Dockerfile, run: PackageRun): Iterable<Finding<Reason>> {
  const { instruction } = run;
  const changes: Change[] = [];
  let isRefused = false;
  for (const site of run.sites) {
    if (site.packages.program !== 'apt') continue;
    const change = readChange(run, site);
    if (!change) continue;
    if (!('reason' in change)) {
      changes.push(change);
      continue;
    }
    isRefused = true;
    yield { kind: 'refusal', instruction, ...change };
  }
  if (changes.length === 0 || isRefused) return;
  const settings = findAptSettings(file);
  if (settings === undefined) yield toFix(file, run, changes);
  if (settings !== undefined) yield { kind: 'refusal', instruction, reason: 'configured', detail: settings };
}

interface Change {
  readonly edits: readonly Edit[];
  /** `apt install`, `apt-get install`. */
  readonly was: string;
  readonly is: string;
  /** Words that depend on the run, and may be patterns. */
  readonly unknown: readonly string[];
}

/** @returns `undefined` where nothing is asked of apt */
function readChange(
  run: PackageRun,
  site: PackageSite,
): Change | { readonly reason: Reason; readonly detail: string } | undefined {
  const { packages } = site;
  const { subcommand, subcommandWord, unknown, operands, options, invocation } = packages;
  if (subcommand === undefined || !subcommandWord) {
    const [word] = [...unknown, ...operands];
    return word && { reason: 'unknown-subcommand', detail: `it begins with ${word.text}` };
  }
  const twin = readAptGetWords(packages);
  if ('reason' in twin) return twin;
  if (isRead(run.reading.script, site)) return { reason: 'output-read', detail: `the output of "apt ${subcommand}"` };
  const { programWord } = invocation;
  const program = /(?:^|\/)apt$/.test(programWord.text)
    ? replaceWord(run.place, programWord, `${programWord.text}-get`)
    : undefined;
  const other = twin.subcommand === subcommand ? [] : [replaceWord(run.place, subcommandWord, twin.subcommand)];
  if (!program || other.includes(undefined)) return { reason: 'unclear-word', detail: programWord.text };
  const { option } = twin;
  const added =
    option === undefined || options.some(({ name }) => name === option)
      ? []
      : [addWordAfter(run.place, subcommandWord, option)];
  return {
    edits: [program, ...other, ...added].filter((edit) => edit !== undefined),
    was: `apt ${subcommand}`,
    is: ['apt-get', twin.subcommand, ...(added.length > 0 ? [option] : [])].join(' '),
    unknown: [
      ...unknown.map(({ text }) => text),
      ...(invocation.via.includes('xargs') ? ['What xargs hands over'] : []),
    ],
  };
}

function toFix(file: Dockerfile, run: PackageRun, changes: readonly Change[]): Finding<Reason> {
  const difference = findAptDifference(file, run.stage, run.instruction);
  const unknown = [...new Set(changes.flatMap((change) => change.unknown))];
  const assumptions = unknown.map((text) => `${text} holds names of packages and options, and no pattern.`);
  if (difference !== undefined)
    assumptions.push(
      `${difference.charAt(0).toUpperCase()}${difference.slice(1)}: in it apt-get deletes what it downloads (/etc/apt/apt.conf.d/docker-clean), takes the same packages as apt, and nothing in /etc/apt/apt.conf.d is set for apt alone (Binary::apt).`,
    );
  const isSafe = assumptions.length === 0;
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits: changes.flatMap(({ edits }) => edits),
    title: 'Call apt-get, not apt',
    why: 'the command line of apt is made for people and may change with any release, that of apt-get is for scripts',
    evidence: [
      ...new Set(changes.map(({ was, is }) => `"${was}" is "${is}"`)),
      unknown.length === 0
        ? 'all options are known to both, and no name is a pattern'
        : 'all options that are written out are known to both, and no name that is written out is a pattern',
      ...(isSafe ? ['the base image deletes what is downloaded, whichever of the two was called'] : []),
    ],
    assumptions,
    effects: [isSafe ? 'runs-apt-get' : 'runs-apt-get-unproven'],
    applicability: isSafe ? 'safe' : 'unsafe',
    savings: undefined,
  };
}
