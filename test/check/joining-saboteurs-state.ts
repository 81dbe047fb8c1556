import { bashRuns, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

/** Joins that let the first script reach the second: state, jobs, leaving. */
export const STATE_SABOTEURS: readonly HandRewrite[] = [
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

/** State of the shell that reaches the second script: what the first sets, and a use of it. */
const LEAKS: readonly (readonly [name: string, first: string, second: string])[] = [
  ['a variable', 'V=1; mkdir /a', 'mkdir "/x$V"'],
  ['a variable of a command substitution', 'V=$(ls /) && mkdir /a', 'echo "$V" >/x'],
  ['a variable of the environment', 'PATH=/usr/bin && mkdir /a', 'mkdir /b'],
  ['HOME', 'HOME=/x && mkdir /a', 'touch ~/y'],
  ['IFS', 'IFS=: && mkdir /a', 'X=/c:/d && mkdir $X'],
  ['positional parameters', 'set -- /a /b && mkdir "$@"', 'mkdir /c "$@"'],
  ['shift', 'set -- /a /b && shift', 'mkdir /c "$@"'],
  ['${X:=y}', ': ${X:=y} && mkdir /a', 'mkdir "/x$X"'],
  ['${X=y} in a word', 'mkdir "/${X=y}"', 'mkdir "/x$X"'],
  ['$((X=1))', 'mkdir "/$((X=1))"', 'mkdir "/x$X"'],
  ['a function', 'f() { mkdir -p /a; } && f', 'f'],
  ['a function in the way of a program', 'mkdir() { command mkdir -p "$@"; } && mkdir /a', 'mkdir /b'],
  ['the variable of a for', 'for p in a b; do mkdir /$p; done', 'mkdir "/x$p"'],
  ['read', 'echo v >/v && read V </v', 'mkdir "/x$V"'],
  ['getopts', 'getopts a V -a && mkdir /a', 'mkdir "/x$V$OPTIND"'],
  ['eval', 'eval "V=1" && mkdir /a', 'mkdir "/x$V"'],
  ['readonly', 'readonly V=1 && mkdir /a', 'V=2 && mkdir "/x$V"'],
  ['ulimit', 'ulimit -n 64 && mkdir /a', 'ulimit -n >/x'],
  ['exec of a file descriptor', 'exec 3>/x && mkdir /a', 'echo a >&3'],
  ['exec of the output', 'exec >/x && mkdir /a', 'echo a'],
  ['. of a file', '. /setup.sh && mkdir /a', 'mkdir "/x$V"'],
  ['$! of a job', 'sleep 0 & wait', 'echo "$!" >/x'],
];

const BASH_LEAKS: typeof LEAKS = [
  ['source', 'source /setup.sh && mkdir /a', 'mkdir "/x$V"'],
  ['shopt', 'shopt -s nullglob && mkdir /a', 'echo /none* >/x'],
  ['extglob', 'shopt -s extglob && mkdir /a', 'eval "echo /@(a|b)" >/x'],
  ['printf -v', 'printf -v V %s 1 && mkdir /a', 'mkdir "/x$V"'],
  ['declare -x', 'declare -x V=1 && mkdir /a', 'mkdir /b'],
  ['export -f', 'f() { :; } && export -f f', 'mkdir /b'],
  ['let', 'let V=1 && mkdir /a', 'mkdir "/x$V"'],
  ['mapfile', 'echo v >/v && mapfile V </v', 'echo "${V[0]}" >/x'],
  ['enable', 'enable -n echo && mkdir /a', 'type echo >/x'],
  ['a match of [[', '[[ ab =~ (a) ]]', 'echo "${BASH_REMATCH[1]}" >/x'],
  ['PIPESTATUS', 'false | true', 'echo "${PIPESTATUS[0]}" >/x'],
  ['$_', 'mkdir /a', 'touch "$_/x"'],
];

const leaking = ([name, first, second]: (typeof LEAKS)[number], file: typeof runs): HandRewrite => [
  `B20: ${name}`,
  file(first, second),
  file(`${first} && ${second}`),
];

export const LEAK_SABOTEURS: readonly HandRewrite[] = [
  ...LEAKS.map((leak) => leaking(leak, runs)),
  ...BASH_LEAKS.map((leak) => leaking(leak, bashRuns)),
];
