import type { Analysis, RunSite } from '../analysis.ts';
import type { Need } from './slim-needs.ts';
import { isSurelyNotRoot } from '../user.ts';
import { insertBehind, writeRun } from '../../dockerfile/insert-instruction.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, type RunReading } from '../../dockerfile/run-script.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { addOperands } from '../../dockerfile/verbs.ts';
import { ARCHIVED_SUITES } from '../../knowledge/archived-suites.ts';
import { type PackageCommand, readPackageCommand } from '../../knowledge/package-managers.ts';
import type { Edit } from '../../text/edit.ts';
import { shellInForceAt } from '../../trace/shell-in-force.ts';
import { traceScript } from '../../trace/script-events.ts';

/** Packages that come into a stage. */
export interface AddedPackages {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly names: readonly string[];
}

/** Why they cannot be put anywhere. */
export interface NoPlace {
  readonly because: 'not-root' | 'archived-suite';
  readonly stage: Stage;
}

/**
 * Where the packages go that a stage needs: to the end of an install that runs before they are needed, or into a RUN of
 * their own at the beginning of the stage.
 */
export function addPackages(
  file: Dockerfile,
  analysis: Analysis,
  needs: readonly Need[],
  suite: string,
): readonly AddedPackages[] | NoPlace {
  const added: AddedPackages[] = [];
  for (const stage of analysis.stages) {
    const own = needs.filter((need) => need.stage === stage);
    if (own.length === 0) continue;
    const names = [...new Set(own.map((need) => need.package))].sort();
    const install = findInstall(file, analysis, stage, firstOf(own));
    if (install) {
      const place = { instruction: install.run.instruction, reading: install.reading };
      added.push({ edit: addOperands(place, install.packages.command, names, analysis.style), stage, names });
      continue;
    }
    if (ARCHIVED_SUITES.has(suite)) return { because: 'archived-suite', stage };
    if (startsAsOther(stage)) return { because: 'not-root', stage };
    added.push({ edit: newRun(file, analysis, stage, names), stage, names });
  }
  return added;
}

/** What has to be there first: the earliest command of the build. */
function firstOf(needs: readonly Need[]): Need['first'] {
  const inBuild = needs.flatMap(({ first }) => first ?? []);
  return inBuild.reduce<Need['first']>(
    (earliest, command) => (earliest && isBefore(earliest, command) ? earliest : command),
    undefined,
  );
}

function isBefore(a: NonNullable<Need['first']>, b: NonNullable<Need['first']>): boolean {
  if (a.instruction.start !== b.instruction.start) return a.instruction.start < b.instruction.start;
  return placeInRun(a) <= placeInRun(b);
}

function placeInRun({ command, isInRun }: NonNullable<Need['first']>): number {
  return isInRun && command ? command.span.start : 0;
}

interface Install {
  readonly run: RunSite;
  readonly reading: RunReading;
  readonly packages: PackageCommand;
}

/** An `apt-get install` that surely runs, before a command. */
function findInstall(file: Dockerfile, { runs }: Analysis, stage: Stage, first: Need['first']): Install | undefined {
  for (const run of runs) {
    if (run.stage !== stage || run.isOnbuild || run.shell === 'foreign' || isUnread(run.reading)) continue;
    if (first && run.instruction.start > first.instruction.start) return undefined;
    const { reading } = run;
    const { events } = traceScript(reading.script, shellInForceAt(file, run.instruction).isErrexit);
    for (const { kind, onFailure, commands } of events) {
      const [command] = commands;
      const packages = command && commands.length === 1 ? readPackageCommand(command) : undefined;
      if (kind !== 'command' || onFailure !== 'abort' || packages?.manager !== 'apt') continue;
      const isOwn = first?.instruction === run.instruction;
      if (isOwn && first && command!.span.start > placeInRun(first)) return undefined;
      if (packages.subcommand === 'install' && isPlain(packages)) return { run, reading, packages };
    }
  }
  return undefined;
}

/** Options with which it installs what it names, from where everything comes from. */
const PLAIN_OPTIONS = /^(?:-y|--yes|--assume-yes|--force-yes|-q|--quiet|--(?:no-)?install-(?:recommends|suggests)|--fix-missing|-m|-V|--verbose-versions|--show-progress|--no-upgrade)$/; // prettier-ignore

/** Nothing but names of packages stands at its end. */
function isPlain({ operands, options, unknown, command, program }: PackageCommand): boolean {
  const last = command.words.at(-1);
  return (
    options.every(({ name }) => PLAIN_OPTIONS.test(name) || name === '-o' || name === '--option') &&
    program !== 'aptitude' && operands.length > 0 && operands.at(-1) === last && last?.value !== undefined &&
    unknown.length === 0 && /^[a-z0-9][\w.+:=~*-]*$/.test(last.value) && command.redirections.length === 0
  ); // prettier-ignore
}

function startsAsOther(stage: Stage): boolean {
  const users = lineageOf(stage)
    .slice(0, -1)
    .flatMap(({ instructions }) => instructions.filter(({ content }) => content.keyword === 'user'));
  const last = users.at(-1);
  return last !== undefined && isSurelyNotRoot(argumentsText(last.content).split(':')[0]);
}

const SETTINGS: ReadonlySet<string | undefined> = new Set(['arg', 'env', 'label', 'maintainer']);

/** Behind the settings at the beginning of the stage: a proxy may be among them. */
function newRun(file: Dockerfile, { style }: Analysis, stage: Stage, names: readonly string[]): Edit {
  let after: Instruction = stage.from;
  for (const instruction of stage.instructions) {
    if (!SETTINGS.has(instruction.content.keyword)) break;
    after = instruction;
  }
  const commands = [
    'apt-get update',
    `apt-get install -y --no-install-recommends ${names.join(' ')}`,
    'rm -rf /var/lib/apt/lists/*',
  ];
  return insertBehind(file, after, [writeRun(commands, style)], style);
}
