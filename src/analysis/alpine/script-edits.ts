import type { RunPlace } from '../../dockerfile/verbs.ts';
import type { Command, CommandList, ShellNode } from '../../shell/script.ts';
import type { Edit } from '../../text/edit.ts';
import { sourceOffset, sourceSpan } from '../../text/mapped-text.ts';
import { shiftSpan, type Span } from '../../text/span.ts';

/** Takes parts out of the script of a RUN, in the layout of what stays. Spans count in the script, edits in the file. */
export class ScriptEdits {
  readonly #run: RunPlace;
  readonly edits: Edit[] = [];

  constructor(run: RunPlace) {
    this.#run = run;
  }

  /** Line breaks may run through it. @returns whether no comment stood there */
  replace(span: Span, text: string): boolean {
    const place = this.#toFile(span);
    if (this.#hasComment(place)) return false;
    this.edits.push({ span: place, text });
    return true;
  }

  /** Takes out a word with what stands before it since `from`, or alone where a comment stands there. */
  removeBehind(from: number, word: Span): void {
    const span = { start: this.#endOf(from), end: this.#endOf(word.end) };
    this.edits.push({ span: this.#hasComment(span) ? this.#toFile(word) : span, text: '' });
  }

  /** Takes out all from one place of the script up to the start of what comes next. @returns whether no comment stood there */
  removeUpTo(start: number, next: number): boolean {
    const span = { start: this.#startOf(start), end: this.#startOf(next) };
    if (this.#hasComment(span)) return false;
    this.edits.push({ span, text: '' });
    return true;
  }

  /**
   * Takes out whole commands with one of the links beside each.
   * @param gone commands that are each an item of an and-chain or a statement of a list, and not all of their script
   * @returns whether no comment stands in between
   */
  removeCommands(gone: ReadonlySet<Command>): boolean {
    return this.#removeIn(this.#run.reading.script.list, gone);
  }

  #removeIn(list: CommandList, gone: ReadonlySet<Command>): boolean {
    const leaves = leavesOf(list);
    for (let at = 0; at < leaves.length; at += 1) {
      const { node } = leaves[at]!;
      if (node.kind === 'compound') {
        for (const inner of node.lists) if (!this.#removeIn(inner, gone)) return false;
        continue;
      }
      if (node.kind !== 'command' || !gone.has(node)) continue;
      const first = at;
      while (at + 1 < leaves.length && isIn(leaves[at + 1]!.node, gone)) at += 1;
      if (!this.#removeRow(leaves[first - 1], leaves[first]!, leaves[at]!, leaves[at + 1])) return false;
    }
    return true;
  }

  /** Takes out what stands from the first to the last of neighbours. */
  #removeRow(before: Leaf | undefined, first: Leaf, last: Leaf, next: Leaf | undefined): boolean {
    const [start, end] = [first.node.span.start, last.node.span.end];
    if (!before) return next !== undefined && this.removeUpTo(start, next.node.span.start);
    if (
      !next ||
      (first.statement === before.statement && last.statement !== next.statement) ||
      this.#isOnLineOf(before, first)
    ) {
      const span = { start: this.#endOf(before.node.span.end), end: this.#endOf(end) };
      if (this.#hasComment(span)) return false;
      this.edits.push({ span, text: '' });
      return true;
    }
    return this.removeUpTo(start, next.node.span.start);
  }

  /** They stand on one line, so that what comes next keeps its own. */
  #isOnLineOf(before: Leaf, first: Leaf): boolean {
    const { source } = this.#run.instruction.content;
    const at = this.#endOf(before.node.span.end) - this.#run.instruction.start;
    return !source.slice(at, this.#startOf(first.node.span.start) - this.#run.instruction.start).includes('\n');
  }

  #hasComment({ start, end }: Span): boolean {
    const { content, start: origin } = this.#run.instruction;
    // In a here-document the comments are the shell's.
    if (content.heredocs.length > 0 && /(?:^|[\s;])#/.test(content.source.slice(start - origin, end - origin)))
      return true;
    return content.innerComments.some((comment) => {
      const place = shiftSpan(comment, origin);
      return place.start >= start && place.end <= end;
    });
  }

  #toFile(span: Span): Span {
    return shiftSpan(sourceSpan(this.#run.reading.mapped, span), this.#run.instruction.start);
  }

  #startOf(offset: number): number {
    return sourceOffset(this.#run.reading.mapped, offset) + this.#run.instruction.start;
  }

  #endOf(offset: number): number {
    return sourceOffset(this.#run.reading.mapped, offset - 1) + 1 + this.#run.instruction.start;
  }
}

/** A node of a list, or of an and-chain in it. */
interface Leaf {
  readonly node: ShellNode;
  readonly statement: ShellNode;
}

function leavesOf({ statements }: CommandList): readonly Leaf[] {
  return statements.flatMap(({ command }) => {
    const nodes = command.kind === 'and-or' ? command.items : [command];
    return nodes.map((node) => ({ node, statement: command }));
  });
}

function isIn(node: ShellNode, gone: ReadonlySet<Command>): boolean {
  return node.kind === 'command' && gone.has(node);
}
