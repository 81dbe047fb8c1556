import { endsInErrexit, heedsErrexit } from './errexit.ts';
import { type EventKind, type OnFailure, ScriptEvent } from './script-event.ts';
import { declares, findFunctions, hasCompoundHeredoc, hasHeredoc, isOwnProcess } from './script-shape.ts';
import { StateInForce } from './state-in-force.ts';
import { changesState, mayChangeErrexit, mayLeave, readOptionChanges } from './shell-state.ts';
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

class Walk {
  readonly #script: RunScript;
  readonly #sites: readonly CommandSite[];
  readonly #functions: ReadonlySet<string>;
  /** Commands that switch errexit, or may. */
  readonly #switches: ReadonlySet<Command>;
  readonly #events: ScriptEvent[] = [];
  readonly #state = new StateInForce();
  #isErrexit: boolean;
  /** Errexit may have been switched where the walk does not follow: `set -e && a || b; c`. */
  #isErrexitUnknown: boolean;

  constructor(script: RunScript, isErrexit: boolean) {
    this.#script = script;
    this.#sites = findCommands(script);
    this.#functions = findFunctions(script);
    this.#switches = new Set(this.#sites.flatMap(({ command }) => (mayChangeErrexit(command) ? [command] : [])));
    this.#isErrexit = isErrexit;
    // What a trap runs in the end sees the errexit of then, whatever stands between.
    this.#isErrexitUnknown =
      this.#switches.size > 0 && this.#sites.some(({ command }) => command.words[0]?.value === 'trap');
  }

  trace(): ScriptTrace {
    const { list, text } = this.#script;
    // The body of a here-document stands outside of the command that reads it.
    const isWhole = this.#sites.some(({ command }) => hasHeredoc(command)) || hasCompoundHeredoc(list);
    if (!isWhole) this.#walkList(list, { isHeeded: true, isFatal: true });
    const node = list.statements[0]?.command;
    if (node && (isWhole || this.#isErrexitUnknown)) {
      this.#events.length = 0;
      this.#push('script', node, { start: 0, end: text.length }, 'abort', this.#isErrexit || this.#switches.size > 0);
    }
    return { events: this.#events, endState: this.#state.name, endsWithErrexit: this.#isErrexit };
  }

  #walkList({ statements }: CommandList, place: Place): void {
    for (const [i, { command, isBackground, span }] of statements.entries()) {
      const isLast = i === statements.length - 1;
      if (isBackground) {
        this.#push('background', command, span, 'ignore', place.isHeeded && this.#switchesIn(span));
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
    const isErrexit = this.#exitsAt(place) && heedsErrexit(command, this.#functions);
    this.#push('command', command, command.span, isFatal ? 'abort' : 'ignore', isErrexit);
  }

  #switchOption(name: string, isOn: boolean): void {
    if (name === 'e') {
      this.#isErrexit = isOn;
      return;
    }
    this.#state.switchOption(name, isOn);
  }

  #walkPipeline(pipeline: Pipeline, place: Place): void {
    const isForgiven = pipeline.prefixes.includes('!');
    const isFatal = place.isFatal || (!isForgiven && this.#exitsAt(place));
    const isErrexit = this.#bearsOn(pipeline, place);
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
      this.#push('and-or', list, span, onFailure, this.#bearsOn(items.at(-1)!, place));
      return;
    }
    if (lastOr !== -1) {
      const head = items.slice(0, lastOr + 2);
      const span = { start: list.span.start, end: head.at(-1)!.span.end };
      const isErrexit = chain.length === 0 && this.#bearsOn(head.at(-1)!, place);
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
      const [mark, isErrexit] = [this.#state.mark(), this.#isErrexit];
      this.#walkList(list, { isHeeded: place.isHeeded, isFatal: true });
      this.#state.goBack(mark);
      this.#isErrexit = isErrexit;
      return;
    }
    const onErrexit = endsInErrexit(node) ? 'abort' : 'at-times';
    const onFailure = place.isFatal ? 'abort' : exits ? onErrexit : 'ignore';
    this.#push('compound', node, node.span, onFailure, this.#bearsOn(node, place));
  }

  /** Errexit is on, and a failure at the place ends the script. */
  #exitsAt({ isHeeded }: Place): boolean {
    return this.#isErrexit && isHeeded;
  }

  /** Whether errexit means something inside of what stands at a place: it is on there, or switched on inside. */
  #bearsOn(node: ShellNode, place: Place): boolean {
    if (place.isHeeded && this.#switchesIn(node.span)) return true;
    return this.#exitsAt(place) && heedsErrexit(node, this.#functions);
  }

  /** What stands there switches errexit itself, so that the place alone says whether that is heeded. */
  #switchesIn(span: Span): boolean {
    return this.#switches.size > 0 && this.#commandsIn(span).some(({ command }) => this.#switches.has(command));
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
        this.#isErrexitUnknown ||= this.#switches.has(command);
      }
    }
    const event = new ScriptEvent(this.#script, span, sites, {
      kind,
      onFailure,
      isErrexit,
      state: this.#state.name,
      stateTexts: this.#state.texts,
      mayLeave: mayEnd,
      leavesState,
    });
    this.#events.push(event);
    if (leavesState) this.#state.change(event.text);
  }

  #commandsIn({ start, end }: Span): readonly CommandSite[] {
    return this.#sites.filter(({ command: { span } }) => span.start >= start && span.end <= end);
  }
}

function isOptionChange(node: ShellNode): boolean {
  return node.kind === 'command' && readOptionChanges(node) !== undefined;
}
