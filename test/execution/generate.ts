import { Chance } from './chance.ts';
import { layOutRun, type Part, type Separator } from './layout.ts';
import { type Construct, plainCall, wildStatement, type Writing } from './statements.ts';

/** How a RUN is read: the program, and its arguments up to the script. */
export interface RunShell {
  readonly program: 'dash' | 'bash';
  readonly args: readonly string[];
}

/** A Dockerfile with two adjacent RUNs, and what is in them. */
export interface Pair {
  readonly text: string;
  /** Every shell that may be the one meant: for `/bin/sh` there are two. */
  readonly shells: readonly RunShell[];
  readonly constructs: ReadonlySet<Construct>;
}

/** How the statements of a script follow each other, and the options it starts with. */
interface Style {
  readonly separator: Separator;
  readonly options: string;
  /** What stands behind the options. */
  readonly joint: Separator;
}

const CHAIN: Style = { separator: '&&', options: '', joint: ';' };
const LIST: Style = { separator: ';', options: '', joint: ';' };

/**
 * A pair of its own for each seed and index. Half of them are plain: the scripts most Dockerfiles have, and that a merge
 * should know how to join; the others hold one or several statements that it has to think about.
 */
export function generatePair(seed: number, index: number): Pair {
  const chance = new Chance(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const isBash = chance.percent(50);
  let sites = 0;
  const constructs = new Set<Construct>();
  const writing: Writing = { chance, isBash, constructs, nextSite: () => (sites += 1) };
  const [firstStyle, secondStyle] = pickStyles(writing);
  const wildness = chance.weigh([[45, 'plain'], [32, 'one'], [23, 'many']] as const); // prettier-ignore
  const isFirstWild = wildness === 'many' || (wildness === 'one' && chance.percent(55));
  const isSecondWild = wildness === 'many' || (wildness === 'one' && !isFirstWild);
  const first = layOutRun(writeScript(firstStyle, isFirstWild, wildness === 'many', writing), writing);
  const second = layOutRun(writeScript(secondStyle, isSecondWild, wildness === 'many', writing), writing);
  const { line, shells } = pickShell(writing);
  return { text: `FROM debian:12\n${line}${first}${between(writing)}${second}`, shells, constructs };
}

function pickStyles({ chance, isBash }: Writing): readonly [Style, Style] {
  const options = chance.pick(isBash ? ['set -e', 'set -ex', 'set -eu', 'set -eux', 'set -euo pipefail', 'set -o pipefail'] : ['set -e', 'set -ex', 'set -eu', 'set -eux']); // prettier-ignore
  const strict: Style = { separator: ';', options, joint: ';' };
  const strictChain: Style = { separator: '&&', options, joint: '&&' };
  const any = (): Style =>
    chance.pick([
      CHAIN,
      LIST,
      strict,
      strictChain,
      { ...strict, joint: '&&' },
      { ...strict, options: 'set -x' },
      { ...strict, options: 'set -u' },
    ]);
  return chance.weigh<() => readonly [Style, Style]>([
    [52, () => [CHAIN, CHAIN]],
    [22, () => [strict, strict]],
    [6, () => [strictChain, strictChain]],
    [4, () => [LIST, LIST]],
    [4, () => [CHAIN, LIST]],
    [12, () => [any(), any()]],
  ])();
}

function writeScript(style: Style, isWild: boolean, isAllWild: boolean, writing: Writing): readonly Part[] {
  const { chance, constructs } = writing;
  const length = chance.weigh([[9, 1], [8, 2], [3, 3]] as const); // prettier-ignore
  const texts = Array.from({ length }, () =>
    isAllWild && chance.percent(75) ? wildStatement(writing) : [anyPlain(writing)],
  ).flat();
  if (isWild && !isAllWild) texts.splice(chance.below(texts.length + 1), 0, ...wildStatement(writing));
  if (texts.length > 1) constructs.add(style.separator === ';' ? 'list' : 'and-chain');
  const parts = texts.map((text, i) => ({ text, separator: separatorBefore(texts[i + 1], style.separator) }));
  if (style.options === '') return parts;
  noteOptions(style, constructs);
  return [{ text: style.options, separator: separatorBefore(texts[0], style.joint) }, ...parts];
}

/** A `&` sends all of an and-chain to the background, where its calls would race those behind it; so none ends in one. */
function separatorBefore(next: string | undefined, usual: Separator): Separator {
  return next?.endsWith('&') ? ';' : usual;
}

/** A plain call; a few pairs have an `||` without being wild otherwise, as real ones do. */
function anyPlain(writing: Writing): string {
  if (!writing.chance.percent(3)) return plainCall(writing);
  writing.constructs.add('or-list');
  return `${plainCall(writing)} || ${writing.chance.pick(['true', ':', plainCall(writing)])}`;
}

function noteOptions({ options, joint }: Style, constructs: Set<Construct>): void {
  const [, letters = ''] = /-([eux]+)/.exec(options) ?? [];
  if (letters.includes('e')) constructs.add('set-e');
  if (letters.includes('u')) constructs.add('set-u');
  if (letters.includes('x')) constructs.add('set-x');
  if (options.includes('pipefail')) constructs.add('set-pipefail');
  if (joint === '&&') constructs.add('set-then-and');
}

function between({ chance, constructs }: Writing): string {
  const text = chance.weigh([[12, ''], [3, '\n'], [1, '# and then\n'], [1, "\n# it's next\n"]] as const); // prettier-ignore
  if (text.includes('#')) constructs.add('comment-between');
  return text;
}

function pickShell({ chance, isBash, constructs }: Writing): {
  readonly line: string;
  readonly shells: readonly RunShell[];
} {
  const args = chance.weigh<readonly string[]>([
    [90, ['-c']],
    [4, ['-ec']],
    [6, isBash ? ['-o', 'pipefail', '-c'] : ['-c']],
  ]);
  if (args.includes('-ec')) constructs.add('shell-e');
  if (args.includes('pipefail')) constructs.add('shell-pipefail');
  if (isBash) return { line: shellLine('/bin/bash', args), shells: [{ program: 'bash', args }] };
  const shells: readonly RunShell[] = [{ program: 'dash', args }, { program: 'bash', args }]; // prettier-ignore
  return { line: args.includes('-ec') ? shellLine('/bin/sh', args) : '', shells };
}

function shellLine(program: string, args: readonly string[]): string {
  return `SHELL ${JSON.stringify([program, ...args])}\n`;
}
