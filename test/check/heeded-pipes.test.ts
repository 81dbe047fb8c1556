import { expect, test } from 'vitest';
import { judgeIn } from './judge-in-context.ts';

type Change = readonly [name: string, before: string, after: string];

const PIPE = 'curl a | tar x';
const LED = `set -o pipefail && ${PIPE}`;

const right: readonly Change[] = [
  ['one pipe', PIPE, LED],
  ['in a chain', `b && ${PIPE} && c`, `set -o pipefail && b && ${PIPE} && c`],
  ['in a list', `set -e; ${PIPE}; c`, `set -e -o pipefail; ${PIPE}; c`],
  ['an option more', `set -ex && ${PIPE}`, `set -ex -o pipefail && ${PIPE}`],
  ['several links', 'wget -qO- a | xz -d | tar x', 'set -o pipefail && wget -qO- a | xz -d | tar x'],
  ['in a substitution', 'V=$(curl a | jq -r .b) && c', 'set -o pipefail && V=$(curl a | jq -r .b) && c'],
  ['an earlier statement', `set -e; a & ${PIPE}`, `set -o pipefail; set -e; a & ${PIPE}`],
];

const wrong: readonly Change[] = [
  ['I6: stops early', 'curl a | head -1', 'set -o pipefail && curl a | head -1'],
  ['I6: finds and stops', 'curl a | grep -q b', 'set -o pipefail && curl a | grep -q b'],
  ['I6: sed stops', 'curl a | sed 1q', 'set -o pipefail && curl a | sed 1q'],
  ['I6: awk stops', "curl a | awk '{ print; exit }'", "set -o pipefail && curl a | awk '{ print; exit }'"],
  ['I6: yes', `yes | b; ${PIPE}`, `set -o pipefail; yes | b; ${PIPE}`],
  ['another pipe stops early', `${PIPE} && b | head`, `${LED} && b | head`],
  ['1 for nothing found', 'curl a | grep b | sort', 'set -o pipefail && curl a | grep b | sort'],
  ['a program of the file', 'curl a | /b', 'set -o pipefail && curl a | /b'],
  ['nothing that may fail', 'echo a | tar x', 'set -o pipefail && echo a | tar x'],
  ['no pipe', 'curl a', 'set -o pipefail && curl a'],
  ['forgiven', `${PIPE} || true`, `${LED} || true`],
  ['in a condition', `if ${PIPE}; then b; fi`, `set -o pipefail && if ${PIPE}; then b; fi`],
  ['in a loop', `for b in c; do ${PIPE}; done`, `set -o pipefail && for b in c; do ${PIPE}; done`],
  ['denied', `! ${PIPE}`, `set -o pipefail && ! ${PIPE}`],
  ['the script goes on', `${PIPE}; b`, `set -o pipefail; ${PIPE}; b`],
  ['in the background', `${PIPE} & b`, `set -o pipefail && ${PIPE} & b`],
  ['errexit as well', PIPE, `set -eo pipefail && ${PIPE}`],
  ['another option', PIPE, `set -o nounset && ${PIPE}`],
  ['off', PIPE, `set +o pipefail && ${PIPE}`],
  ['not at the head', `b && ${PIPE}`, `b && ${LED}`],
  ['on the left alone', PIPE, 'set -o pipefail | curl a | tar x'],
  ['a word of another command', `set -- a; set -e; ${PIPE}`, `set -- a -o pipefail; set -e; ${PIPE}`],
  ['another command as well', `${PIPE} && b`, `${LED} && c`],
  ['one is gone', `${PIPE} && b`, LED],
];

const judgeOn = (head: string, [, before, after]: Change): string | undefined =>
  judgeIn({}, [...head.split('\n'), `RUN ${before}`], [...head.split('\n'), `RUN ${after}`], 'heeds-pipe-failures');

test.each(right)('accepts: %s', (...change) => {
  expect(judgeOn('FROM alpine:3.20', change)).toBeUndefined();
  expect(judgeOn('FROM rockylinux:9', change)).toBeUndefined();
  expect(judgeOn('FROM a\nSHELL ["/bin/bash", "-c"]', change)).toBeUndefined();
});

test.each(wrong)('declines, and says why: %s', (...change) => {
  expect(judgeOn('FROM alpine:3.20', change)).toMatch(/\w/);
  expect(judgeOn('FROM rockylinux:9', change)).toMatch(/\w/);
});

test.each([
  'FROM debian:12',
  'FROM debian:13',
  'FROM ubuntu:22.04',
  'FROM node:20',
  'FROM registry.example.com/own',
  'FROM alpine:3.20\nRUN ln -sf /bin/dash /bin/sh',
  'FROM alpine:3.20\nSHELL ["pwsh", "-Command"]',
  'FROM alpine:3.20\nSHELL ["/bin/dash", "-c"]',
])('I6: declines where the shell may not know it: %s', (head) => {
  expect(judgeOn(head, right[0]!)).toMatch(/\w/);
});

test('I6: declines SHELL', () => {
  const before = ['FROM alpine:3.20', `RUN ${PIPE}`, 'CMD a'];
  const after = ['FROM alpine:3.20', 'SHELL ["/bin/ash", "-o", "pipefail", "-c"]', `RUN ${PIPE}`, 'CMD a'];
  expect(judgeIn({}, before, after, 'heeds-pipe-failures')).toMatch(/\w/);
});
