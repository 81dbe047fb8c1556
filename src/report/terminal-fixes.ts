import { groupAlike, nameLines } from './alike.ts';
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
  sortByLine,
  titleRow,
  unbrokenRest,
  unbrokenRow,
} from './terminal-rows.ts';
import { describeAssumptions, describeDeclined, describeGain, describeOffer, leftAlone, SAFETY } from './wording.ts';
import type { View } from './report-options.ts';
import { describeProof } from './verification-text.ts';
import type { Proof } from '../verify/verification.ts';

/** All that fixes say of themselves, a field per line, once for those that say the same; of notes, the same. */
export function fixBlocks(
  fixes: readonly FixText[],
  columns: Columns,
  view: View,
  proofs?: ReadonlyMap<string, Proof>,
): readonly (readonly string[])[] {
  const groups = groupAlike(sortByLine(fixes), (fix) => {
    const { transform, why, file, applicability, evidence, assumptions, effects, savings } = fix;
    const proof = proofs?.get(fix.key);
    const safety = proof ? describeProof(proof) : applicability;
    // A figure is that of one fix: said once for several it would be taken for their sum.
    const saved = savings?.bytes === undefined ? savings?.what : fix.key;
    return [transform, why, file?.path, safety, evidence, assumptions, effects, saved];
  });
  return groups.map((group) => fixRows(group, columns, view, proofs?.get(group[0]!.key)));
}

function fixRows(group: readonly FixText[], columns: Columns, view: View, proof?: Proof): readonly string[] {
  const [fix] = group as readonly [FixText];
  const effects = fix.effects.map((effect) => EFFECTS[effect].says);
  return [
    ...titleRows(group, columns, view),
    ...fieldRows('why', [fix.why], view),
    ...fieldRows('writes', fix.file ? [fix.file.path] : [], view),
    ...fieldRows('safety', [proof ? describeProof(proof) : SAFETY[fix.applicability]], view),
    ...fieldRows('evidence', fix.evidence, view),
    ...fieldRows('rests on', fix.assumptions, view),
    ...fieldRows('saves', fix.savings ? [describeSavings(fix.savings)] : [], view),
    ...fieldRows('changes', view.verbose ? effects : [], view),
    ...fieldRows('key', view.verbose ? group.map(({ key }) => key) : [], view),
  ];
}

/** The titles of fixes that say the same besides: one for each, or one with the lines of the others where that is the same, too. */
function titleRows(group: readonly FixText[], columns: Columns, view: View): readonly string[] {
  return groupAlike(group, ({ title }) => title).flatMap(([fix, ...others]) => [
    titleRow(fix!, fix!.title, columns, view),
    ...alsoRows(others, view),
  ]);
}

function alsoRows(others: readonly { readonly line: number }[], view: View): readonly string[] {
  return fieldRows('also', others.length === 0 ? [] : [nameLines(others.map(({ line }) => line))], view);
}

/**
 * What `--unsafe` would add: a line for each, and one for what it rests on, unbroken, so that a long list can be skimmed and
 * searched. What rests on the same stands together.
 */
export function proposalRows(proposals: readonly FixText[], columns: Columns, view: View): readonly string[] {
  return [
    ...sentenceRows(`${describeOffer(proposals.length, '--unsafe')}:`, view),
    '',
    ...groupAlike(proposals, (fix) => [fix.transform, describeAssumptions(fix)]).flatMap((group) => [
      ...group.map((fix) => unbrokenRow(fix, `${fix.title}; ${describeGain(fix)}`, columns, view)),
      unbrokenRest('rests on:', describeAssumptions(group[0]!), columns, view),
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
    ...groupAlike(sortByLine(refusals), ({ transform, reason }) => [transform, reason]).flatMap((group) => [
      '',
      ...refusedRows(group, columns, view),
    ]),
  ];
}

/** Places that were left alone for one reason: what was found is told for each, with their lines where it differs. */
function refusedRows(group: readonly RefusedPlace[], columns: Columns, view: View): readonly string[] {
  const [place, ...others] = group as readonly [RefusedPlace, ...RefusedPlace[]];
  const found = groupAlike(group, ({ detail }) => detail).map((alike) => ({
    detail: alike[0]!.detail,
    lines: nameLines(alike.map(({ line }) => line)),
  }));
  const isOne = found.length === 1;
  return [
    titleRow(place, place.because, columns, view),
    ...alsoRows(isOne ? others : [], view),
    ...fieldRows('found', isOne ? [place.detail] : found.map(({ detail, lines }) => `${lines}: ${detail}`), view),
    ...fieldRows('remedy', [place.remedy], view),
  ];
}

/** Bugs of ours that did no harm, with what the reader can do about them. */
export function declinedRows(declined: readonly DeclinedFix[], columns: Columns, view: View): readonly string[] {
  return declined.flatMap((fix) => placeRow(fix, describeDeclined(fix), columns, view));
}
