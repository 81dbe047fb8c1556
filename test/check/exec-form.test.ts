import { expect, test } from 'vitest';
import { type Change, judgeChanges } from './change-cases.ts';
import { judgeIn } from './judge-in-context.ts';

const right: readonly Change[] = [
  ['plain words', 'FROM a\nCMD b -c d\n', 'FROM a\nCMD ["b", "-c", "d"]\n'],
  ['quotes', 'FROM a\nCMD b \'c d\' "e;f"\n', 'FROM a\nCMD ["b", "c d", "e;f"]\n'],
  ['quotes within a word', 'FROM a\nCMD b --c="d e"\n', 'FROM a\nCMD ["b", "--c=d e"]\n'],
  ['exec', 'FROM a\nCMD exec b c\n', 'FROM a\nCMD ["b", "c"]\n'],
  ['lines', 'FROM a\nCMD b \\\n  c\n', 'FROM a\nCMD ["b", \\\n  "c"]\n'],
  ['an ENTRYPOINT alone', 'FROM a\nENTRYPOINT b c\n', 'FROM a\nENTRYPOINT ["b", "c"]\n'],
  ['behind an empty ENTRYPOINT', 'FROM a\nENTRYPOINT []\nCMD b\n', 'FROM a\nENTRYPOINT []\nCMD ["b"]\n'],
  ['bash', 'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD b\n', 'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD ["b"]\n'],
];

const wrong: readonly Change[] = [
  ['I1: a variable', 'FROM a\nCMD b $C\n', 'FROM a\nCMD ["b", "$C"]\n'],
  ['I1: a variable in quotes', 'FROM a\nCMD b "$C"\n', 'FROM a\nCMD ["b", "$C"]\n'],
  ['I1: a pattern', 'FROM a\nCMD b *.c\n', 'FROM a\nCMD ["b", "*.c"]\n'],
  ['I1: braces', 'FROM a\nCMD b {c,d}\n', 'FROM a\nCMD ["b", "{c,d}"]\n'],
  ['I1: home', 'FROM a\nCMD b ~/c\n', 'FROM a\nCMD ["b", "~/c"]\n'],
  ['I1: a link', 'FROM a\nCMD b && c\n', 'FROM a\nCMD ["b", "&&", "c"]\n'],
  ['I1: the end of a list', 'FROM a\nCMD b; c\n', 'FROM a\nCMD ["b;", "c"]\n'],
  ['I1: the end of a command', 'FROM a\nCMD b c;\n', 'FROM a\nCMD ["b", "c"]\n'],
  ['I1: the end of a command, alone', 'FROM a\nENTRYPOINT b ;\n', 'FROM a\nENTRYPOINT ["b"]\n'],
  ['I1: the end of a command as a word', 'FROM a\nCMD b c;\n', 'FROM a\nCMD ["b", "c;"]\n'],
  ['I1: in the background', 'FROM a\nCMD b &\n', 'FROM a\nCMD ["b"]\n'],
  ['I1: a redirection', 'FROM a\nCMD b > c\n', 'FROM a\nCMD ["b", ">", "c"]\n'],
  ['I1: a pipe', 'FROM a\nCMD b | c\n', 'FROM a\nCMD ["b", "|", "c"]\n'],
  ['I1: a subshell', 'FROM a\nCMD (b)\n', 'FROM a\nCMD ["b"]\n'],
  ['I1: a comment', 'FROM a\nCMD b # c\n', 'FROM a\nCMD ["b", "#", "c"]\n'],
  ['I1: an assignment', 'FROM a\nCMD B=c d\n', 'FROM a\nCMD ["d"]\n'],
  ['I1: a builtin', 'FROM a\nCMD cd b\n', 'FROM a\nCMD ["cd", "b"]\n'],
  ['I1: a substitution', 'FROM a\nCMD b `c`\n', 'FROM a\nCMD ["b", "`c`"]\n'],
  ['I1: an escape', 'FROM a\nCMD b c\\ d\n', 'FROM a\nCMD ["b", "c\\\\ d"]\n'],
  ['a word less', 'FROM a\nCMD b c\n', 'FROM a\nCMD ["b"]\n'],
  ['a word more', 'FROM a\nCMD b\n', 'FROM a\nCMD ["b", "c"]\n'],
  ['a word in two', "FROM a\nCMD b 'c d'\n", 'FROM a\nCMD ["b", "c", "d"]\n'],
  ['two words in one', 'FROM a\nCMD b c\n', 'FROM a\nCMD ["b c"]\n'],
  ['quotes kept', "FROM a\nCMD b 'c'\n", 'FROM a\nCMD ["b", "\'c\'"]\n'],
  ['exec as a program', 'FROM a\nCMD exec b\n', 'FROM a\nCMD ["exec", "b"]\n'],
  ['another order', 'FROM a\nCMD b c d\n', 'FROM a\nCMD ["b", "d", "c"]\n'],
  ['CMD to ENTRYPOINT', 'FROM a\nCMD b\n', 'FROM a\nENTRYPOINT ["b"]\n'],
  ['I2: behind an ENTRYPOINT', 'FROM a\nENTRYPOINT ["b"]\nCMD c\n', 'FROM a\nENTRYPOINT ["b"]\nCMD ["c"]\n'],
  ['I2: behind one in shell form', 'FROM a\nENTRYPOINT b\nCMD c\n', 'FROM a\nENTRYPOINT b\nCMD ["c"]\n'],
  ['I2: an ENTRYPOINT with a CMD', 'FROM a\nENTRYPOINT b\nCMD ["c"]\n', 'FROM a\nENTRYPOINT ["b"]\nCMD ["c"]\n'],
  ['I2: an ENTRYPOINT of the parent', 'FROM a AS p\nENTRYPOINT ["b"]\nFROM p\nCMD c\n', 'FROM a AS p\nENTRYPOINT ["b"]\nFROM p\nCMD ["c"]\n'],
  ['one that is not in force', 'FROM a\nCMD b\nCMD c\n', 'FROM a\nCMD ["b"]\nCMD c\n'],
  ['one of another stage', 'FROM a\nCMD b\nFROM c\n', 'FROM a\nCMD ["b"]\nFROM c\n'],
  ['another shell', 'FROM a\nSHELL ["pwsh", "-Command"]\nCMD b\n', 'FROM a\nSHELL ["pwsh", "-Command"]\nCMD ["b"]\n'],
  ['a login shell', 'FROM a\nSHELL ["/bin/bash", "-lc"]\nCMD b\n', 'FROM a\nSHELL ["/bin/bash", "-lc"]\nCMD ["b"]\n'],
  ['a file is read first', 'FROM a\nENV ENV=/b\nCMD c\n', 'FROM a\nENV ENV=/b\nCMD ["c"]\n'],
  ['a comment lost', 'FROM a\nCMD b \\\n  # why\n  c\n', 'FROM a\nCMD ["b", \\\n  "c"]\n'],
  ['a RUN', 'FROM a\nRUN b c\n', 'FROM a\nRUN ["b", "c"]\n'],
  ['a HEALTHCHECK', 'FROM a\nHEALTHCHECK CMD b\n', 'FROM a\nHEALTHCHECK CMD ["b"]\n'],
  ['behind ONBUILD', 'FROM a\nONBUILD CMD b\n', 'FROM a\nONBUILD CMD ["b"]\n'],
]; // prettier-ignore

judgeChanges('starts-without-shell', right, wrong);

test('asks what the base image starts its words with', () => {
  const change = (from: string): string | undefined =>
    judgeIn({}, [`FROM ${from}`, 'CMD b c'], [`FROM ${from}`, 'CMD ["b", "c"]'], 'starts-without-shell');
  expect(change('debian:12')).toBeUndefined();
  expect(change('node:20')).toBeUndefined();
  expect(change('nginx:1.27')).toMatch(/\w/);
  expect(change('composer:2')).toMatch(/\w/);
});
