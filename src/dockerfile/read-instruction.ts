import { skipBlanks, trimBlanksEnd } from './blanks.ts';
import type { EscapeCharacter } from './directives.ts';
import { readFlags } from './flags.ts';
import { findHeredocWords, type HeredocWord, HeredocWordError, trimLeadingTabs } from './heredoc.ts';
import { type Heredoc, type InstructionContent, type Keyword, KEYWORDS } from './instruction.ts';
import { readJsonForm } from './json-form.ts';
import { checkLength } from './line-limit.ts';
import { ScanError } from './scan-error.ts';
import { readNameValues } from './words.ts';
import { type Line, readLine } from '../text/lines.ts';
import { type MappedText, MappedTextBuilder } from '../text/mapped-text.ts';
import type { Span } from '../text/span.ts';

export interface InstructionReading {
  readonly content: InstructionContent;
  /** Where the line after the instruction starts. */
  readonly next: number;
}

/**
 * Reads the instruction whose first line starts at `start`, with its continuation lines and heredoc bodies.
 * @param line the number of that line, for messages
 * @throws ScanError where BuildKit rejects the instruction
 */
export function readInstruction(
  text: string,
  start: number,
  line: number,
  escape: EscapeCharacter,
): InstructionReading {
  const lines = readJoinedLines(text, start, line, escape);
  const head = readHead(lines.joined.text, 0, escape, line);
  const heredocs = canHoldHeredoc(head)
    ? readHeredocs(text, start, lines, line)
    : { found: NO_HEREDOCS, end: lines.end, next: lines.next, lineCount: lines.lineCount };
  const shared = {
    source: text.slice(start, heredocs.end),
    escape,
    joined: lines.joined,
    heredocs: heredocs.found,
    innerComments: lines.comments,
    lineCount: heredocs.lineCount,
  };
  return { content: toContent(head, shared), next: heredocs.next };
}

type Shared = Pick<InstructionContent, 'source' | 'escape' | 'joined' | 'heredocs' | 'innerComments' | 'lineCount'>;

/** Spelled out, since this is done for each instruction of each file and spreading is several times slower. */
function toContent(head: Head, shared: Shared): InstructionContent {
  return {
    source: shared.source,
    escape: shared.escape,
    joined: shared.joined,
    heredocs: shared.heredocs,
    innerComments: shared.innerComments,
    lineCount: shared.lineCount,
    keywordText: head.keywordText,
    keyword: head.keyword,
    flags: head.flags,
    argumentsSpan: head.argumentsSpan,
    json: head.json,
    trigger: head.trigger && toContent(head.trigger, shared),
  };
}

const NO_SPANS: readonly Span[] = [];
const NO_HEREDOCS: readonly Heredoc[] = [];

interface JoinedLines {
  readonly joined: MappedText;
  /** End of the last line without its line end, in the file. */
  readonly end: number;
  readonly next: number;
  readonly lineCount: number;
  /** In the instruction's source. */
  readonly comments: readonly Span[];
}

/** Joins an instruction's lines as BuildKit does: comment lines and blank lines between them count for nothing. */
function readJoinedLines(text: string, start: number, lineNumber: number, escape: EscapeCharacter): JoinedLines {
  const joined = new MappedTextBuilder(text, start);
  let comments: Span[] | undefined;
  let line: Line = readLine(text, start);
  checkLength(text, line, lineNumber);
  let lineCount = 1;
  let from = skipBlanks(text, line.start, line.end);
  for (;;) {
    const mark = findContinuation(text, from, line.end, escape);
    joined.add(from, mark ?? line.end);
    if (mark === undefined) break;
    let isText = false;
    while (!isText && line.next < text.length) {
      line = readLine(text, line.next);
      checkLength(text, line, lineNumber + lineCount);
      lineCount += 1;
      const first = skipBlanks(text, line.start, line.end);
      const isComment = first < line.end && text[first] === '#';
      if (isComment) (comments ??= []).push({ start: line.start - start, end: line.end - start });
      isText = first < line.end && !isComment;
    }
    if (!isText) break;
    from = line.start;
  }
  return { joined: joined.build(), end: line.end, next: line.next, lineCount, comments: comments ?? NO_SPANS };
}

/**
 * Where the line's continuation mark stands: an escape character, followed by nothing but blanks and tabs, that does
 * not follow another escape character (trap A24). `undefined` where the instruction ends here.
 */
function findContinuation(text: string, start: number, end: number, escape: EscapeCharacter): number | undefined {
  let at = end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  if (at === start || text[at - 1] !== escape) return undefined;
  if (at - 2 >= start && text[at - 2] === escape) return undefined;
  return at - 1;
}

interface Head {
  readonly keywordText: string;
  readonly keyword: Keyword | undefined;
  readonly flags: InstructionContent['flags'];
  readonly argumentsSpan: Span;
  readonly json: readonly string[] | undefined;
  readonly trigger: Head | undefined;
}

const MAX_ONBUILD_DEPTH = 20;

/** Keyword, flags and form of the instruction at `start` of a joined text (BuildKit's `newNodeFromLine`). */
function readHead(joined: string, start: number, escape: EscapeCharacter, line: number, depth = 0): Head {
  const end = trimBlanksEnd(joined, start, joined.length);
  const first = skipBlanks(joined, start, end);
  const keywordEnd = findKeywordEnd(joined, first, end);
  const keywordText = joined.slice(first, keywordEnd);
  const keyword = toKeyword(keywordText);
  const { flags, end: flagsEnd } = readFlags(joined.slice(0, end), keywordEnd);
  const argumentsSpan = { start: skipBlanks(joined, flagsEnd, end), end };
  const text = joined.slice(argumentsSpan.start, end);
  const json = readForm(keyword, text, line);
  checkNameValues(keyword, text, escape, line);
  const isTriggered = keyword === 'onbuild' && text !== '' && depth < MAX_ONBUILD_DEPTH;
  const trigger = isTriggered ? readHead(joined, argumentsSpan.start, escape, line, depth + 1) : undefined;
  return { keywordText, keyword, flags, argumentsSpan, json, trigger };
}

function findKeywordEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && !'\t\v\f\r '.includes(text[at]!)) at += 1;
  return at;
}

function toKeyword(text: string): Keyword | undefined {
  const lower = text.toLowerCase();
  return (KEYWORDS as readonly string[]).includes(lower) ? (lower as Keyword) : undefined;
}

const JSON_KEYWORDS: ReadonlySet<string> = new Set(['add', 'cmd', 'copy', 'entrypoint', 'run', 'shell', 'volume']);
const HEALTHCHECK_TYPE = /^\S+\s*/;

function readForm(keyword: Keyword | undefined, text: string, line: number): readonly string[] | undefined {
  const candidate = keyword === 'healthcheck' ? text.replace(HEALTHCHECK_TYPE, '') : text;
  if (keyword === undefined || (keyword !== 'healthcheck' && !JSON_KEYWORDS.has(keyword))) return undefined;
  const reading = readJsonForm(candidate);
  if (reading.kind === 'mixed') throw new ScanError('bad-json', 'a JSON array may hold nothing but strings', line);
  return reading.kind === 'strings' ? reading.strings : undefined;
}

function checkNameValues(keyword: Keyword | undefined, text: string, escape: EscapeCharacter, line: number): void {
  if (keyword !== 'env' && keyword !== 'label') return;
  const pairs = readNameValues(text, 0, escape);
  if (typeof pairs === 'string') throw new ScanError('bad-name-value', pairs, line);
}

/** Only RUN, COPY and ADD, also under ONBUILD, and never in JSON form (trap A12). */
function canHoldHeredoc(head: Head): boolean {
  const { keyword, json } = head.keyword === 'onbuild' && head.trigger ? head.trigger : head;
  return (keyword === 'run' || keyword === 'copy' || keyword === 'add') && json === undefined;
}

interface HeredocReading {
  readonly found: readonly Heredoc[];
  readonly end: number;
  readonly next: number;
  readonly lineCount: number;
}

function readHeredocs(text: string, start: number, lines: JoinedLines, lineNumber: number): HeredocReading {
  let { end, next, lineCount } = lines;
  const words = findWords(lines.joined.text, lineNumber);
  if (words.length === 0) return { found: NO_HEREDOCS, end, next, lineCount };
  const found: Heredoc[] = [];
  for (const word of words) {
    const bodyStart = next;
    for (;;) {
      if (next >= text.length) {
        throw new ScanError('unterminated-heredoc', `the heredoc "${word.name}" never ends`, lineNumber);
      }
      const line = readLine(text, next);
      checkLength(text, line, lineNumber + lineCount);
      next = line.next;
      lineCount += 1;
      const candidate = text.slice(line.start, line.end);
      if ((word.chomp ? trimLeadingTabs(candidate) : candidate) !== word.name) continue;
      const bodySpan = { start: bodyStart - start, end: line.start - start };
      found.push({ ...word, bodySpan, terminatorSpan: { start: line.start - start, end: line.end - start } });
      end = line.end;
      break;
    }
  }
  return { found, end, next, lineCount };
}

const NO_WORDS: readonly HeredocWord[] = [];

function findWords(joined: string, lineNumber: number): readonly HeredocWord[] {
  if (!joined.includes('<<')) return NO_WORDS;
  try {
    return findHeredocWords(joined);
  } catch (error) {
    if (error instanceof HeredocWordError) throw new ScanError('bad-heredoc', error.message, lineNumber);
    throw error;
  }
}
