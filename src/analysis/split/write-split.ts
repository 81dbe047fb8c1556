import type { SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { insertBehind, keywordFor, writeRun } from '../../dockerfile/insert-instruction.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction, instructionEnd, type Keyword } from '../../dockerfile/instruction.ts';
import type { FileStyle } from '../../dockerfile/style.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import type { Edit } from '../../text/edit.ts';

/** What says of the image how it is used; each is said again in the second stage, in its own words. */
const CARRIED: ReadonlySet<Keyword | undefined> = new Set<Keyword>(['env', 'label', 'expose', 'volume', 'stopsignal', 'user', 'healthcheck', 'entrypoint', 'cmd', 'maintainer']); // prettier-ignore

/** The name of the builder, unless a stage has it already. */
export const BUILDER = 'build';

/** The edits that take a stage apart: the FROM gets a name, and a second stage begins where the first has made its files. */
export function writeSplit(file: Dockerfile, site: SplitSite, plan: SplitPlan, style: FileStyle): readonly Edit[] {
  const { stage, head } = site;
  const builder = stage.name?.toLowerCase() === BUILDER ? 'builder' : BUILDER;
  const last = head.at(-1)!;
  // A blank line that follows is one before the new stage as well.
  const isApart = /^\r?\n[ \t]*\r?\n/.test(file.text.slice(instructionEnd(last), instructionEnd(last) + 200));
  const gap = isApart && plan.lastSteps.length === 0 ? [] : [''];
  const name = stage.name === undefined ? '' : ` ${keywordFor('as', style)} ${stage.name}`;
  const texts = [
    ...plan.lastSteps.map((step) => writeRun([step], style)),
    ...gap,
    [keywordFor('from', style), ...stage.from.content.flags.map(({ text }) => text), `${plan.base}${name}`].join(' '),
    ...lostVariables(site, plan, style),
    ...carriedFirst(head, site.tail),
    ...packagesRun(site, plan, style),
    ...(plan.repeats ?? []),
    `${keywordFor('workdir', style)} ${site.workingDir}`,
    ...plan.artifacts.map(({ path }) => `${keywordFor('copy', style)} --from=${builder} ${path} ${path}`),
    ...(plan.finalSteps ?? []).map((step) => writeRun([step], style)),
    ...(plan.repeated?.length ? [writeRun(plan.repeated, style)] : []),
    ...carriedLast(head),
  ];
  const insertion = insertBehind(file, last, texts, style);
  // What the builder does last stands right below the rest of it.
  const text = plan.lastSteps.length === 0 ? insertion.text : insertion.text.replace(/^(\r?\n)\1/, '$1');
  return [nameStage(site, builder, style), ...(plan.edits ?? []), { ...insertion, text }];
}

function nameStage({ stage }: SplitSite, builder: string, style: FileStyle): Edit {
  const { from, name } = stage;
  const at = instructionEnd(from);
  if (name === undefined) return { span: { start: at, end: at }, text: ` ${keywordFor('as', style)} ${builder}` };
  const start = from.start + from.content.source.lastIndexOf(name);
  return { span: { start, end: start + name.length }, text: builder };
}

function packagesRun({ base }: SplitSite, { packages }: SplitPlan, style: FileStyle): readonly string[] {
  if (packages.length === 0) return [];
  const names = packages.map(({ name }) => name).sort();
  if (base.facts.system?.distribution === 'alpine') return [writeRun([`apk add --no-cache ${names.join(' ')}`], style)];
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  return [writeRun(['apt-get update', install, 'rm -rf /var/lib/apt/lists/*'], style)];
}

/** Variables of the old base that the new one has not, unless the file says what they are. */
function lostVariables({ stage }: SplitSite, { variables = [] }: SplitPlan, style: FileStyle): readonly string[] {
  const own = stage.instructions.filter(({ content }) => content.keyword === 'env').flatMap(({ content }) => readVariables(content).map(({ name }) => name)); // prettier-ignore
  return variables.filter((pair) => !own.includes(pair.split('=')[0]!)).map((pair) => `${keywordFor('env', style)} ${pair}`); // prettier-ignore
}

/** Variables, with the build arguments that their values name. */
function carriedFirst(head: readonly Instruction[], tail: readonly Instruction[]): readonly string[] {
  const carried = [...head.filter(({ content }) => CARRIED.has(content.keyword)), ...tail];
  const text = carried.map(({ content }) => content.source).join('\n');
  return head.flatMap(({ content }) => {
    if (content.keyword === 'env') return [content.source];
    const isUsed = readVariables(content).some(({ name }) => new RegExp(`\\$\\{?${name}\\b`).test(text));
    return content.keyword === 'arg' && isUsed ? [content.source] : [];
  });
}

function carriedLast(head: readonly Instruction[]): readonly string[] {
  const users = head.filter(({ content }) => content.keyword === 'user');
  return head.flatMap((instruction) => {
    const { keyword, source } = instruction.content;
    if (!CARRIED.has(keyword) || keyword === 'env') return [];
    if (keyword === 'user' && (instruction !== users.at(-1) || argumentsText(instruction.content) === 'root'))
      return [];
    return [source];
  });
}
