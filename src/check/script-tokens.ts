import type { Command, RunScript } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import type { Span } from '../text/span.ts';

/** A simple command and what stands before it, so that a list of these is all of a script's text but blanks between words. */
export interface Token {
  /**
   * The text since the start of the token before that belongs to no command: operators, keywords, brackets, comments,
   * heredoc bodies, as written. Blanks between the words of one command do not count.
   */
  readonly gap: string;
  readonly command: Command;
  readonly items: readonly Item[];
}

/** A word, assignment or redirection as written; what its substitutions run is a token of its own. */
export interface Item {
  readonly isWord: boolean;
  readonly text: string;
}

export interface Sequence {
  readonly tokens: readonly Token[];
  /** What follows the start of the last command and belongs to none. */
  readonly rest: string;
}

/** A script as its commands in the order of the text, with all that stands between them. */
export function sequenceOf(script: RunScript): Sequence {
  const commands = findCommands(script).map(({ command }) => command);
  const placed = commands
    .map((command) => ({ command, spans: itemSpans(command) }))
    .filter(({ spans }) => spans.length > 0);
  placed.sort((a, b) => a.spans[0]!.start - b.spans[0]!.start);
  const owned = placed.flatMap(({ command, spans }) => [
    ...spans.flatMap((span) => cut(span, holesOf(command))),
    ...blanksBetween(script, spans),
  ]);
  owned.sort((a, b) => a.start - b.start);

  const tokens: Token[] = [];
  let at = 0;
  for (const { command, spans } of placed) {
    const { start } = spans[0]!;
    tokens.push({ gap: unowned(script.text, at, start, owned), command, items: itemsOf(script, command) });
    at = start;
  }
  return { tokens, rest: unowned(script.text, at, script.text.length, owned) };
}

function itemSpans({ assignments, words, redirections }: Command): readonly Span[] {
  return [...assignments, ...words, ...redirections].map(({ span }) => span).sort((a, b) => a.start - b.start);
}

function itemsOf(script: RunScript, command: Command): readonly Item[] {
  const words = new Set(command.words.map(({ span }) => span));
  const holes = holesOf(command);
  return itemSpans(command).map((span) => ({
    isWord: words.has(span),
    text: cut(span, holes)
      .map(({ start, end }) => script.text.slice(start, end))
      .join(''),
  }));
}

/** Where the substitutions of a command stand. */
function holesOf({ assignments, words, redirections }: Command): readonly Span[] {
  const lists = [...assignments, ...words, ...redirections.flatMap(({ target }) => target ?? [])];
  return lists.flatMap(({ substitutions }) => substitutions.map(({ span }) => span));
}

/** A span without the holes that lie in it. */
function cut({ start, end }: Span, holes: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let at = start;
  for (const hole of holes) {
    if (hole.start < at || hole.end > end) continue;
    pieces.push({ start: at, end: hole.start });
    at = hole.end;
  }
  pieces.push({ start: at, end });
  return pieces.filter((piece) => piece.end > piece.start);
}

/** The blanks, and joined lines, between the items of one command. */
function blanksBetween(script: RunScript, spans: readonly Span[]): readonly Span[] {
  return spans.slice(1).flatMap((next, i) => {
    const blanks = { start: spans[i]!.end, end: next.start };
    return /^(?:[ \t]|\\\n)+$/.test(script.text.slice(blanks.start, blanks.end)) ? [blanks] : [];
  });
}

function unowned(text: string, start: number, end: number, owned: readonly Span[]): string {
  let result = '';
  let at = start;
  for (const span of owned) {
    if (span.end <= at) continue;
    if (span.start >= end) break;
    result += text.slice(at, Math.max(at, span.start));
    at = span.end;
  }
  return at < end ? result + text.slice(at, end) : result;
}
