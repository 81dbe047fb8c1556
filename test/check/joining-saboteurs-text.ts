import { crlf, JOINED, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

/** Joins that damage the text around or inside. */
export const TEXT_SABOTEURS: readonly HandRewrite[] = [
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
