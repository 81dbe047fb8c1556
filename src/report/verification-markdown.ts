import { codeBlock, codeSpan, escapeMarkdown } from './markdown-text.ts';
import { describeOutcome, describeReachAdvice, describeUnproven, measureRows } from './verification-text.ts';
import type { Verification } from '../verify/verification.ts';

/** What a verification showed, as blocks of Markdown such as a pull request carries. */
export function verificationMarkdown(verification: Verification): readonly string[] {
  const { culprits, unproven, remarks, logTail } = verification;
  const advice = describeReachAdvice(verification);
  const dropped = culprits.map(({ fix, because, details }) => {
    const head = `- line ${fix.line}, ${codeSpan(fix.transform)}: dropped "${escapeMarkdown(fix.title)}"; with it, ${escapeMarkdown(because)}`;
    return [head, ...details.map((detail) => `  - ${escapeMarkdown(detail)}`)].join('\n');
  });
  const open = unproven.map((one) => {
    return `- line ${one.fix.line}, ${codeSpan(one.fix.transform)}: ${escapeMarkdown(describeUnproven(one))}`;
  });
  return [
    escapeMarkdown([describeOutcome(verification), ...remarks].join(' ')),
    ...(logTail.length > 0 ? [codeBlock('', logTail.join('\n'))] : []),
    ...table(verification),
    ...(dropped.length > 0 ? [dropped.join('\n')] : []),
    ...(open.length > 0 ? [open.join('\n')] : []),
    ...(advice === undefined ? [] : [escapeMarkdown(advice)]),
  ];
}

function table(verification: Verification): readonly string[] {
  const rows = measureRows(verification);
  if (rows.length === 0) return [];
  const lines = rows.map(
    ({ label, before, after, change }) =>
      `| ${[label, escapeMarkdown(before), escapeMarkdown(after), change].join(' | ')} |`,
  );
  return [['| measured | before | after | |', '| --- | ---: | ---: | ---: |', ...lines].join('\n')];
}
