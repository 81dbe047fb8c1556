import { FILE_REFUSALS, type FileRefusal } from '../dockerfile/refusal.ts';
import { count } from './count.ts';
import { describeSavings, describeSum } from './savings.ts';
import type { Totals } from './totals.ts';
import type { FileStatus } from './file-report.ts';
import type { DeclinedFix, FixText } from '../pipeline/rewrite-result.ts';
import type { Applicability } from '../transform/finding.ts';
import type { Category } from '../transform/transform.ts';

/** How far a reader can trust a fix, as a clause. */
export const SAFETY: Readonly<Record<Applicability, string>> = {
  safe: 'safe, the image does the same',
  unsafe: 'right as long as what it rests on holds, which you can check',
  'display-only': 'only shown: no run applies it, change it by hand',
};

/** What a fix is good for, where it says nothing of savings. */
const GAINS: Readonly<Record<Category, string>> = {
  size: 'a smaller image',
  cache: 'a faster rebuild',
  security: 'a safer image',
  reproducibility: 'the same image from every build',
  hygiene: 'a clearer file',
};

/** What is gained: "saves pip's download cache", "gives a faster rebuild". */
export function describeGain({ savings, category }: FixText): string {
  return savings ? `saves ${describeSavings(savings)}` : `gives ${GAINS[category]}`;
}

/** What a proposal rests on, in one sentence however many assumptions there are. */
export function describeAssumptions({ assumptions }: FixText): string {
  if (assumptions.length === 0) return 'nothing of its own; it follows from another one';
  return assumptions.map(trimEnd).join('; ');
}

/** What to say of a fix that the checker did not let pass. */
export function describeDeclined({ title, because }: DeclinedFix): string {
  return `not applied: "${title}", because the checker found that ${because}. This is a bug of dockoptimize; please report it with this Dockerfile.`;
}

/** "3 places left alone". */
export function leftAlone(places: number): string {
  return `${count(places, 'place')} left alone`;
}

/** "1 safe fix above, 6 more that rest on something you can check"; `undefined` where there is none of either. */
export function describeFixes({ steps, proposals }: Totals): string | undefined {
  const safe = steps.filter(({ applicability }) => applicability === 'safe').length;
  const resting = steps.length - safe;
  const parts: string[] = [];
  if (safe > 0) parts.push(`${safe} safe ${safe === 1 ? 'fix' : 'fixes'} above`);
  if (resting > 0) parts.push(`${count(resting, 'fix')} above that ${restsOnSomething(resting)}`);
  if (proposals.length > 0) {
    const head = steps.length > 0 ? `${proposals.length} more` : `no safe fix, but ${proposals.length}`;
    parts.push(`${head} that ${restsOnSomething(proposals.length)}`);
  }
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** "5 files: 2 changed, 1 unchanged, 1 refused, 1 error"; statuses that no file has are left out. */
export function describeFiles({ files, statuses }: Totals): string {
  const entries = Object.entries(statuses) as [FileStatus, number][];
  const present = entries.filter(([, number]) => number > 0).map(([status, number]) => `${number} ${status}`);
  return `${count(files, 'file')}: ${present.join(', ')}`;
}

/** What all fixes and proposals give together; `undefined` where there is none. */
export function describeTogether({ steps, proposals }: Totals): string | undefined {
  const all = [...steps, ...proposals];
  if (all.length === 0) return undefined;
  const sum = describeSum(all.map(({ savings }) => savings));
  const [who, end] = all.length === 1 ? ['This fix', 's'] : [`All ${all.length} fixes together`, ''];
  if (sum) return `${who} save${end} ${sum}`;
  const saved = [...new Set(all.flatMap(({ savings }) => savings?.what ?? []))];
  if (saved.length > 0) return `${who} save${end} ${saved.join(', ')}; no size is known`;
  const gains = [...new Set(all.map(({ category }) => GAINS[category]))];
  return `${who} give${end} ${gains.join(', ')}`;
}

/** "--unsafe would add 6 fixes, each of which rests on something you can check". */
export function describeOffer(proposals: number, flag: string): string {
  const which = proposals === 1 ? 'which' : 'each of which';
  return `${flag} would add ${count(proposals, 'fix')}, ${which} ${restsOnSomething(1)}`;
}

/** Why a whole file was left alone, as a sentence. */
export function describeFileRefusal({ reason }: FileRefusal): string {
  return `Left alone, byte for byte, since ${FILE_REFUSALS[reason].because}.`;
}

/** What showed it, with its line where one does. */
export function describeFound({ detail, line }: FileRefusal): string {
  return line === undefined ? detail : `line ${line}: ${detail}`;
}

/** "rests on something you can check", for so many. */
function restsOnSomething(number: number): string {
  return `${number === 1 ? 'rests' : 'rest'} on something you can check`;
}

/** The sentence, with a capital first. */
export function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function trimEnd(sentence: string): string {
  return sentence.endsWith('.') ? sentence.slice(0, -1) : sentence;
}
