import { findAppendLink, findPrependLink, withPrepended } from './added-commands.ts';
import type { Analysis } from './analysis.ts';
import { appendTo } from './append-to-run.ts';
import type { PackageRun, PackageSite } from './package-runs.ts';
import { prependCommand } from '../dockerfile/append-command.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Cleanup } from '../knowledge/cleanups.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';
import type { Edit } from '../text/edit.ts';
import { findSourceChange } from '../trace/apt-sources.ts';
import { findNeeders } from '../trace/later.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

interface Renewal {
  readonly edits: readonly Edit[];
  readonly lines: readonly number[];
}

/**
 * Lets later RUNs that would miss the files make them for themselves, and delete them again. Only apt needs that: the
 * others fetch what is missing.
 * @returns why it cannot be done, as a clause
 */
export function renewLater(
  file: Dockerfile,
  analysis: Analysis,
  runs: readonly PackageRun[],
  run: PackageRun,
  cleanup: Cleanup,
): Renewal | string {
  const edits: Edit[] = [];
  const lines: number[] = [];
  // What is added while the loop goes on is looked at, too: the stages that inherit from a RUN need the files each by itself.
  const needers = [...findNeeders(file, run.instruction, cleanup)];
  for (const { text, command, instruction } of needers) {
    const because = `"${text}" in line ${instruction.line} needs them`;
    const later = runs.find((candidate) => candidate.instruction === instruction);
    const site = later?.sites.find((candidate) => candidate.command === command);
    if (!later || !site || later.isOnbuild || cleanup.manager !== 'apt') return because;
    if (isNothingElse(run, cleanup)) return `${because}, and this RUN does nothing else`;
    const made = renewIn(file, analysis, later, site, cleanup);
    if (typeof made === 'string') return `${because}; ${made}`;
    edits.push(...made);
    lines.push(instruction.line);
    needers.push(...findNeeders(file, instruction, cleanup));
  }
  return { edits, lines: lines.sort((a, b) => a - b) };
}

function isNothingElse({ reading, sites }: PackageRun, cleanup: Cleanup): boolean {
  return reading.commands.length === sites.length && sites.every(({ packages }) => cleanup.fills(packages));
}

function renewIn(
  file: Dockerfile,
  analysis: Analysis,
  later: PackageRun,
  { command, packages }: PackageSite,
  cleanup: Cleanup,
): readonly Edit[] | string {
  const { instruction, reading, stage, content } = later;
  if (content.flags.length > 0) return 'its RUN has flags';
  const before = reading.commands.filter((site) => site.command.span.start < command.span.start);
  const change = findSourceChange(
    file,
    stage,
    instruction,
    before.map((site) => site.command),
  );
  if (change !== undefined) return change;
  const via = packages.invocation.via;
  if (via.some((name) => name !== 'sudo')) return `it runs by ${via.join(' ')}`;
  const sudo = via.length > 0 ? 'sudo ' : '';
  const fetch = `${sudo}${packages.program} update`;
  const { isErrexit } = shellInForceAt(file, instruction);
  const isHeredoc = content.heredocs.length > 0;
  const link = findPrependLink(reading.script, command, fetch, isErrexit, isHeredoc);
  if (!link) return 'a fetch cannot be put before it';
  const isCleaned = reading.commands.some(
    (site) => site.command.span.start > command.span.start && cleanup.empties(site.command),
  );
  const prepended = prependCommand(later.place, command, link, fetch);
  if (isCleaned) return [prepended];
  const deletion = `${sudo}${cleanup.command(packages.program)}`;
  const end = appendTo(file, analysis, later, deletion);
  // What may stand behind the last command may not stand behind one that is linked to a fetch.
  const longer = parseScript(withPrepended(reading.script, command, fetch, link));
  const ends = [reading.script, longer].map((script) =>
    isOpaque(script) ? undefined : findAppendLink(script, deletion, isErrexit, isHeredoc)?.link,
  );
  return end && ends[0] === ends[1] ? [prepended, end] : 'its lists could not be deleted again';
}
