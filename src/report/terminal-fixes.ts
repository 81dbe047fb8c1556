import { EFFECTS } from '../check/effects.ts';
import type { DeclinedFix, FixText, RefusedPlace, Rewrite } from '../pipeline/rewrite-result.ts';
import type { FileReport } from './file-report.ts';
import { colourPatch } from './patch.ts';
import { formatProposalPatch } from './rewrite-patch.ts';
import { describeSavings } from './savings.ts';
import {
  type Columns,
  fieldRows,
  placeRow,
  sentenceRows,
  titleRow,
  unbrokenRest,
  unbrokenRow,
} from './terminal-rows.ts';
import { describeAssumptions, describeDeclined, describeGain, describeOffer, leftAlone, SAFETY } from './wording.ts';
import type { View } from './report-options.ts';
import { describeProof } from './verification-text.ts';
import type { Proof } from '../verify/verification.ts';

/** All that a fix says of itself, a field per line; of a note, the same. */
export function fixRows(fix: FixText, columns: Columns, view: View, proof?: Proof): readonly string[] {
  const effects = fix.effects.map((effect) => EFFECTS[effect].says);
  return [
    titleRow(fix, fix.title, columns, view),
    ...fieldRows('why', [fix.why], view),
    ...fieldRows('writes', fix.file ? [fix.file.path] : [], view),
    ...fieldRows('safety', [proof ? describeProof(proof) : SAFETY[fix.applicability]], view),
    ...fieldRows('evidence', fix.evidence, view),
    ...fieldRows('rests on', fix.assumptions, view),
    ...fieldRows('saves', fix.savings ? [describeSavings(fix.savings)] : [], view),
    ...fieldRows('changes', view.verbose ? effects : [], view),
    ...fieldRows('key', view.verbose ? [fix.key] : [], view),
  ];
}

/** What `--unsafe` would add: two lines each, unbroken, so that a long list can be skimmed and searched. */
export function proposalRows(proposals: readonly FixText[], columns: Columns, view: View): readonly string[] {
  return [
    ...sentenceRows(`${describeOffer(proposals.length, '--unsafe')}:`, view),
    '',
    ...proposals.flatMap((fix) => [
      unbrokenRow(fix, `${fix.title}; ${describeGain(fix)}`, columns, view),
      unbrokenRest('rests on:', describeAssumptions(fix), columns, view),
    ]),
  ];
}

/** The diff that `--unsafe` would give, for the file that would otherwise get no diff at all. */
export function proposedDiffRows(report: FileReport, rewrite: Rewrite, view: View): readonly string[] {
  const patch = formatProposalPatch(report, rewrite);
  if (patch === '') return [];
  const lines = colourPatch(patch.slice(0, -1), view.colours).split('\n');
  return [
    ...sentenceRows('With --unsafe the diff would be:', view),
    '',
    ...lines.map((line) => `    ${line}`.trimEnd()),
  ];
}

/** How many places were left alone or, where that was asked for, each of them with its reason. */
export function refusalRows(refusals: readonly RefusedPlace[], columns: Columns, view: View): readonly string[] {
  const number = leftAlone(refusals.length);
  if (!view.showRefusals) {
    return sentenceRows(view.isSingle ? `${number}; --refused says which and why` : number, view);
  }
  return [
    ...sentenceRows(`${number}:`, view),
    ...refusals.flatMap((place) => [
      '',
      titleRow(place, place.because, columns, view),
      ...fieldRows('found', [place.detail], view),
      ...fieldRows('remedy', [place.remedy], view),
    ]),
  ];
}

/** Bugs of ours that did no harm, with what the reader can do about them. */
export function declinedRows(declined: readonly DeclinedFix[], columns: Columns, view: View): readonly string[] {
  return declined.flatMap((fix) => placeRow(fix, describeDeclined(fix), columns, view));
}
