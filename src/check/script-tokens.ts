import type { Command, CommandList, RunScript, ShellNode } from '../shell/script.ts';
import type { Span } from '../text/span.ts';

/** An operator, a bracket or a whole simple command; two scripts with the same tokens do the same. */
export interface Token {
  /** Blanks between the words of a command folded into one. */
  readonly text: string;
  readonly command: Command | undefined;
}

/** A script as a flat sequence: nothing of its structure is lost, only the blanks are. */
export function sequenceOf(script: RunScript): readonly Token[] {
  const tokens: Token[] = [];
  addList(script, script.list, tokens);
  return tokens;
}

function addList(script: RunScript, list: CommandList, tokens: Token[]): void {
  for (const { command, isBackground } of list.statements) {
    addNode(script, command, tokens);
    tokens.push({ text: isBackground ? '&' : ';', command: undefined });
  }
}

function addNode(script: RunScript, node: ShellNode, tokens: Token[]): void {
  switch (node.kind) {
    case 'command':
      tokens.push({ text: commandText(node, script), command: node });
      for (const list of substitutionsOf(node)) {
        tokens.push({ text: '$(', command: undefined });
        addList(script, list, tokens);
      }
      return;
    case 'and-or':
      node.items.forEach((item, i) => {
        if (i > 0) tokens.push({ text: node.operators[i - 1]!, command: undefined });
        addNode(script, item, tokens);
      });
      return;
    case 'pipeline':
      if (node.isNegated) tokens.push({ text: '!', command: undefined });
      node.items.forEach((item, i) => {
        if (i > 0) tokens.push({ text: '|', command: undefined });
        addNode(script, item, tokens);
      });
      return;
    case 'compound':
      addCompound(script, node, tokens);
  }
}

/** Between the lists of a compound stand its keywords and words: their text must stay as it is. */
function addCompound(script: RunScript, node: Extract<ShellNode, { kind: 'compound' }>, tokens: Token[]): void {
  let at = node.span.start;
  for (const list of node.lists) {
    const { start, end } = innerSpan(list);
    tokens.push({ text: fold(script.text.slice(at, start)), command: undefined });
    addList(script, list, tokens);
    at = end;
  }
  tokens.push({ text: fold(script.text.slice(at, node.span.end)), command: undefined });
}

function innerSpan(list: CommandList): CommandList['span'] {
  const first = list.statements[0];
  const last = list.statements.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : list.span;
}

/** All that the command is, in the order of the text, but for what its substitutions run. */
function commandText(command: Command, script: RunScript): string {
  const holes = substitutionsOf(command).map(({ span }) => span);
  return [...command.assignments, ...command.words, ...command.redirections]
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start)
    .map((span) => cutOut(script.text, span, holes))
    .join(' ');
}

function substitutionsOf({ assignments, words, redirections }: Command): readonly CommandList[] {
  const targets = redirections.flatMap(({ target }) => target?.substitutions ?? []);
  return [...[...assignments, ...words].flatMap(({ substitutions }) => substitutions), ...targets];
}

/** The text of a span without what stands in the holes that lie in it. */
function cutOut(text: string, { start, end }: Span, holes: readonly Span[]): string {
  let result = '';
  let at = start;
  for (const hole of holes) {
    if (hole.start < at || hole.end > end) continue;
    result += text.slice(at, hole.start);
    at = hole.end;
  }
  return result + text.slice(at, end);
}

function fold(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').trim();
}
