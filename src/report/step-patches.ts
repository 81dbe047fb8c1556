import type { Rewrite, Step } from '../pipeline/rewrite-result.ts';
import type { FileReport } from './file-report.ts';
import { formatFilePatch } from './patch.ts';
import { printableSentence } from './printable.ts';
import { formatChanges } from './rewrite-patch.ts';
import { describeSavings } from './savings.ts';
import { SAFETY } from './wording.ts';
import { wrap } from './wrap.ts';

const BODY_WIDTH = 72;
const LONGEST_NAME = 100;

/** Neither an author nor a time is known, and the same fix gives the same patch on every day. */
const MAIL_HEADER = [
  'From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001',
  'From: dockoptimize <noreply@dockoptimize.invalid>',
  'Date: Mon, 17 Sep 2001 00:00:00 +0000',
];
const MIME_HEADER = ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit'];

/** What a reader of patches takes for the start of one, or a reader of mail for a header, where a line begins with it. */
const LINE_OPENERS = /^(?:---|\+\+\+|\*\*\*|@@|diff$|From$|>From|#|\.$|[\d,]+[acd][\d,]*$|[A-Za-z-]+:)/;

/** One patch file: its name without a folder, and its text. */
export interface StepPatch {
  readonly name: string;
  readonly text: string;
}

/**
 * One patch per applied fix, each with its message, to be applied in their order by `git am` (`git am --keep-cr` where
 * the file has CRLF line ends) or `git apply`.
 * @param path as shown to the user
 * @param firstNumber of the first patch, so that the patches of several files can lie in one folder
 * @param folder of the build context, shown the same way
 */
export function stepPatches(
  path: string,
  rewrite: Rewrite,
  firstNumber: number,
  folder?: FileReport['folder'],
): readonly StepPatch[] {
  return rewrite.steps.map((step, i) => ({
    name: patchName(firstNumber + i, step.transform, path),
    text: `${message(step)}${formatFilePatch(path, step.before, step.after)}${formatChanges({ path, folder }, step.file ? [step.file] : [])}`,
  }));
}

function patchName(number: number, transform: string, path: string): string {
  const safe = `${transform}-${path}`
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, LONGEST_NAME);
  return `${String(number).padStart(4, '0')}-${safe.replace(/^[-.]+/, '').replace(/[-.]$/, '')}.patch`;
}

function message(step: Step): string {
  const subject = printableSentence(`Subject: [PATCH] ${step.transform}: ${step.title}`);
  const savings = step.savings ? [describeSavings(step.savings)] : [];
  const paragraphs = [
    section('Why', [step.why]),
    section('Safety', [SAFETY[step.applicability]]),
    section('Evidence', step.evidence),
    section('Rests on', step.assumptions),
    section('Saves', savings),
  ];
  const body = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${[...MAIL_HEADER, subject, ...MIME_HEADER, '', body.join('\n\n')].join('\n')}\n---\n\n`;
}

/** "Why: …", or the label and a list where there are several; further lines indented, so that none begins a patch. */
function section(label: string, texts: readonly string[]): readonly string[] {
  if (texts.length === 0) return [];
  if (texts.length === 1) return hang(`${label}: `, '  ', texts[0]!);
  return [`${label}:`, ...texts.flatMap((text) => hang('- ', '  ', text))];
}

function hang(first: string, rest: string, text: string): readonly string[] {
  const [head, ...words] = printableSentence(text).split(/ +/);
  // GNU patch reads indented patches, too: such a word stays on the line of the one before it.
  const glued = words.reduce((done, word) => done + (LINE_OPENERS.test(word) ? GLUE : ' ') + word, head!);
  const lines = wrap(`${first}${glued}`, BODY_WIDTH - rest.length);
  return lines.map((line, i) => (i === 0 ? line : rest + line).replaceAll(GLUE, ' '));
}

/** Stands for a blank at which a line must not break; no printable sentence holds it. */
const GLUE = '\u0000';
