import { bashRuns, crlf, JOINED, on, runs, TWO } from './joining-forms.ts';
import { BOUNDARY_SABOTEURS } from './joining-saboteurs-b.ts';
import { CLEANING_SABOTEURS } from './joining-saboteurs-c.ts';
import type { HandRewrite } from './rewrites.ts';

/** Joins that damage the text around or inside. */
const TEXT: readonly HandRewrite[] = [
  ['A1: a directive went with the join', `# syntax=docker/dockerfile:1\n${TWO}`, JOINED],
  ['A1: a directive came with the join', TWO, `# syntax=docker/dockerfile:1\n${JOINED}`],
  [
    'A2: the comment between stands above the directive',
    '# escape=`\nFROM debian:12\nRUN mkdir /a\n# why\nRUN mkdir /b\n',
    '# why\n# escape=`\nFROM debian:12\nRUN mkdir /a && mkdir /b\n',
  ],
  ['A4: the byte order mark went', `\uFEFF${TWO}`, JOINED],
  ['A5: CRLF became LF', crlf(TWO), JOINED],
  ['A5: a bare LF in a file with CRLF', crlf(TWO), 'FROM debian:12\r\nRUN mkdir /a && \\\n    mkdir /b\r\n'],
  ['A5: a CRLF in a file with LF', TWO, 'FROM debian:12\nRUN mkdir /a && \\\r\n    mkdir /b\n'],
  ['A6: the final newline went', TWO, JOINED.trimEnd()],
  ['A6: a final newline came', TWO.trimEnd(), JOINED],
  [
    'A7: a backslash where the escape is a backtick',
    `# escape=\`\n${TWO}`,
    `# escape=\`\n${runs('mkdir /a && \\ mkdir /b')}`,
  ],
  ['A8: the escape changed', `# escape=\`\n${TWO}`, `# escape=\\\n${JOINED}`],
  [
    'A9: the body of a heredoc above was indented',
    on('FROM debian:12\nRUN cat <<EOF >/x\nhello\nEOF', 'mkdir /a', 'mkdir /b'),
    on('FROM debian:12\nRUN cat <<EOF >/x\n    hello\nEOF', 'mkdir /a && mkdir /b'),
  ],
  [
    'A9: the body of a joined heredoc was indented',
    runs('cat <<EOF >/x\nhello\nEOF', 'mkdir /b'),
    runs('cat <<EOF >/x && mkdir /b\n    hello\nEOF'),
  ],
  [
    'A9: the word of a heredoc lost its quotes',
    runs("cat <<'EOF' >/x\n$HOME\nEOF", 'mkdir /b'),
    runs('cat <<EOF >/x && mkdir /b\n$HOME\nEOF'),
  ],
  [
    'A9: two heredocs were swapped',
    runs('cat <<A >/x\nhello\nA', 'cat <<A >/y\nworld\nA'),
    runs('cat <<A >/x && cat <<A >/y\nworld\nA\nhello\nA'),
  ],
  [
    'A14: <<- became <<',
    runs('cat <<-EOF >/x\n\thello\nEOF', 'mkdir /b'),
    runs('cat <<EOF >/x && mkdir /b\n\thello\nEOF'),
  ],
  [
    'A15: a command in a script of Python',
    runs('<<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF', 'mkdir /b'),
    runs('<<EOF\n#!/usr/bin/env python3\nprint(1)\nmkdir /b\nEOF'),
  ],
  ['A17: the comment between went', on('FROM debian:12\nRUN mkdir /a\n# why', 'mkdir /b'), JOINED],
  [
    'A17: the comment between stands above both',
    on('FROM debian:12\nRUN mkdir /a\n# why', 'mkdir /b'),
    on('FROM debian:12\n# why', 'mkdir /a && mkdir /b'),
  ],
  [
    'A17: the comment between stands below both',
    on('FROM debian:12\nRUN mkdir /a\n# why', 'mkdir /b'),
    `${JOINED}# why\n`,
  ],
  [
    'A17: the comment between stands before another command',
    on('FROM debian:12\nRUN mkdir /a\n# why', 'mkdir /b && mkdir /c'),
    runs('mkdir /a && mkdir /b && \\\n    # why\n    mkdir /c'),
  ],
  [
    'A17: the comment between changed',
    on('FROM debian:12\nRUN mkdir /a\n# why', 'mkdir /b'),
    runs('mkdir /a && \\\n    # Why\n    mkdir /b'),
  ],
  [
    'A17: one of two comments between went',
    on('FROM debian:12\nRUN mkdir /a\n# why\n# how', 'mkdir /b'),
    runs('mkdir /a && \\\n    # why\n    mkdir /b'),
  ],
  [
    'A17: two comments between were swapped',
    on('FROM debian:12\nRUN mkdir /a\n# why\n# how', 'mkdir /b'),
    runs('mkdir /a && \\\n    # how\n    # why\n    mkdir /b'),
  ],
  [
    'A17: a comment inside the first went',
    runs('mkdir /a && \\\n    # why\n    touch /p', 'mkdir /b'),
    runs('mkdir /a && touch /p && mkdir /b'),
  ],
  [
    'A17: a comment inside the second went',
    runs('mkdir /a', 'mkdir /b && \\\n    # why\n    touch /q'),
    runs('mkdir /a && \\\n    mkdir /b && \\\n    touch /q'),
  ],
  ['A17: the comment above both went', on('FROM debian:12\n# why', 'mkdir /a', 'mkdir /b'), JOINED],
  ['A17: a comment came', TWO, runs('mkdir /a && \\\n    # joined\n    mkdir /b')],
  ['A18: the rest stands in a comment', runs('mkdir /a # first', 'mkdir /b'), runs('mkdir /a # first && mkdir /b')],
  [
    'A18: the rest stands in a comment that is continued',
    runs('mkdir /a # first', 'mkdir /b'),
    runs('mkdir /a # first \\\n    && mkdir /b'),
  ],
  [
    'A18: the comment between became one of the shell',
    on('FROM debian:12\nRUN mkdir /a\n# why', 'mkdir /b'),
    runs('mkdir /a # why \\\n    && mkdir /b'),
  ],
  ['A18: a comment at the end of the first went', runs('mkdir /a # first', 'mkdir /b'), JOINED],
  ['A18: a comment at the end of the second went', runs('mkdir /a', 'mkdir /b # last'), JOINED],
  [
    'A19: blanks inside quotes changed',
    runs('echo "a \\\n    b" >/x', 'mkdir /b'),
    runs('echo "a \\\n        b" >/x && mkdir /b'),
  ],
  [
    'A26: the keyword got another case',
    on('from debian:12\nrun mkdir /a\nrun mkdir /b'),
    on('from debian:12\nRUN mkdir /a && mkdir /b'),
  ],
];

/** Joins that link the scripts wrongly: `||`, errexit, other options, state, background, leaving. */
const LINKS: readonly HandRewrite[] = [
  [
    'B1: || on both sides',
    runs('test -d /a || mkdir /a', 'test -d /b || mkdir /b'),
    runs('test -d /a || mkdir /a && test -d /b || mkdir /b'),
  ],
  ['B1: || in the second', runs('mkdir /a', 'test -d /b || mkdir /b'), runs('mkdir /a && test -d /b || mkdir /b')],
  ['B1: || true in the second', runs('mkdir /a', 'rmdir /b || true'), runs('mkdir /a && rmdir /b || true')],
  [
    'B1: the group around the wrong part',
    runs('mkdir /a', 'test -d /b || mkdir /b'),
    runs('{ mkdir /a && test -d /b; } || mkdir /b'),
  ],
  [
    'B1: the group around too much',
    runs('test -d /a || mkdir /a', 'chmod 700 /a'),
    runs('test -d /a || { mkdir /a && chmod 700 /a; }'),
  ],
  ['B1: the right side of || went', runs('rmdir /a || true', 'mkdir /b'), runs('rmdir /a && mkdir /b')],
  [
    'B1: two groups swapped',
    runs('test -d /a || mkdir /a', 'test -d /b || mkdir /b'),
    runs('{ test -d /b || mkdir /b; } && { test -d /a || mkdir /a; }'),
  ],
  [
    'B1: || in the second of three',
    runs('mkdir /a', 'test -d /b || mkdir /b', 'mkdir /c'),
    runs('mkdir /a && test -d /b || mkdir /b && mkdir /c'),
  ],
  [
    'B1: || in the third of three',
    runs('mkdir /a', 'mkdir /b', 'test -d /c || mkdir /c'),
    runs('mkdir /a && mkdir /b && test -d /c || mkdir /c'),
  ],
  ['B1: joined by ||', TWO, runs('mkdir /a || mkdir /b')],

  [
    'B2: errexit in a group before &&',
    runs('set -eux; mkdir /a; touch /p', 'mkdir /b'),
    runs('{ set -eux; mkdir /a; touch /p; } && mkdir /b'),
  ],
  [
    'B2: errexit in a subshell before &&',
    runs('set -eux; mkdir /a; touch /p', 'mkdir /b'),
    runs('( set -eux; mkdir /a; touch /p ) && mkdir /b'),
  ],
  [
    'B2: a subshell of its own before &&',
    runs('(set -e; mkdir /a; touch /p)', 'mkdir /b'),
    runs('(set -e; mkdir /a; touch /p) && mkdir /b'),
  ],
  [
    'B2: errexit in the condition of an if',
    runs('set -e; mkdir /a; touch /p', 'mkdir /b'),
    runs('if set -e; mkdir /a; touch /p; then mkdir /b; fi'),
  ],
  [
    'B2: errexit in the condition of an if with else',
    runs('set -e; mkdir /a; touch /p', 'mkdir /b'),
    runs('if set -e; mkdir /a; touch /p; then mkdir /b; else exit 1; fi'),
  ],
  [
    'B2: errexit in a group before ||',
    runs('set -e; mkdir /a; touch /p', 'mkdir /b'),
    runs('{ set -e; mkdir /a; touch /p; } || exit 1; mkdir /b'),
  ],
  [
    'B2: an and-list in the middle of errexit',
    runs('set -e; mkdir /a; [ -d /b ] && touch /q', 'set -e; mkdir /c'),
    runs('set -e; mkdir /a; [ -d /b ] && touch /q; mkdir /c'),
  ],
  [
    'B2: a short and-list in the middle of errexit',
    runs('set -e; mkdir /a && touch /p', 'set -e; mkdir /c'),
    runs('set -e; mkdir /a && touch /p; mkdir /c'),
  ],
  [
    'B2: the and-list of if in the middle of errexit',
    runs('set -e; if true; then mkdir /a && touch /p; fi', 'set -e; mkdir /c'),
    runs('set -e; if true; then mkdir /a && touch /p; fi; mkdir /c'),
  ],
  [
    'B2: ! in the middle of errexit',
    runs('set -e; mkdir /a; ! rmdir /b', 'set -e; mkdir /c'),
    runs('set -e; mkdir /a; ! rmdir /b; mkdir /c'),
  ],
  [
    'B2: set +e in the middle',
    runs('set -e; mkdir /a; set +e; mkdir /b', 'set -e; mkdir /c'),
    runs('set -e; mkdir /a; set +e; mkdir /b; set -e; mkdir /c'),
  ],
  [
    'B2: && behind a for',
    runs('set -e && for p in a b; do mkdir /$p; done', 'mkdir /c'),
    runs('set -e && for p in a b; do mkdir /$p; done && mkdir /c'),
  ],
  [
    'B2: && behind an if',
    runs('set -e && if test -f /x; then mkdir /a; touch /p; fi', 'mkdir /c'),
    runs('set -e && if test -f /x; then mkdir /a; touch /p; fi && mkdir /c'),
  ],
  [
    'B2: && behind a case',
    runs('set -e && case $A in *) mkdir /a; touch /p;; esac', 'mkdir /c'),
    runs('set -e && case $A in *) mkdir /a; touch /p;; esac && mkdir /c'),
  ],
  [
    'B2: && behind a subshell',
    runs('set -e && (mkdir /a; touch /p)', 'mkdir /c'),
    runs('set -e && (mkdir /a; touch /p) && mkdir /c'),
  ],
  [
    'B2: && behind a group',
    runs('set -e && { mkdir /a; touch /p; }', 'mkdir /c'),
    runs('set -e && { mkdir /a; touch /p; } && mkdir /c'),
  ],
  [
    'B2: && behind the call of a function',
    runs('set -e; f() { mkdir /a; touch /p; }; f', 'mkdir /c'),
    runs('set -e; f() { mkdir /a; touch /p; }; f && mkdir /c'),
  ],
  [
    'B2: && before the second half',
    runs('set -e; mkdir /a; touch /p', 'set -e; mkdir /b; mkdir /c'),
    runs('set -e; mkdir /a; touch /p && set -e; mkdir /b; mkdir /c'),
  ],
  [
    'B2: errexit of SHELL in a group',
    on('FROM debian:12\nSHELL ["/bin/bash", "-ec"]', 'mkdir /a; touch /p', 'mkdir /b'),
    on('FROM debian:12\nSHELL ["/bin/bash", "-ec"]', '{ mkdir /a; touch /p; } && mkdir /b'),
  ],
  [
    'B2: && behind a for under errexit of SHELL',
    on('FROM debian:12\nSHELL ["/bin/sh", "-ec"]', 'for p in a b; do mkdir /$p; done', 'mkdir /c'),
    on('FROM debian:12\nSHELL ["/bin/sh", "-ec"]', 'for p in a b; do mkdir /$p; done && mkdir /c'),
  ],
  [
    'B2: an and-list in the middle under errexit of SHELL',
    on('FROM debian:12\nSHELL ["/bin/sh", "-ec"]', 'mkdir /a && touch /p', 'mkdir /c'),
    on('FROM debian:12\nSHELL ["/bin/sh", "-ec"]', 'mkdir /a && touch /p; mkdir /c'),
  ],
  [
    'B2: set -e went',
    runs('set -e; mkdir /a; touch /p', 'set -e; mkdir /b; touch /q'),
    runs('mkdir /a; touch /p; mkdir /b; touch /q'),
  ],
  [
    'B2: set -e came later',
    runs('set -e; mkdir /a; touch /p', 'set -e; mkdir /b'),
    runs('mkdir /a; touch /p; set -e; mkdir /b'),
  ],
  [
    'B2: set -e only in the second, and behind ;',
    runs('mkdir /a', 'set -e; mkdir /b; touch /q'),
    runs('mkdir /a; set -e; mkdir /b; touch /q'),
  ],

  [
    'B3: set -e reaches the second',
    runs('set -e; mkdir /a; touch /p', 'mkdir /b; mkdir /c'),
    runs('set -e; mkdir /a; touch /p; mkdir /b; mkdir /c'),
  ],
  [
    'B3: set -e reaches the first',
    runs('mkdir /a; touch /p', 'set -e; mkdir /b; mkdir /c'),
    runs('set -e; mkdir /a; touch /p; mkdir /b; mkdir /c'),
  ],
  [
    'B3: set -e reaches a loop in the second',
    runs('set -e && mkdir /a', 'for p in a b; do mkdir /$p; done'),
    runs('set -e && mkdir /a && for p in a b; do mkdir /$p; done'),
  ],
  [
    'B3: set -u reaches the second',
    runs('set -eu; mkdir /a', 'mkdir "/x$MAYBE"'),
    runs('set -eu; mkdir /a; mkdir "/x$MAYBE"'),
  ],
  [
    'B3: set -u in front of &&',
    runs('set -u && mkdir /a', 'mkdir "/x$MAYBE"'),
    runs('set -u && mkdir /a && mkdir "/x$MAYBE"'),
  ],
  [
    'B3: set -u reaches the first',
    runs('set -e; mkdir "/x$MAYBE"', 'set -eu; mkdir /a'),
    runs('set -eu; mkdir "/x$MAYBE"; mkdir /a'),
  ],
  [
    'B3: pipefail reaches the second',
    bashRuns('set -o pipefail && ls /tmp | tee /a', 'ls /opt | tee /b'),
    bashRuns('set -o pipefail && ls /tmp | tee /a && ls /opt | tee /b'),
  ],
  [
    'B3: pipefail went',
    bashRuns('set -o pipefail && ls /tmp | tee /a', 'set -o pipefail && ls /opt | tee /b'),
    bashRuns('ls /tmp | tee /a && ls /opt | tee /b'),
  ],
  ['B3: set -f reaches the second', runs('set -f && mkdir /a', 'ls /*'), runs('set -f && mkdir /a && ls /*')],
  [
    'B3: set -a reaches the second',
    runs('set -a && mkdir /a', 'A=1; mkdir /b'),
    runs('set -a && mkdir /a && { A=1; mkdir /b; }'),
  ],
  ['B3: set -C reaches the second', runs('set -C; echo a >/x', 'echo b >/x'), runs('set -C; echo a >/x && echo b >/x')],
  [
    'B3: the second prints its options',
    runs('set -f && mkdir /a', 'echo $- >/x'),
    runs('set -f && mkdir /a && echo $- >/x'),
  ],

  ['B4: cd reaches the second', runs('cd /tmp && touch x', 'touch y'), runs('cd /tmp && touch x && touch y')],
  ['B4: cd in a group', runs('cd /tmp && touch x', 'touch y'), runs('{ cd /tmp && touch x; } && touch y')],
  [
    'B4: the subshell around too little',
    runs('cd /tmp && touch x', 'touch y'),
    runs('(cd /tmp) && touch x && touch y'),
  ],
  ['B4: the subshell around too much', runs('cd /tmp && touch x', 'touch y'), runs('(cd /tmp && touch x && touch y)')],
  [
    'B4: cd back to where the base image may not be',
    runs('cd /tmp && touch x', 'touch y'),
    runs('cd /tmp && touch x && cd / && touch y'),
  ],
  [
    'B4: cd of the second of three',
    runs('mkdir /a', 'cd /tmp && touch x', 'touch y'),
    runs('mkdir /a && cd /tmp && touch x && touch y'),
  ],
  ['B4: cd behind ||', runs('cd /tmp || exit 1', 'touch y'), runs('{ cd /tmp || exit 1; } && touch y')],
  [
    'B4: cd under errexit',
    runs('set -e; cd /tmp; touch x', 'set -e; touch y'),
    runs('set -e; cd /tmp; touch x; touch y'),
  ],
  [
    'B4: cd by another name',
    runs('command cd /tmp && touch x', 'touch y'),
    runs('command cd /tmp && touch x && touch y'),
  ],
  ['B4: pushd', bashRuns('pushd /tmp && touch x', 'touch y'), bashRuns('pushd /tmp && touch x && touch y')],
  ['B4: export', runs('export A=1 && touch /x', 'touch /y'), runs('export A=1 && touch /x && touch /y')],
  ['B4: export in a group', runs('export A=1; touch /x', 'touch /y'), runs('{ export A=1; touch /x; } && touch /y')],
  [
    'B4: unset',
    on('FROM debian:12\nENV A=1', 'unset A && touch /x', 'touch /y'),
    on('FROM debian:12\nENV A=1', 'unset A && touch /x && touch /y'),
  ],
  ['B4: umask', runs('umask 077 && mkdir /a', 'mkdir /b'), runs('umask 077 && mkdir /a && mkdir /b')],
  [
    'B4: alias',
    runs("alias mkdir='mkdir -p' && touch /x", 'eval "mkdir /b"'),
    runs('alias mkdir=\'mkdir -p\' && touch /x && eval "mkdir /b"'),
  ],
  ['B4: trap', runs("trap 'rm -f /x' EXIT && touch /x", 'cat /x'), runs("trap 'rm -f /x' EXIT && touch /x && cat /x")],

  ['B5: && behind &', runs('sleep 9 &', 'mkdir /a'), runs('sleep 9 & && mkdir /a')],
  ['B5: a job goes on beside the second', runs('touch /x &', 'mkdir /a'), runs('touch /x & mkdir /a')],
  ['B5: a job in a group', runs('sleep 9 & touch /x', 'mkdir /a'), runs('{ sleep 9 & touch /x; } && mkdir /a')],
  ['B5: a job in a subshell', runs('sleep 9 & touch /x', 'mkdir /a'), runs('(sleep 9 & touch /x) && mkdir /a')],
  ['B5: ; became &&', runs('rmdir /a; touch /x', 'mkdir /b'), runs('rmdir /a && touch /x && mkdir /b')],
  ['B5: && became ;', runs('mkdir /a && touch /p', 'mkdir /b'), runs('mkdir /a; touch /p && mkdir /b')],
  ['B5: joined by ;', TWO, runs('mkdir /a; mkdir /b')],
  ['B5: joined by &', TWO, runs('mkdir /a & mkdir /b')],
  ['B5: joined by |', TWO, runs('mkdir /a | mkdir /b')],
  ['B5: && before a list', runs('mkdir /a', 'rmdir /b; touch /x'), runs('mkdir /a && rmdir /b; touch /x')],
  [
    'B5: ; between two lists',
    runs('mkdir /a; touch /p', 'mkdir /b; touch /q'),
    runs('mkdir /a; touch /p; mkdir /b; touch /q'),
  ],
  [
    'B5: && between two lists',
    runs('mkdir /a; touch /p', 'mkdir /b; touch /q'),
    runs('mkdir /a; touch /p && mkdir /b; touch /q'),
  ],
  ['B5: ; behind a subshell', runs('cd /tmp && touch x', 'touch y'), runs('(cd /tmp && touch x); touch y')],
  ['B5: the two swapped', TWO, runs('mkdir /b && mkdir /a')],
  ['B5: the last of three by ;', runs('mkdir /a', 'mkdir /b', 'mkdir /c'), runs('mkdir /a && mkdir /b; mkdir /c')],

  ['B6: exec in the first', runs('exec touch /x', 'mkdir /a'), runs('exec touch /x && mkdir /a')],
  [
    'B6: exec at the end of the first',
    runs('mkdir /a && exec touch /x', 'mkdir /b'),
    runs('mkdir /a && exec touch /x && mkdir /b'),
  ],
  [
    'B6: exit 0 in the first',
    runs('test -f /y && exit 0; touch /x', 'mkdir /a'),
    runs('test -f /y && exit 0; touch /x && mkdir /a'),
  ],
  [
    'B6: exit 0 in a group',
    runs('test -f /y && exit 0; touch /x', 'mkdir /a'),
    runs('{ test -f /y && exit 0; touch /x; } && mkdir /a'),
  ],
  [
    'B6: exit 0 under errexit',
    runs('set -e; [ -d /y ] || exit 0; touch /x', 'set -e; mkdir /a'),
    runs('set -e; [ -d /y ] || exit 0; touch /x; mkdir /a'),
  ],
  [
    'B6: exit in an if',
    runs('if [ -f /y ]; then exit 0; fi; touch /x', 'mkdir /a'),
    runs('if [ -f /y ]; then exit 0; fi; touch /x && mkdir /a'),
  ],
  ['B6: exit at the end', runs('touch /x; exit', 'mkdir /a'), runs('touch /x; exit && mkdir /a')],
  ['B6: exit in eval', runs('touch /x; eval "exit 0"', 'mkdir /a'), runs('touch /x; eval "exit 0" && mkdir /a')],
  ['B6: exit in a function', runs('f() { exit 0; }; f', 'mkdir /a'), runs('f() { exit 0; }; f && mkdir /a')],
  [
    'B6: return in the first',
    runs('test -f /y && return 0; touch /x', 'mkdir /a'),
    runs('test -f /y && return 0; touch /x && mkdir /a'),
  ],
];

export const JOINING_SABOTEURS: readonly HandRewrite[] = [
  ...TEXT,
  ...LINKS,
  ...BOUNDARY_SABOTEURS,
  ...CLEANING_SABOTEURS,
];
