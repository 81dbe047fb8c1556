import { bashRuns, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

/** Joins that link the scripts wrongly: `||`, errexit, other options. */
export const LINK_SABOTEURS: readonly HandRewrite[] = [
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
  [
    'B2: a trap that runs without the errexit of its shell',
    on('FROM debian:12\nSHELL ["/bin/bash", "-ec"]', 'set +e', "trap 'touch /p' EXIT"),
    on('FROM debian:12\nSHELL ["/bin/bash", "-ec"]', "set +e && trap 'touch /p' EXIT"),
  ],
  [
    'B2: a trap whose errexit the second script switches off',
    runs("set -e; trap 'touch /p' EXIT", 'set -e; set +e'),
    runs("set -e; trap 'touch /p' EXIT; set +e"),
  ],
  ...[
    'set -e && mkdir /a || touch /p; touch /q; touch /r',
    'set -eux && touch /p || :; mv /src /q; chmod 755 /r',
    '[ -d /d ] && set -e; touch /p; touch /q',
    'set -eu && [ -d /d ] && touch /p; touch /q; touch /r',
    'if [ -d /d ]; then set -e; fi; touch /p; touch /q',
    'g() { set -e; touch /p; }; g; touch /q; touch /r',
    '(set -e; touch /p; touch /q); touch /r',
    'touch /p || (set -e; touch /q; touch /r)',
    '{ set -e; touch /p; } || touch /q; touch /r; touch /s',
  ].flatMap((first): readonly HandRewrite[] => [
    [
      `B2: errexit switched within, in a subshell before &&: ${first}`,
      runs(first, 'mkdir /b'),
      runs(`(${first}) && mkdir /b`),
    ],
    [
      `B2: errexit switched within, in a group before &&: ${first}`,
      runs(first, 'mkdir /b'),
      runs(`{ ${first}; } && mkdir /b`),
    ],
  ]),
];
