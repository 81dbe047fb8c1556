import type { Objection } from './apk-install.ts';
import type { Obstacle } from './reasons.ts';
import { ScriptEdits } from './script-edits.ts';
import { type StageState, translateCommand, type Translated } from './translate-command.ts';
import type { RunSite } from '../analysis.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { hasPragma } from '../../dockerfile/pragmas.ts';
import { isUnread, type RunReading } from '../../dockerfile/run-script.ts';
import { instructionEnd } from '../../dockerfile/instruction.ts';
import { scan } from '../../dockerfile/scan.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { excerptOf } from '../../shell/excerpt.ts';
import type { Command } from '../../shell/script.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { shorten } from '../../text/shorten.ts';
import { describeChange, traceRun } from '../../trace/run-trace.ts';
import type { ScriptEvent } from '../../trace/script-event.ts';
import { shellInForceAt } from '../../trace/shell-in-force.ts';

/** An install of Alpine in the place of one of Debian. */
export interface ApkInstall {
  readonly run: RunSite;
  readonly reading: RunReading;
  /** As it stands in the old script. */
  readonly command: Command;
  readonly names: readonly string[];
}

/** What a RUN becomes on Alpine. */
export interface TranslatedRun {
  readonly run: RunSite;
  readonly edits: readonly Edit[];
  readonly isGone: boolean;
  /** Of one that goes, and is the last that changes: what stands behind it has to stay. `undefined` where a comment is above it. */
  readonly lastEdits?: readonly Edit[] | undefined;
  readonly installs: readonly ApkInstall[];
  /** The commands of the old script that go, or become others. */
  readonly replaced: ReadonlySet<Command>;
  /** Where it makes a user whose shell is bash. */
  readonly needsBash: boolean;
  readonly state: StageState;
}

/** Translates the script of a RUN; gives no edits where it means the same on both. */
export function translateRun(
  file: Dockerfile,
  run: RunSite,
  before: StageState,
  catalogue: Catalogue,
): TranslatedRun | Obstacle {
  const { instruction, reading, content } = run;
  const object = ({ reason, detail }: Objection): Obstacle => ({ reason, instruction, detail });
  if (content.json)
    return { run, edits: [], isGone: false, installs: [], replaced: new Set(), needsBash: false, state: before };
  if (run.shell === 'foreign' || isUnread(reading))
    return object({ reason: 'unread-script', detail: 'its script could not be read' });
  const { isErrexit } = shellInForceAt(file, instruction);
  const events = traceRun(content, isErrexit)!.events;
  const changed = new Map<Command, Exclude<Translated, { readonly kind: 'same' }>>();
  let state = before;
  for (const { command } of reading.commands) {
    const translated = translateCommand(command, run, state, catalogue);
    if ('reason' in translated) return object(translated);
    if (translated.kind === 'same') continue;
    if (translated.kind === 'changed') state = translated.state;
    changed.set(command, translated);
  }
  const steps = new Map(events.flatMap((event) => (isStep(event) ? [[event.commands[0]!, event] as const] : [])));
  const hidden = [...changed.keys()].find((command) => !steps.has(command));
  if (hidden) return object({ reason: 'unclear-links', detail: `"${excerptOf(hidden)}" is a part of something else` });
  const gone = new Set([...changed].flatMap(([command, { kind }]) => (kind === 'gone' ? [command] : [])));
  const installs: ApkInstall[] = [...changed].flatMap(([command, translated]) => {
    return translated.kind === 'changed' && translated.names.length > 0
      ? [{ run, reading, command, names: translated.names }]
      : [];
  });
  const needsBash = [...changed.values()].some((translated) => translated.kind === 'changed' && translated.needsBash);
  const rest = { run, installs, replaced: new Set(changed.keys()), needsBash, state };
  if (gone.size > 0 && events.every(({ commands }) => commands.length === 1 && gone.has(commands[0]!)))
    return removeRun(file, run, rest);
  const edits = new ScriptEdits({ instruction, reading });
  const isDone =
    edits.removeCommands(gone) &&
    [...changed.values()].every((translated) => translated.kind === 'gone' || translated.write(edits));
  if (!isDone) return object({ reason: 'comment-between', detail: 'a comment stands in what would go' });
  const difference = findDifference(run, events, gone, edits.edits, isErrexit);
  if (difference !== undefined) return object({ reason: 'unclear-links', detail: difference });
  return { ...rest, edits: edits.edits, isGone: false };
}

/** Whether it is a command by itself, on which nothing else in the script depends but by its success. */
function isStep({ kind, commands, leavesState }: ScriptEvent): boolean {
  return kind === 'command' && commands.length === 1 && !leavesState;
}

/** All that a RUN did was to prepare apt, or to clean up behind it. */
function removeRun(
  file: Dockerfile,
  run: RunSite,
  rest: Omit<TranslatedRun, 'edits' | 'isGone'>,
): TranslatedRun | Obstacle {
  const { instruction, content } = run;
  if (content.innerComments.length > 0 || hasPragma(file, instruction))
    return {
      reason: 'comment-between',
      instruction,
      detail: 'a comment stands in what would go, or speaks to a tool of it',
    };
  const end = instructionEnd(instruction);
  const previous = file.instructions[file.instructions.findIndex(({ start }) => start === instruction.start) - 1]!;
  const above = { start: instructionEnd(previous), end: instruction.start };
  const isBare = file.text.slice(above.start, above.end).trim() === '';
  const lastEdits = isBare ? [{ span: { start: above.start, end }, text: '' }] : undefined;
  const lineEnd = /^\r?\n/.exec(file.text.slice(end, end + 2))?.[0] ?? '';
  const before = /\r?\n$/.exec(file.text.slice(0, instruction.start))?.[0] ?? '';
  // Of two blank lines that would meet, one goes as well.
  const blank = /^(?:[ \t]*\r?\n)/.exec(file.text.slice(end + lineEnd.length, end + 200))?.[0] ?? '';
  const isBlankAbove = /\n[ \t]*\r?\n$/.test(file.text.slice(0, instruction.start));
  const span =
    lineEnd === ''
      ? { start: instruction.start - before.length, end }
      : { start: instruction.start, end: end + lineEnd.length + (isBlankAbove ? blank.length : 0) };
  return { ...rest, edits: [{ span, text: '' }], isGone: true, lastEdits };
}

/** Whether what stays still runs on the same conditions, as the script is read with the edits made; a clause where not. */
function findDifference(
  { instruction, content }: RunSite,
  events: readonly ScriptEvent[],
  gone: ReadonlySet<Command>,
  edits: readonly Edit[],
  isErrexit: boolean,
): string | undefined {
  if (edits.length === 0) return undefined;
  const own = edits.map(({ span, text }) => ({
    span: { start: span.start - instruction.start, end: span.end - instruction.start },
    text,
  }));
  const directive = content.escape === '`' ? '# escape=`\n' : '';
  const [fresh] = scan(`${directive}${applyEdits(content.source, own)}\n`).instructions;
  const after = fresh && traceRun(fresh.content, isErrexit)?.events;
  if (!after) return 'the script could not be read with the changes made';
  const kept = events.filter(({ commands }) => !(commands.length === 1 && gone.has(commands[0]!)));
  let at = 0;
  for (const event of kept) {
    const now = after[at];
    const change = now ? describeChange(event, now) : 'is gone';
    if (change !== undefined) return `"${shorten(event.text)}" ${change}`;
    at += 1;
    // One command may have become several, each of which needs the one before.
    const rest = kept.length - kept.indexOf(event) - 1;
    const most = /^(?:useradd|adduser|usermod)\b/.test(event.text) ? after.length - rest : at;
    while (at < most && /^(?:adduser|addgroup)\b/.test(after[at]!.text)) {
      if (describeChange(event, after[at]!) !== undefined)
        return `"${shorten(event.text)}" would be run on other conditions`;
      at += 1;
    }
  }
  return at === after.length ? undefined : 'a command came';
}
