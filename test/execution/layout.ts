import type { Writing } from './statements.ts';

export const SEPARATORS = ['&&', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A statement, and what joins it to the next one; that of the last is not written, and neither is any behind `&`. */
export interface Part {
  readonly text: string;
  readonly separator: Separator;
}

const COMMENTS = ['# a note', "# it's done here", '# first "this" && that'] as const;

/** The RUN instruction of a script, laid out in one of the ways people do. */
export function layOutRun(parts: readonly Part[], writing: Writing): string {
  const { chance, constructs } = writing;
  const layout = chance.weigh([
    [14, 'one line'],
    [9, 'operator behind'],
    [9, 'operator before'],
    [1, 'heredoc'],
  ] as const);
  if (layout === 'heredoc') {
    constructs.add('heredoc');
    return `RUN <<EOF\n${parts.map((part, i) => part.text + heredocJoint(part, i === parts.length - 1, writing)).join('')}\nEOF\n`;
  }
  const isBroken = layout !== 'one line' && (parts.length > 1 || /; (?!;)/.test(parts[0]!.text));
  if (isBroken) constructs.add('multi-line');
  const text = parts
    .map((part, i) => {
      const shown = isBroken && chance.percent(30) ? part.text.replaceAll('; ', '; \\\n        ') : part.text;
      if (i === parts.length - 1) return shown;
      return shown + (isBroken ? brokenJoint(part, layout === 'operator before', writing) : joint(part));
    })
    .join('');
  // A comment of the shell, not of the Dockerfile: whatever a merge puts behind it on the line is gone (trap A18).
  if (!chance.percent(2)) return `RUN ${text}\n`;
  constructs.add('comment-behind');
  return `RUN ${text} # as always\n`;
}

function isJob({ text }: Part): boolean {
  return text.endsWith('&');
}

function joint(part: Part): string {
  if (isJob(part)) return ' ';
  return part.separator === ';' ? '; ' : ' && ';
}

function brokenJoint(part: Part, isOperatorFirst: boolean, { chance, constructs }: Writing): string {
  const hasComment = chance.percent(12);
  if (hasComment) constructs.add('comment-inside');
  const comment = hasComment ? `    ${chance.pick(COMMENTS)}\n` : '';
  if (isJob(part)) return ` \\\n${comment}    `;
  if (part.separator === ';') return `; \\\n${comment}    `;
  return isOperatorFirst ? ` \\\n${comment} && ` : ` && \\\n${comment}    `;
}

function heredocJoint(part: Part, isLast: boolean, { chance }: Writing): string {
  if (isLast) return '';
  if (part.separator === ';' || isJob(part)) return '\n';
  return chance.percent(50) ? ' && ' : ' &&\n  ';
}
