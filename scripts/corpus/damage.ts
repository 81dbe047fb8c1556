import { DockerfileParser } from 'dockerfile-ast';
import { validate, ValidationCode, ValidationSeverity } from 'dockerfile-utils';

/** Ways in which a rewriting may harm a file, each asked of a reader that is not ours. */
export const DAMAGES = [
  'directives',
  'comments',
  'line-ends',
  'byte-order-mark',
  'final-newline',
  'validation',
] as const;
export type Damage = (typeof DAMAGES)[number];

/** What `after` has lost or gained against `before`. */
export function findDamage(before: string, after: string): readonly Damage[] {
  if (before === after) return [];
  const [old, fresh] = [DockerfileParser.parse(before), DockerfileParser.parse(after)];
  const directives = (file: typeof old): string =>
    file
      .getDirectives()
      .map((directive) => directive.toString())
      .join('\n');
  const comments = (file: typeof old): string =>
    file
      .getComments()
      .map((comment) => comment.getContent() ?? '')
      // One that goes along with its instruction is not lost.
      .sort()
      .join('\n');
  const isLost: Readonly<Record<Damage, boolean>> = {
    directives: directives(old) !== directives(fresh),
    comments: comments(old) !== comments(fresh),
    'line-ends': lineEnds(before) !== lineEnds(after),
    'byte-order-mark': before.startsWith('\uFEFF') !== after.startsWith('\uFEFF'),
    'final-newline': before.endsWith('\n') !== after.endsWith('\n'),
    validation: countErrors(after) > countErrors(before),
  };
  return DAMAGES.filter((damage) => isLost[damage]);
}

/** Which line ends a text has at all. */
function lineEnds(text: string): string {
  return `${/(?:^|[^\r])\n/.test(text)} ${text.includes('\r\n')}`;
}

/** Lower case is no damage where the file is written so. */
function countErrors(text: string): number {
  return validate(text).filter(({ severity, code }) => {
    return severity === ValidationSeverity.ERROR && code !== ValidationCode.CASING_INSTRUCTION;
  }).length;
}
