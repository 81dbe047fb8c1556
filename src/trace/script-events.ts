import { endsInErrexit } from './errexit.ts';
import { type EventKind, type OnFailure, ScriptEvent } from './script-event.ts';
import { declares, findFunctions, hasCompoundHeredoc, hasHeredoc, isOwnProcess } from './script-shape.ts';
import { changesState, mayLeave, readOptionChanges } from './shell-state.ts';
import type {
  AndOrList,
  Command,
  CommandList,
  CompoundCommand,
  Pipeline,
  RunScript,
  ShellNode,
} from '../shell/script.ts';
import { type CommandSite, findCommands } from '../shell/walk.ts';
import { memoize } from '../text/memo.ts';
import type { Span } from '../text/span.ts';

/** What a script leaves behind for a script that would run on in the same shell. */
export interface ScriptTrace {
  readonly events: readonly ScriptEvent[];
  /** Options and state at its end; empty where it leaves none. */
  readonly endState: string;
  readonly endsWithErrexit: boolean;
}

/**
 * Takes a script apart into events, once for each script.
 * @param isErrexit whether the shell begins with errexit on (`SHELL ["/bin/bash", "-ec"]`)
 */
export function traceScript(script: RunScript, isErrexit: boolean): ScriptTrace {
  return isErrexit ? traceUnderErrexit(script) : tracePlain(script);
}

const tracePlain = memoize((script: RunScript) => new Walk(script, false).trace());
const traceUnderErrexit = memoize((script: RunScript) => new Walk(script, true).trace());

/** Where a list or command stands. */
interface Place {
  /** Errexit, if on, is heeded: the place is no condition and stands before no `&&` or `||`. */
  readonly isHeeded: boolean;
  /** A failing status of it is that of the script, or of an and-chain that ends the build. */
  readonly isFatal: boolean;
}

const NONE: readonly string[] = [];

interface Change {
  readonly ordinal: number;
  readonly text: string;
}

class Walk {
  readonly #script: RunScript;
  readonly #sites: readonly CommandSite[];
  readonly #functions: ReadonlySet<string>;
  readonly #events: ScriptEvent[] = [];
  #options: ReadonlySet<string> = new Set();
  /** The changes of state in force, as ordinals among all that were made. */
  #changes: readonly Change[] = [];
  #made = 0;
  #isErrexit: boolean;

  constructor(script: RunScript, isErrexit: boolean) {
    this.#script = script;
    this.#sites = findCommands(script);
    this.#functions = findFunctions(script);
    this.#isErrexit = isErrexit;
  }

  trace(): ScriptTrace {
    const { list, text } = this.#script;
    // The body of a here-document stands outside of the command that reads it.
    if (this.#sites.some(({ command }) => hasHeredoc(command)) || hasCompoundHeredoc(list)) {
      const node = list.statements[0]?.command;
      if (node) this.#push('script', node, { start: 0, end: text.length }, 'abort', this.#isErrexit);
    } else this.#walkList(list, { isHeeded: true, isFatal: true });
    return { events: this.#events, endState: this.#state(), endsWithErrexit: this.#isErrexit };
  }

  #walkList({ statements }: CommandList, place: Place): void {
    for (const [i, { command, isBackground, span }] of statements.entries()) {
      const isLast = i === statements.length - 1;
      if (isBackground) {
        this.#push('background', command, span, 'ignore', false);
        continue;
      }
      this.#walkNode(command, { isHeeded: place.isHeeded, isFatal: isLast && place.isFatal });
    }
  }

  #walkNode(node: ShellNode, place: Place): void {
    switch (node.kind) {
      case 'command':
        this.#walkCommand(node, place);
        return;
      case 'and-or':
        this.#walkAndOr(node, place);
        return;
      case 'pipeline':
        this.#walkPipeline(node, place);
        return;
      default:
        this.#walkCompound(node, place);
    }
  }

  #walkCommand(command: Command, place: Place): void {
    const options = readOptionChanges(command);
    if (options) {
      for (const { name, isOn } of options) this.#switchOption(name, isOn);
      return;
    }
    const isFatal = place.isFatal || this.#exitsAt(place);
    const isErrexit = this.#heedsErrexit(command) && this.#exitsAt(place);
    this.#push('command', command, command.span, isFatal ? 'abort' : 'ignore', isErrexit);
  }

  #switchOption(name: string, isOn: boolean): void {
    if (name === 'e') {
      this.#isErrexit = isOn;
      return;
    }
    const options = new Set(this.#options);
    // An option that the shell may have begun with is not the same switched off as never switched on.
    options.delete(`-${name}`);
    options.delete(`+${name}`);
    options.add(`${isOn ? '-' : '+'}${name}`);
    this.#options = options;
  }

  #walkPipeline(pipeline: Pipeline, place: Place): void {
    const isForgiven = pipeline.prefixes.includes('!');
    const isFatal = place.isFatal || (!isForgiven && this.#exitsAt(place));
    const isErrexit = this.#exitsAt(place) && pipeline.items.some((item) => this.#heedsErrexit(item));
    this.#push('pipeline', pipeline, pipeline.span, isFatal ? 'abort' : 'ignore', isErrexit);
  }

  /**
   * A list is left-associative, so that all up to the last `||` is one item of the and-chain behind it. The items of a
   * chain are events of their own where a failure of each ends the build.
   */
  #walkAndOr(list: AndOrList, place: Place): void {
    const { items, operators } = list;
    const lastOr = operators.lastIndexOf('||');
    const chain = items.slice(lastOr === -1 ? 0 : lastOr + 2);
    // `set -e && a` is `set -e; a`: a `set` with known options does not fail.
    const isSetFirst = lastOr === -1 && chain.slice(0, -1).every((item) => isOptionChange(item));
    if (!place.isFatal && !isSetFirst) {
      const span = list.span;
      const onFailure = this.#exitsAt(place) ? 'at-times' : 'ignore';
      this.#push('and-or', list, span, onFailure, this.#exitsAt(place) && this.#heedsErrexit(items.at(-1)!));
      return;
    }
    if (lastOr !== -1) {
      const head = items.slice(0, lastOr + 2);
      const span = { start: list.span.start, end: head.at(-1)!.span.end };
      const isErrexit = chain.length === 0 && this.#exitsAt(place) && this.#heedsErrexit(head.at(-1)!);
      this.#push('and-or', list, span, 'abort', isErrexit);
    }
    for (const [i, item] of chain.entries()) {
      const isLast = i === chain.length - 1;
      this.#walkNode(item, { isHeeded: isLast && place.isHeeded, isFatal: place.isFatal });
    }
  }

  #walkCompound(node: CompoundCommand, place: Place): void {
    const [list] = node.lists;
    const isPlain = node.redirections.length === 0 && list !== undefined;
    if (node.compound === 'group' && isPlain) {
      this.#walkList(list, place);
      return;
    }
    const exits = this.#exitsAt(place);
    if (node.compound === 'subshell' && isPlain && (place.isFatal || exits) && !this.#mayLeaveIn(node.span)) {
      const [options, changes, isErrexit] = [this.#options, this.#changes, this.#isErrexit];
      this.#walkList(list, { isHeeded: place.isHeeded, isFatal: true });
      [this.#options, this.#changes, this.#isErrexit] = [options, changes, isErrexit];
      return;
    }
    const onErrexit = endsInErrexit(node) ? 'abort' : 'at-times';
    const onFailure = place.isFatal ? 'abort' : exits ? onErrexit : 'ignore';
    this.#push('compound', node, node.span, onFailure, exits);
  }

  /** Errexit is on, and a failure at the place ends the script. */
  #exitsAt({ isHeeded }: Place): boolean {
    return this.#isErrexit && isHeeded;
  }

  /** Whether there are commands inside on which errexit bears: of a compound command, a substitution, a function. */
  #heedsErrexit(node: ShellNode): boolean {
    if (node.kind === 'compound') return true;
    if (node.kind !== 'command') return node.items.some((item) => this.#heedsErrexit(item));
    const name = node.words[0]?.value;
    if (mayLeave(node) || (name !== undefined && this.#functions.has(name))) return true;
    return [...node.words, ...node.assignments].some(({ substitutions }) => substitutions.length > 0);
  }

  #mayLeaveIn(span: Span): boolean {
    return this.#commandsIn(span).some(({ command }) => mayLeave(command));
  }

  #push(kind: EventKind, node: ShellNode, span: Span, onFailure: OnFailure, isErrexit: boolean): void {
    const sites = this.#commandsIn(span);
    let leavesState = false;
    let mayEnd = false;
    if (kind !== 'background' && kind !== 'pipeline') {
      leavesState = declares(node, kind);
      for (const { command, within, isPiped } of sites) {
        if (isPiped || within.some((outer) => isOwnProcess(outer, span))) continue;
        leavesState ||= changesState(command, this.#functions);
        mayEnd ||= mayLeave(command);
      }
    }
    const event = new ScriptEvent(this.#script, span, sites, {
      kind,
      onFailure,
      isErrexit,
      state: this.#state(),
      stateTexts: this.#stateTexts(),
      mayLeave: mayEnd,
      leavesState,
    });
    this.#events.push(event);
    if (!leavesState) return;
    this.#made += 1;
    this.#changes = [...this.#changes, { ordinal: this.#made, text: event.text }];
  }

  #stateTexts(): readonly string[] {
    if (this.#options.size === 0 && this.#changes.length === 0) return NONE;
    return [...this.#options, ...this.#changes.map((change) => change.text)];
  }

  /** A change is named by how many have been made since, which is the same wherever the script stands. */
  #state(): string {
    if (this.#options.size === 0 && this.#changes.length === 0) return '';
    const since = this.#changes.map(({ ordinal }) => String(this.#made - ordinal));
    return [...[...this.#options].sort(), ...since].join(' ');
  }

  #commandsIn({ start, end }: Span): readonly CommandSite[] {
    return this.#sites.filter(({ command: { span } }) => span.start >= start && span.end <= end);
  }
}

function isOptionChange(node: ShellNode): boolean {
  return node.kind === 'command' && readOptionChanges(node) !== undefined;
}
