import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['reads-the-same'] as const;

const right: readonly Change[] = [
  ['one word', 'FROM a\nENV A b\n', 'FROM a\nENV A=b\n'],
  ['quotes that are there', 'FROM a\nENV A "b c"\n', 'FROM a\nENV A="b c"\n'],
  ['blanks', 'FROM a\nENV A b  c\n', 'FROM a\nENV A="b  c"\n'],
  ['blanks, escaped', 'FROM a\nENV A b c\n', 'FROM a\nENV A=b\\ c\n'],
  ['single quotes', "FROM a\nENV A 'b' c\n", "FROM a\nENV A='b c'\n"],
  ['quotes that are meant', 'FROM a\nENV A b \\"c\\"\n', 'FROM a\nENV A="b \\"c\\""\n'],
  ['a dollar that is meant', 'FROM a\nENV A \\$B c\n', "FROM a\nENV A='$B c'\n"],
  ['a variable', 'FROM a\nENV A $B c\n', 'FROM a\nENV A="${B} c"\n'],
  ['a default', 'FROM a\nENV A ${B:-c d} e\n', 'FROM a\nENV A="${B:-c d} e"\n'],
  ['another escape character', '# escape=`\nFROM a\nENV A \\b `"c\n', '# escape=`\nFROM a\nENV A="\\b `"c"\n'],
  ['a LABEL', 'FROM a\nLABEL a.b c d\n', 'FROM a\nLABEL a.b="c d"\n'],
  ['a keyword', 'FROM a\nRun b\n', 'FROM a\nRUN b\n'],
  ['an AS', 'FROM a as b\n', 'FROM a AS b\n'],
  ['a stage', 'FROM a AS B\nFROM B\nCOPY --from=B /c /c\n', 'FROM a AS b\nFROM b\nCOPY --from=b /c /c\n'],
  ['a mount', 'FROM a AS B\nFROM c\nRUN --mount=type=bind,from=B d\n', 'FROM a AS b\nFROM c\nRUN --mount=type=bind,from=b d\n'],
  ['an empty line', 'FROM a\nCMD b \\\n\n  c\n', 'FROM a\nCMD b \\\n  c\n'],
  ['a name in quotes', 'FROM a AS B\nFROM c\nCOPY --from="B" /d /d\n', 'FROM a AS b\nFROM c\nCOPY --from="b" /d /d\n'],
  ['a mount in quotes', 'FROM a AS Bu\nFROM c\nRUN --mount=type=bind,"from=Bu" d\n', 'FROM a AS bu\nFROM c\nRUN --mount=type=bind,"from=bu" d\n'],
  ['a field in quotes', 'FROM a AS Bu\nFROM c\nRUN --mount=\'type=bind,"from=Bu"\' d\n', 'FROM a AS bu\nFROM c\nRUN --mount=\'type=bind,"from=bu"\' d\n'],
  ['a platform on a stage of the same', 'FROM a AS b\nFROM --platform=$TARGETPLATFORM b\n', 'FROM a AS b\nFROM b\n'],
  ['a platform', 'FROM --platform=$TARGETPLATFORM a\n', 'FROM a\n'],
  ['a port', 'FROM a\nEXPOSE 8080:80 53/UDP\n', 'FROM a\nEXPOSE 80 53/udp\n'],
]; // prettier-ignore

const wrong: readonly Change[] = [
  ['A22: quotes lost', 'FROM a\nENV A b c=d\n', 'FROM a\nENV A=b c=d\n'],
  ['A22: quotes in the value lost', 'FROM a\nENV A "b" c\n', 'FROM a\nENV A="\\"b\\" c"\n'],
  ['A22: quotes not escaped', 'FROM a\nENV A b \\"c\\"\n', 'FROM a\nENV A="b "c""\n'],
  ['A22: a variable that is none', 'FROM a\nENV A $B c\n', "FROM a\nENV A='$B c'\n"],
  ['A22: a variable that was none', 'FROM a\nENV A \\$B c\n', 'FROM a\nENV A="$B c"\n'],
  ['A22: a variable in single quotes', "FROM a\nENV A '$B' c\n", 'FROM a\nENV A="$B c"\n'],
  ['A22: a backslash lost', 'FROM a\nENV A b\\\\c d\n', 'FROM a\nENV A="b\\c d\\\\"\n'],
  ['A22: a longer name', "FROM a\nENV A $B'c' d\n", 'FROM a\nENV A="$Bc d"\n'],
  ['A22: another default', 'FROM a\nENV A ${B:-c} d\n', 'FROM a\nENV A="${B-c} d"\n'],
  ['a quote in a default', 'FROM a\nENV A ${B:-"c d"} e\n', 'FROM a\nENV A="${B:-c d} e"\n'],
  ['one blank of two', 'FROM a\nENV A b  c\n', 'FROM a\nENV A="b c"\n'],
  ['another name', 'FROM a\nENV A b\n', 'FROM a\nENV a=b\n'],
  ['two of one', 'FROM a\nENV A b B c\n', 'FROM a\nENV A=b B=c\n'],
  ['two swapped', 'FROM a\nENV A=b C=d\n', 'FROM a\nENV C=d A=b\n'],
  ['an ENV for a LABEL', 'FROM a\nLABEL A b\n', 'FROM a\nENV A=b\n'],
  ['an ENV for an ARG', 'FROM a\nENV A=b\n', 'FROM a\nARG A=b\n'],
  ['another escape character', '# escape=`\nFROM a\nENV A b\\ c\n', '# escape=`\nFROM a\nENV A=b\\ c=\n'],
  ['a script in another case', 'FROM a\nRUN B\n', 'FROM a\nRUN b\n'],
  ['blanks in a script', 'FROM a\nCMD b  c\n', 'FROM a\nCMD b c\n'],
  ['a trigger in another case', 'FROM a\nONBUILD Run b\n', 'FROM a\nONBUILD RUN b\n'],
  ['another form', 'FROM a\nCMD b\n', 'FROM a\nCMD ["b"]\n'],
  ['another stage', 'FROM a AS b\nFROM c AS d\nCOPY --from=b /e /e\n', 'FROM a AS b\nFROM c AS d\nCOPY --from=c /e /e\n'],
  ['another name of a stage', 'FROM a AS b\n', 'FROM a AS c\n'],
  ['a name of a stage lost', 'FROM a AS b\n', 'FROM a\n'],
  ['a use that is not renamed', 'FROM a AS B\nFROM c\nCOPY --from=B /d /d\n', 'FROM a AS b\nFROM c\nCOPY --from=B /d /d\n'],
  ['F6: an image, not a stage', 'FROM c\nCOPY --from=x/y:Z /d /d\n', 'FROM c\nCOPY --from=x/y:z /d /d\n'],
  ['an image in another case', 'FROM a:B\n', 'FROM a:b\n'],
  ['another base', 'FROM a AS b\nFROM b\n', 'FROM a AS b\nFROM a\n'],
  ['A25: an empty line of a here-document', 'FROM a\nRUN <<E\nb\n\nc\nE\n', 'FROM a\nRUN <<E\nb\nc\nE\n'],
  ['A25: the mark before an empty line', 'FROM a\nRUN b \\\n\n  c\n', 'FROM a\nRUN b\n\n\n'],
  ['A24: a mark that is none', 'FROM a\nRUN b \\\n\n  c\n', 'FROM a\nRUN b \\\\\n  c\n'],
  ['A25: a comment lost', 'FROM a\nRUN b \\\n\n  # d\n  c\n', 'FROM a\nRUN b \\\n  c\n'],
  ['a platform that is another', 'FROM --platform=$BUILDPLATFORM a\n', 'FROM a\n'],
  ['a platform with a default', 'FROM --platform=${TARGETPLATFORM:-linux/arm64} a\n', 'FROM a\n'],
  ['a platform of its own', 'ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM a\n', 'ARG TARGETPLATFORM=linux/arm64\nFROM a\n'],
  ['a platform that --build-arg may set', 'ARG TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM a\n', 'ARG TARGETPLATFORM\nFROM a\n'],
  ['a platform on a stage of another', 'FROM --platform=linux/arm64 a AS b\nFROM --platform=$TARGETPLATFORM b\n', 'FROM --platform=linux/arm64 a AS b\nFROM b\n'],
  ['a platform on a stage below of another', 'FROM --platform=$BUILDPLATFORM a AS b\nFROM b AS c\nFROM --platform=$TARGETPLATFORM c\n', 'FROM --platform=$BUILDPLATFORM a AS b\nFROM b AS c\nFROM c\n'],
  ['a platform on what may be such a stage', 'ARG X=b\nFROM --platform=$BUILDPLATFORM a AS b\nFROM --platform=$TARGETPLATFORM $X\n', 'ARG X=b\nFROM --platform=$BUILDPLATFORM a AS b\nFROM $X\n'],
  ['a use in quotes that is not renamed', 'FROM a AS B\nFROM c\nCOPY --from="B" /d /d\n', 'FROM a AS b\nFROM c\nCOPY --from="B" /d /d\n'],
  ['a use with a quote in it', 'FROM a AS BC\nFROM c\nCOPY --from=B"C" /d /d\n', 'FROM a AS bc\nFROM c\nCOPY --from=B"C" /d /d\n'],
  ['a mount in quotes that is not renamed', 'FROM a AS B\nFROM c\nRUN --mount=type=bind,"from=B" d\n', 'FROM a AS b\nFROM c\nRUN --mount=type=bind,"from=B" d\n'],
  ['a field in quotes that is not renamed', 'FROM a AS B\nFROM c\nRUN --mount=\'type=bind,"from=B"\' d\n', 'FROM a AS b\nFROM c\nRUN --mount=\'type=bind,"from=B"\' d\n'],
  ['another source of a mount', 'FROM a AS B\nFROM c\nRUN --mount=from=B,source=/B d\n', 'FROM a AS b\nFROM c\nRUN --mount=from=b,source=/b d\n'],
  ['the port of the host', 'FROM a\nEXPOSE 8080:80\n', 'FROM a\nEXPOSE 8080\n'],
  ['another protocol', 'FROM a\nEXPOSE 53/UDP\n', 'FROM a\nEXPOSE 53\n'],
  ['a port lost', 'FROM a\nEXPOSE 8080:80 443\n', 'FROM a\nEXPOSE 80\n'],
  ['a range', 'FROM a\nEXPOSE 80-82:90-92\n', 'FROM a\nEXPOSE 90\n'],
  ['a port in a variable', 'FROM a\nEXPOSE $P:80\n', 'FROM a\nEXPOSE 80\n'],
  ['a port of five figures and more', 'FROM a\nEXPOSE 1:99999\n', 'FROM a\nEXPOSE 99999\n'],
]; // prettier-ignore

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  // BuildKit would not take some of these at all.
  const fresh = readDockerfile(after);
  if (fresh.kind === 'refused') expect(fresh.detail).toMatch(/\w/);
  else expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
});
