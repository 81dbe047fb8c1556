import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Instruction } from '../../src/dockerfile/instruction.ts';
import { isUnread, readRun, type RunReading } from '../../src/dockerfile/run-script.ts';
import type { AndOrList, Command, Statement } from '../../src/shell/script.ts';
import { sourceOffset } from '../../src/text/mapped-text.ts';

/** A way to damage the result of a fix so that it surely means something else; `undefined` where it finds nothing to damage. */
export type Mutation = (after: string, line: number, pick: number) => string | undefined;

interface Place {
  readonly text: string;
  readonly instruction: Instruction;
  readonly reading: RunReading;
  readonly hasErrexit: boolean;
}

/** The RUN in a line of a text, where its script has nothing that hides a meaning from so simple a mutation. */
function placeAt(text: string, line: number): Place | undefined {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return undefined;
  const instruction = file.instructions.find((candidate) => candidate.line === line);
  if (instruction?.content.keyword !== 'run' || instruction.content.heredocs.length > 0) return undefined;
  const reading = readRun(instruction.content);
  if (isUnread(reading)) return undefined;
  const shell = file.instructions.find(({ content }) => content.keyword === 'shell');
  return {
    text,
    instruction,
    reading,
    hasErrexit: shell !== undefined || /set [-+]\w*e|errexit/.test(reading.mapped.text),
  };
}

/** Replaces the source between two offsets of the script. */
function replace({ text, instruction, reading }: Place, start: number, end: number, by: string): string {
  const from = instruction.start + sourceOffset(reading.mapped, start);
  const to = instruction.start + sourceOffset(reading.mapped, end - 1) + 1;
  return text.slice(0, from) + by + text.slice(to);
}

function sourceOf({ reading }: Place, start: number, end: number): string {
  return reading.mapped.text.slice(start, end);
}

/** And-chains of simple commands at the end of the script, where each failure ends the build. */
function chains({ reading }: Place): readonly AndOrList[] {
  const last = reading.script.list.statements.at(-1);
  if (!last || last.isBackground || last.command.kind !== 'and-or' || last.command.operators.includes('||')) return [];
  return last.command.items.every(({ kind }) => kind === 'command') ? [last.command] : [];
}

function pickOne<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items.length === 0 ? undefined : items[pick % items.length];
}

function at(mutate: (place: Place, pick: number) => string | undefined): Mutation {
  return (after, line, pick) => {
    const place = placeAt(after, line);
    return place && mutate(place, pick);
  };
}

interface Pair {
  readonly left: Command;
  readonly right: Command;
}

/** Neighbours of a fatal and-chain that are not the same command. */
function pairs(place: Place): readonly Pair[] {
  return chains(place).flatMap(({ items }) =>
    items.slice(1).flatMap((right, i) => {
      const left = items[i]!;
      if (left.kind !== 'command' || right.kind !== 'command') return [];
      const isSet = [left, right].some(({ words }) => words[0]?.value === 'set');
      const isSame =
        sourceOf(place, left.span.start, left.span.end) === sourceOf(place, right.span.start, right.span.end);
      return isSet || isSame ? [] : [{ left, right }];
    }),
  );
}

function linkAs(operator: string): Mutation {
  return at((place, pick) => {
    const pair = place.hasErrexit ? undefined : pickOne(pairs(place), pick);
    return pair && replace(place, pair.left.span.end, pair.right.span.start, ` ${operator} `);
  });
}

/** Statements that end in `;`, in a script without errexit: a failure of them is forgiven. */
function forgiven({ reading, hasErrexit }: Place): readonly Statement[] {
  const { statements } = reading.script.list;
  return hasErrexit ? [] : statements.slice(0, -1).filter(isForgivenCommand);
}

/** A `set` with known options does not fail. */
function isForgivenCommand({ isBackground, command }: Statement): boolean {
  return !isBackground && command.kind === 'command' && command.words[0]?.value !== 'set';
}

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  '&& became ;': linkAs(';'),
  '&& became ||': linkAs('||'),
  '&& became |': linkAs('|'),
  '&& became &': linkAs('&'),
  'a link dropped, with its command': at((place, pick) => {
    const pair = pickOne(pairs(place), pick);
    return pair && replace(place, pair.left.span.end, pair.right.span.end, '');
  }),
  'two commands swapped': at((place, pick) => {
    const pair = pickOne(pairs(place), pick);
    if (!pair) return undefined;
    const { left, right } = pair;
    const [a, b] = [sourceOf(place, left.span.start, left.span.end), sourceOf(place, right.span.start, right.span.end)];
    if ((a + b).includes('#')) return undefined;
    return replace(place, left.span.start, right.span.end, `${b} && ${a}`);
  }),
  'a group added that forgives': at((place, pick) => {
    const pair = place.hasErrexit ? undefined : pickOne(pairs(place), pick);
    if (!pair) return undefined;
    const grouped = `{ ${sourceOf(place, pair.left.span.start, pair.left.span.end)}; ${sourceOf(place, pair.right.span.start, pair.right.span.end)}; }`;
    return grouped.includes('#') ? undefined : replace(place, pair.left.span.start, pair.right.span.end, grouped);
  }),
  'all of a list under set -e grouped before &&': at(({ text, instruction, reading }) => {
    const { statements } = reading.script.list;
    const [first, last] = [statements[0], statements.at(-1)];
    const isSet =
      first?.command.kind === 'command' && /^set -\w*e/.test(reading.mapped.text.slice(first.command.span.start));
    if (!isSet || statements.length < 4 || last!.isBackground || statements.at(-2)!.isBackground) return undefined;
    const start = instruction.start + sourceOffset(reading.mapped, first.command.span.start);
    const end = instruction.start + sourceOffset(reading.mapped, statements.at(-2)!.command.span.end - 1) + 1;
    const next = instruction.start + sourceOffset(reading.mapped, last!.command.span.start);
    return `${text.slice(0, start)}{ ${text.slice(start, end)}; } && ${text.slice(next)}`;
  }),
  '; became &&': at((place, pick) => {
    const statement = pickOne(forgiven(place), pick);
    if (!statement) return undefined;
    const { statements } = place.reading.script.list;
    const next = statements[statements.indexOf(statement) + 1]!;
    return replace(place, statement.command.span.end, next.command.span.start, ' && ');
  }),
  'set -e went': at((place) => {
    const { statements } = place.reading.script.list;
    const first = statements[0]?.command;
    const isSet =
      first?.kind === 'command' && first.words.length === 2 && /^-[ex]*e[ex]*$/.test(first.words[1]!.value ?? '');
    const second = statements[1]?.command;
    // Of a list of two the failure of the last one is the script's own.
    if (!isSet || statements.length < 3 || second?.kind !== 'command') return undefined;
    return replace(place, first.span.start, second.span.start, sourceOf(place, second.span.start, second.span.start));
  }),
  'set -e moved behind the first command': at((place) => {
    const { statements } = place.reading.script.list;
    const [first, second, third] = statements.map(({ command }) => command);
    const isSet =
      first?.kind === 'command' && first.words.length === 2 && /^-[ex]*e[ex]*$/.test(first.words[1]!.value ?? '');
    if (!isSet || second?.kind !== 'command' || !third || statements[1]!.isBackground) return undefined;
    const [set, command] = [first, second].map(({ span }) => sourceOf(place, span.start, span.end)) as [string, string];
    return command.includes('#') ? undefined : replace(place, first.span.start, second.span.end, `${command}; ${set}`);
  }),
  'an option lost': at((place, pick) => {
    const words = place.reading.commands.flatMap(({ command }) =>
      command.words.slice(1).filter(({ value }) => value?.startsWith('-') && value.length > 1),
    );
    const word = pickOne(words, pick);
    return word && replace(place, word.span.start, word.span.end, '');
  }),
  'an operand changed': at((place, pick) => {
    const words = place.reading.commands.flatMap(({ command }) =>
      command.words.slice(1).filter(({ text }) => /^[a-z][\w-]{2,}$/.test(text)),
    );
    const word = pickOne(words, pick);
    return word && replace(place, word.span.start, word.span.end, `${word.text}q`);
  }),
  'a flag lost': at(({ text, instruction }) => {
    const flag = instruction.content.flags[0];
    if (!flag) return undefined;
    const start = instruction.start + sourceOffset(instruction.content.joined, flag.span.start);
    const end = instruction.start + sourceOffset(instruction.content.joined, flag.span.end - 1) + 1;
    return text.slice(0, start) + text.slice(end).trimStart();
  }),
  'a flag came': at(({ text, instruction, reading }) => {
    const start = instruction.start + sourceOffset(reading.mapped, 0);
    return `${text.slice(0, start)}--network=none ${text.slice(start)}`;
  }),
  'the boundary to what follows crossed': at(({ text, instruction }) => {
    const file = readDockerfile(text);
    if (file.kind === 'refused') return undefined;
    const index = file.instructions.findIndex(({ start }) => start === instruction.start);
    const next = file.instructions[index + 1];
    if (
      !next ||
      !/^(?:env|copy|add|user|workdir|arg)$/.test(next.content.keyword ?? '') ||
      next.content.heredocs.length > 0
    )
      return undefined;
    const [first, second] = [instruction.content.source, next.content.source];
    const between = text.slice(instruction.start + first.length, next.start);
    return text.slice(0, instruction.start) + second + between + first + text.slice(next.start + second.length);
  }),
  'a comment lost': at(({ text, instruction }, pick) => {
    const comment = pickOne(instruction.content.innerComments, pick);
    if (!comment) return undefined;
    const start = instruction.start + comment.start;
    const end = text.indexOf('\n', start) + 1;
    return end === 0 ? undefined : text.slice(0, start) + text.slice(end);
  }),
  'a command came': at((place, pick) => {
    const pair = pickOne(pairs(place), pick);
    return pair && replace(place, pair.left.span.end, pair.right.span.start, ' && rm -rf /var/lib/x && ');
  }),
  'a subshell keeps what was to stay': at((place, pick) => {
    const stateful = chains(place)
      .flatMap(({ items }) => items.slice(0, -2))
      .filter((item) => item.kind === 'command' && /^(?:cd|export)$/.test(item.words[0]?.value ?? ''));
    const command = pickOne(stateful, pick);
    if (!command) return undefined;
    const source = sourceOf(place, command.span.start, command.span.end);
    return source.includes('#') ? undefined : replace(place, command.span.start, command.span.end, `(${source})`);
  }),
};
