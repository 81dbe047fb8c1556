import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { findNeedOfConsumers } from '../../context/consumers/bare-needs.ts';
import { findContextPath } from '../../context/copied-files.ts';
import { readGoNeeds } from '../../context/go-alone.ts';
import type { Surroundings } from '../../context/surroundings.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { useOfPackage } from '../../knowledge/build-packages.ts';
import { findGoFlags } from '../../trace/go-settings.ts';
import { findGoOrigin, findOddGoFlag } from '../../trace/go-program.ts';
import { writesNoGoSource } from '../../trace/go-step.ts';

/** A program in Go that needs nothing but itself, or why that is not proven, as a clause. */
export type ScratchProof =
  { readonly kind: 'proven'; readonly because: string } | { readonly kind: 'unproven'; readonly because: string };

/** Whether a program that is known to need no library needs no file either. @param program absolute path */
export function proveForScratch(
  site: SplitSite,
  stock: StageStock,
  program: string,
  surroundings: Surroundings,
): ScratchProof {
  const because = findObstacle(site, stock, program) ?? findNeedOfConsumers(surroundings);
  if (because !== undefined) return { kind: 'unproven', because };
  const needs = readGoNeeds(site.context);
  if (needs.kind === 'unproven') return needs;
  const files = needs.files === 1 ? 'its one source file uses' : `its ${needs.files} source files use`;
  return { kind: 'proven', because: `it requires no module, and ${files} nothing of Go's library that reads certificates, time zones, users or other files` }; // prettier-ignore
}

function findObstacle(site: SplitSite, { commands, packages }: StageStock, program: string): string | undefined {
  const { base, stage, context, copies, runs } = site;
  if (base.image.path !== 'golang') return 'no image of Go builds it';
  const other = copies.find(({ kind }) => kind !== 'context');
  if (other) return `line ${other.instruction.line} brings files from elsewhere`;
  const said = findNeedSaid(site);
  if (said !== undefined) return said;
  const needed = packages.find((name) => !/^(?:build|tool)$/.test(useOfPackage(name)));
  if (needed !== undefined) return `${needed} is installed, which may be for the program`;
  for (const { command, instruction } of commands) {
    if (!writesNoGoSource(command)) return `what line ${instruction.line} runs may change sources`;
    const flag = findOddGoFlag(command);
    if (flag !== undefined) return `line ${instruction.line} builds with "${flag}"`;
  }
  const flags = runs.map(({ instruction }) => findGoFlags(stage, instruction)).find((found) => found !== undefined);
  if (flags !== undefined) return flags;
  const origin = findGoOrigin(commands, program);
  if (origin === undefined) return `no "go build -o" names ${program}`;
  const isCopied = origin === 'folder' && findContextPath(copies, context, program) !== undefined;
  return isCopied ? `${program} may be the file of that name in the context` : undefined;
}

/** What the file says of a user, a time zone or files that only another image can have. */
function findNeedSaid({ stage, head }: SplitSite): string | undefined {
  for (const instruction of stage.instructions) {
    const { content, line } = instruction;
    const { keyword, flags } = content;
    const isZone = keyword === 'env' && readVariables(content).some(({ name }) => name === 'TZ' || name === 'ZONEINFO');
    if (isZone) return `line ${line} sets a time zone`;
    const user = keyword === 'user' ? argumentsText(content) : '0';
    // The one that every image starts with is not said again.
    const isRoot = user === 'root' && head.includes(instruction);
    if (!isRoot && !/^\d+(?::\d+)?$/.test(user)) return `line ${line} names a user`;
    const isOdd = keyword === 'run' && flags.some(({ name, text }) => name !== 'mount' || text.includes('from='));
    if (isOdd) return `line ${line} builds with files from elsewhere`;
  }
  return undefined;
}
