import type { Analysis } from '../src/analysis/analysis.ts';
import { findPackageRuns, type PackageRun, type PackageSite } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { FileStyle } from '../src/dockerfile/style.ts';
import { findList, type PackageList, writeList } from '../src/dockerfile/word-list.ts';
import { isListOfNames, isNamedInstall, JOINT_MANAGERS } from '../src/knowledge/joint-installs.ts';
import type { Word } from '../src/shell/script.ts';
import type { Edit } from '../src/text/edit.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'comment' | 'options-behind' | 'unknown-words';

/** Shorter lists are read at a glance. */
const LONG = 5;

/**
 * Writes a long list of packages one to a line, in the order of the alphabet, each once.
 *
 * So a package is found, and a change of the list is one line in a diff (Docker's "Best practices": "Sort multi-line arguments").
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install -y wget curl git curl jq tree
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y \
 *     curl \
 *     git \
 *     jq \
 *     tree \
 *     wget
 * ```
 *
 * For apt, apk, dnf and zypper, and for lists of five and more. A list with a comment in it is left alone: whoever wrote that has an order
 * of his own. Options behind a list get a line of their own at its end. It is not part of an ordinary run, since it changes many lines for the eye alone.
 */
export const sortPackages: Transform<object, Reason> = {
  id: 'sort-packages',
  summary: 'Write long lists of packages one to a line, sorted',
  category: 'hygiene',
  isDefault: false,
  applicability: 'unsafe',
  effects: ['sorts-packages'],
  answers: [],
  refusals: {
    comment: {
      because: 'a comment stands in the list, and speaks of what is beside it, or the script is a here-document',
      remedy: 'sort the list by hand, in the groups that the comments make',
    },
    'options-behind': {
      because: 'options stand behind the list, and something else stands between them',
      remedy: 'write the options before the list',
    },
    'unknown-words': {
      because: 'a word in the list may be something else than the name of a package, or options stand in it',
      remedy: 'put the options before the list, and write the names of the packages out',
    },
  },
  defaults: {},
  *inspect(_file: Dockerfile, analysis: Analysis) {
    for (const manager of JOINT_MANAGERS)
      for (const run of findPackageRuns(analysis, manager)) yield* inspectRun(run, analysis.style);
  },
};

function* inspectRun(run: PackageRun, style: FileStyle): Iterable<Finding<Reason>> {
  const { instruction, place } = run;
  const edits: Edit[] = [];
  let programs = '';
  for (const site of run.sites) {
    const list = readList(run, site);
    if (list === undefined) continue;
    if (typeof list === 'string') {
      yield {
        kind: 'refusal',
        instruction,
        reason: list,
        detail: `in "${site.packages.program} ${site.packages.subcommand}"`,
      };
      continue;
    }
    const sorted = [...new Set(list.words.map(({ text }) => text))].sort();
    const whole = withOptions(run, site, list);
    if (!whole) {
      const option = optionsBehind(site, list)[0]!.text.slice(0, 60);
      yield { kind: 'refusal', instruction, reason: 'options-behind', detail: `"${option}"` };
      continue;
    }
    const edit = writeList(place, whole, [...sorted, ...whole.last], style);
    if (!edit) continue;
    edits.push(edit);
    programs = site.packages.program;
  }
  if (edits.length === 0) return;
  yield {
    kind: 'fix',
    instruction,
    edits,
    title: 'Write the list of packages one to a line, sorted',
    why: 'a package is found in a sorted list, and a change of it is one line in a diff',
    evidence: [
      'the same packages are named, each once',
      'no comment stands in the list, and no option among its packages',
    ],
    assumptions: [
      `${programs} chooses the same packages in whichever order they are named: the list that it prints tells.`,
    ],
    effects: ['sorts-packages'],
    applicability: 'unsafe',
    savings: undefined,
  };
}

/** The words behind the packages. */
function optionsBehind({ packages: { command } }: PackageSite, { words }: PackageList): readonly Word[] {
  return command.words.slice(command.words.indexOf(words.at(-1)!) + 1);
}

/**
 * The list with the options behind it, which get a line of their own.
 * @returns `undefined` where something else stands between these
 */
function withOptions(
  { place }: PackageRun,
  site: PackageSite,
  list: PackageList,
): (PackageList & { readonly last: readonly string[] }) | undefined {
  const options = optionsBehind(site, list);
  if (options.length === 0) return { ...list, last: [] };
  const whole = findList(place, site.packages.command, [...list.words, ...options]);
  const last = options.map(({ text }) => text).join(' ');
  const { source } = place.instruction.content;
  const written = whole && source.slice(list.end, whole.end).replace(/[ \t]*[\\`]?[ \t]*\r?\n[ \t]*|[ \t]+/g, ' ').trim();
  return whole && written === last ? { ...whole, last: [last] } : undefined;
} // prettier-ignore

/** @returns `undefined` where there is no long list */
function readList({ place }: PackageRun, { packages }: PackageSite): PackageList | Reason | undefined {
  const { operands, unknown, command } = packages;
  if (!isNamedInstall(packages) || operands.length + unknown.length < LONG) return undefined;
  if (!isListOfNames(packages)) return 'unknown-words';
  return findList(place, command, operands) ?? 'comment';
}
