import { count } from './count.ts';
import { printableName, printableSentence } from './printable.ts';
import type { View } from './report-options.ts';
import { commandLine } from './shell-quote.ts';
import type { Totals } from './totals.ts';
import { capitalize, describeFiles, describeFixes, describeTogether, leftAlone } from './wording.ts';
import { wrap } from './wrap.ts';
import { maskSecrets } from '../knowledge/secrets/mask.ts';

/** The lines after all files. */
export function summaryLines(totals: Totals, view: View): readonly string[] {
  const sentences = [
    filesSentence(totals, view),
    fixesSentence(totals, view),
    refusalsSentence(totals, view),
    writtenSentence(totals, view),
  ];
  const lines = sentences.flatMap((sentence) =>
    sentence === undefined ? [] : wrap(printableSentence(sentence), view.width),
  );
  if (!view.isTerminal) return lines;
  const next = nextRows(totals, view);
  return next.length === 0 ? lines : [...lines, '', ...next];
}

function filesSentence(totals: Totals, view: View): string | undefined {
  if (view.isSingle) return undefined;
  return isUneventful(totals) ? `${count(totals.files, 'file')}: nothing to improve.` : `${describeFiles(totals)}.`;
}

function fixesSentence(totals: Totals, view: View): string | undefined {
  if (isUneventful(totals)) return view.isSingle ? 'Nothing to improve.' : undefined;
  const fixes = describeFixes(totals);
  if (fixes) return `${capitalize(fixes)}.`;
  if (view.isSingle) return undefined;
  // Something was looked at and left alone: "nothing to improve" would not be true.
  if (totals.refusals + totals.ignored + totals.remarks > 0) return 'Nothing to change.';
  return totals.statuses.unchanged > 0 ? 'Nothing to improve in what could be read.' : undefined;
}

/** Whether every file was read and there is nothing to say of any. */
function isUneventful({ files, statuses, proposals, refusals, ignored, remarks }: Totals): boolean {
  return statuses.unchanged === files && proposals.length + refusals + ignored + remarks === 0;
}

function refusalsSentence(totals: Totals, view: View): string | undefined {
  if (view.isSingle || view.showRefusals || totals.refusals === 0) return undefined;
  return `${leftAlone(totals.refusals)}; --refused says which and why.`;
}

function writtenSentence({ statuses, written, proposals }: Totals, { mode }: View): string | undefined {
  if (mode === 'write') return written > 0 ? `${count(written, 'file')} written.` : undefined;
  if (statuses.changed === 0 && proposals.length === 0) return undefined;
  if (mode === 'dry-run') return 'Nothing was written: this was a dry run.';
  return `Nothing was written: --check only looks. ${count(written, 'file')} would change.`;
}

/** What all of it gives, and the commands that get it. */
function nextRows(totals: Totals, view: View): readonly string[] {
  const together = describeTogether(totals);
  if (together === undefined) return [];
  const commands = nextCommands(totals, view);
  const width = commands.reduce((most, { text }) => Math.max(most, text.length), 0);
  const rows = commands.map(
    ({ text, does }) => `  ${view.palette.place(text)}${' '.repeat(width - text.length)}  ${view.palette.faint(does)}`,
  );
  return [...wrap(`${printableSentence(together)}.`, view.width), '', ...rows];
}

interface NextCommand {
  readonly text: string;
  readonly does: string;
}

function nextCommands({ steps, proposals }: Totals, view: View): readonly NextCommand[] {
  // What was given may hold the values of build arguments: the reader knows them, a log should not.
  const given = (view.arguments ?? []).map((word) => maskSecrets(word));
  const again = (...flags: readonly string[]): string => {
    return printableName(commandLine(view.command, [...given, ...flags]));
  };
  const commands: NextCommand[] = [];
  if (steps.length > 0 && view.mode !== 'write') {
    const flags = view.unsafe ? ['--unsafe', '--write'] : ['--write'];
    commands.push({
      text: again(...flags),
      does: `write the ${steps.length === 1 ? 'fix' : `${steps.length} fixes`} above`,
    });
  }
  if (proposals.length > 0 && !view.unsafe) {
    commands.push({ text: again('--unsafe'), does: 'add what rests on something you can check' });
  }
  const id = (steps[0] ?? proposals[0])!.transform;
  const explain = printableName(commandLine(view.command, ['explain', id]));
  return [...commands, { text: explain, does: 'what it does, why, and when it leaves a place alone' }];
}
