import type { Command, RunScript } from '../shell/script.ts';
import { type CommandSite, findCommands } from '../shell/walk.ts';
import { memoize } from '../text/memo.ts';
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
export const sequenceOf = memoize((script: RunScript): Sequence => {
  return sequenceIn(script, { start: 0, end: script.text.length }, findCommands(script));
});

/** The same of a part of a script. @param sites the commands that stand in it, those of substitutions included */
export function sequenceIn(script: RunScript, part: Span, sites: readonly CommandSite[]): Sequence {
  const placed = sites
    .map(({ command }) => ({ command, spans: itemSpans(command) }))
    .filter(({ spans }) => spans.length > 0);
  placed.sort((a, b) => a.spans[0]!.start - b.spans[0]!.start);
  const owned = placed.flatMap(({ command, spans }) => ownedSpans(script, spans, holesOf(command)));
  owned.sort((a, b) => a.start - b.start);

  const gaps = new GapReader(script.text, part.start, owned);
  const tokens: Token[] = placed.map(({ command, spans }) => {
    return { gap: gaps.readUpTo(spans[0]!.start), command, items: itemsOf(script, command) };
  });
  return { tokens, rest: gaps.readUpTo(part.end) };
}

/** Blanks between words count as one where no quote stands that may hold them. */
export function evenGap(gap: string): string {
  return /["'\\`]/.test(gap) ? gap : gap.replace(/[ \t]+/g, ' ');
}

/** Hands out, piece by piece from the start, the text that no command owns. */
class GapReader {
  readonly #text: string;
  /** In the order of the text; they do not overlap. */
  readonly #owned: readonly Span[];
  #next = 0;
  #at: number;

  constructor(text: string, start: number, owned: readonly Span[]) {
    this.#text = text;
    this.#at = start;
    this.#owned = owned;
  }

  readUpTo(end: number): string {
    let result = '';
    for (let span = this.#owned[this.#next]; span && span.start < end; span = this.#owned[this.#next]) {
      result += this.#text.slice(this.#at, span.start);
      this.#at = span.end;
      this.#next += 1;
    }
    if (this.#at < end) {
      result += this.#text.slice(this.#at, end);
      this.#at = end;
    }
    return result;
  }
}

/** In the order of the text. */
const itemSpans = memoize(({ assignments, words, redirections }: Command): readonly Span[] => {
  const spans = [...assignments, ...words, ...redirections].map(({ span }) => span);
  return redirections.length === 0 ? spans : spans.sort((a, b) => a.start - b.start);
});

function itemsOf(script: RunScript, command: Command): readonly Item[] {
  const holes = holesOf(command);
  const words = new Set(command.words.map(({ span }) => span));
  return itemSpans(command).map((span) => ({ isWord: words.has(span), text: textOf(script, span, holes) }));
}

function textOf(script: RunScript, span: Span, holes: readonly Span[]): string {
  if (holes.length === 0) return script.text.slice(span.start, span.end);
  const pieces = cut(span, holes).map(({ start, end }) => script.text.slice(start, end));
  return pieces.join('');
}

/** Where the substitutions of a command stand. */
const holesOf = memoize(({ assignments, words, redirections }: Command): readonly Span[] => {
  const holders = [...assignments, ...words, ...redirections.flatMap(({ target }) => target ?? [])];
  const lists = holders.filter(({ substitutions }) => substitutions.length > 0);
  return lists.flatMap(({ substitutions }) => substitutions.map(({ span }) => span));
});

/** All of a command's text that is its own: its items, and the blanks or joined lines between them, but no holes. */
function ownedSpans(script: RunScript, spans: readonly Span[], holes: readonly Span[]): readonly Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    if (last && isBlank(script.text, last.end, start)) last.end = end;
    else runs.push({ start, end });
  }
  return holes.length === 0 ? runs : runs.flatMap((run) => cut(run, holes));
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09) continue;
    if (code !== 0x5c || text.charCodeAt(at + 1) !== 0x0a) return false;
    at += 1;
  }
  return end > start;
}

/** A span without the holes that lie in it. */
function cut({ start, end }: Span, holes: readonly Span[]): readonly Span[] {
  if (holes.length === 0) return [{ start, end }];
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
