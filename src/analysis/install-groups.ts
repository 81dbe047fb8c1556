import type { PackageRun, PackageSite } from './package-runs.ts';
import { holdsComment, type RunPlace } from '../dockerfile/verbs.ts';
import { deeper } from '../dockerfile/layout.ts';
import { type ApartReason, findApartReason, isNamedInstall } from '../knowledge/joint-installs.ts';
import type { PackageCommand } from '../knowledge/package-managers.ts';
import type { Command, Word } from '../shell/script.ts';
import type { FileStyle } from '../dockerfile/style.ts';
import type { Edit } from '../text/edit.ts';
import { memoize } from '../text/memo.ts';
import { sourceOffset } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';
import { describeChange } from '../trace/run-trace.ts';
import { traceScript } from '../trace/script-events.ts';

/** Why two installs are not joined. */
export type GroupReason = ApartReason | 'comment';

/** Installs that stand one right behind the other, and can be one. */
export interface InstallGroup {
  readonly sites: readonly PackageSite[];
}

export interface Groups {
  readonly groups: readonly InstallGroup[];
  readonly apart: readonly { readonly reason: GroupReason; readonly detail: string }[];
}

/** @param isErrexit whether the shell of the RUN begins with errexit on */
export function findInstallGroups(run: PackageRun, isErrexit: boolean): Groups {
  const known = groupsOf(run.sites);
  let groups = known.get(isErrexit);
  if (!groups) known.set(isErrexit, (groups = groupAfresh(run, isErrexit)));
  return groups;
}

/** Kept with the sites, which are those of the script: nothing but the RUN itself decides. */
const groupsOf = memoize((_sites: readonly PackageSite[]) => new Map<boolean, Groups>());

function groupAfresh({ reading, sites, place }: PackageRun, isErrexit: boolean): Groups {
  const installs = sites.filter(({ packages }) => isNamedInstall(packages));
  if (installs.length < 2 || installs.length > MOST) return NONE;
  const { events } = traceScript(reading.script, isErrexit);
  const ordinals = new Map<Command, number>();
  for (const [at, { kind, onFailure, commands }] of events.entries()) {
    const [command, other] = commands;
    if (command && !other && kind === 'command' && onFailure === 'abort') ordinals.set(command, at);
  }
  const groups: PackageSite[][] = [];
  const apart: { reason: GroupReason; detail: string }[] = [];
  let previous: { site: PackageSite; at: number } | undefined;
  for (const site of installs) {
    const at = ordinals.get(site.command) ?? -1;
    const before = previous;
    previous = at === -1 ? undefined : { site, at };
    if (at === -1) continue;
    const isNext =
      before !== undefined &&
      before.at === at - 1 &&
      isLinked(reading.script.text.slice(before.site.command.span.end, site.command.span.start)) &&
      describeChange(events[before.at]!, events[at]!) === undefined;
    const reason = isNext ? findReason(place, before.site, site) : undefined;
    if (reason) apart.push(reason);
    if (isNext && !reason) groups.at(-1)!.push(site);
    else groups.push([site]);
  }
  return { groups: groups.filter(({ length }) => length > 1).map((members) => ({ sites: members })), apart };
}

/** Nobody writes more installs into one RUN; each is laid out by the line that it stands in. */
const MOST = 200;

const NONE: Groups = { groups: [], apart: [] };

/** Nothing but one link stands between two commands: no bracket opens or closes there. */
function isLinked(gap: string): boolean {
  return /^(?:&&|;)?$/.test(gap.replace(/\\\r?\n/g, '').trim());
}

function findReason(place: RunPlace, first: PackageSite, second: PackageSite): Groups['apart'][number] | undefined {
  const apart = findApartReason(first.packages, second.packages);
  if (apart) return apart;
  const [start, end] = [first.command.words[0]!.span.end, second.command.words.at(-1)!.span.end];
  return holdsComment(place, toFile(place, { start, end }))
    ? { reason: 'comment', detail: `at "${first.packages.program} ${first.packages.subcommand}"` }
    : undefined;
}

/**
 * All but the packages of each command but the first goes; options behind packages stay at the end. Packages that would make a line
 * too long, or stand behind others that have a line each, get a line of their own.
 */
export function joinGroup(place: RunPlace, { sites }: InstallGroup, style: FileStyle): readonly Edit[] {
  const named = new Set<string>();
  const edits: Edit[] = [];
  const isTrailing = new Set(sites.map(({ packages }) => trailingOptions(packages))).size === 1;
  const line: { start: number; column: number } = { start: -1, column: 0 };
  let last: Word | undefined;
  for (const [i, { packages, command }] of sites.entries()) {
    const isLast = i === sites.length - 1;
    for (const [at, word] of command.words.entries()) {
      const isOperand = packages.operands.includes(word);
      const isOption = !isOperand && word.span.start > packages.operands[0]!.span.start;
      const isKept = isOperand ? i === 0 || !named.has(word.text) : isOption && isTrailing ? isLast : i === 0;
      if (!isKept) continue;
      if (last && command.words[at - 1] !== last)
        edits.push(bridge(place, last, word, isOperand && !command.words.includes(last), style, line));
      last = word;
    }
    for (const { text } of packages.operands) named.add(text);
  }
  const end = sites.at(-1)!.command.words.at(-1)!;
  if (last && last !== end) edits.push({ span: toFile(place, { start: last.span.end, end: end.span.end }), text: '' });
  return edits;
}

/** The options behind the first package of a command, as they are written. */
function trailingOptions({ command, operands }: PackageCommand): string {
  const behind = command.words.filter((word) => word.span.start > operands[0]!.span.start && !operands.includes(word));
  return behind.map(({ text }) => text).join(' ');
}

/** A line of packages is no longer than that, in UTF-16 code units. */
const PRINT_WIDTH = 100;

/** What stands between two words that are next to each other from now on: what stood before the second, or a line break. */
function bridge(
  place: RunPlace,
  last: Word,
  next: Word,
  mayBreak: boolean,
  style: FileStyle,
  current: { start: number; column: number },
): Edit {
  const span = toFile(place, { start: last.span.end, end: next.span.start + 1 });
  const { source } = place.instruction.content;
  const [from, to] = [span.start - place.instruction.start, span.end - 1 - place.instruction.start];
  const own = /[ \t]*[\\`][ \t]*\r?\n[ \t]*$/.exec(source.slice(from, to))?.[0];
  const edit = (text: string): Edit => ({ span: { start: span.start, end: span.end - 1 }, text });
  if (!mayBreak) return edit(own ?? ' ');
  const lineStart = source.lastIndexOf('\n', from - 1) + 1;
  const line = source.slice(lineStart, from);
  const indent = /^[ \t]*/.exec(line)![0];
  const isAlone = lineStart > 0 && !/\S\s/.test(line.trim()) && !/^(?:&&|;)/.test(line.trim());
  if (own !== undefined && !isAlone) return edit(own);
  const rest = /^[^\n\\`]*?(?=[ \t]*(?:[\\`\n;]|&&|$))/.exec(source.slice(to))![0];
  // Packages of the command before may have come to another line.
  const column = 1 + rest.length + (current.start === lineStart ? current.column : from - lineStart);
  current.start = source.lastIndexOf('\n', to - 1) + 1;
  current.column = column;
  if (!isAlone && column <= PRINT_WIDTH) return edit(' ');
  const fresh = isAlone ? indent : deeper(indent);
  current.column = fresh.length + rest.length;
  return edit(`${style.markGap || ' '}${style.escape}${style.lineEnd}${fresh}`);
}

function toFile({ instruction, reading }: RunPlace, { start, end }: Span): Span {
  const offset = (at: number): number => instruction.start + sourceOffset(reading.mapped, at - 1) + 1;
  return { start: offset(start), end: offset(end) };
}
