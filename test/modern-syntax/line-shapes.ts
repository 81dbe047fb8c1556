import { lines, type ModernCase } from './modern-case.ts';

/** BuildKit reads lines of at most 65,535 bytes, line end included. */
const LONGEST = 65_535;

/** `start` and as many of `fill` as make a line of `bytes` bytes with its line feed. */
function lineOf(bytes: number, start: string): string {
  return start + 'a'.repeat(bytes - start.length - 1);
}

const MANY_PACKAGES = Array.from({ length: 5000 }, (_, i) => `  package-${i} \\`);

/** How lines are joined, ended and spelled. */
export const LINE_SHAPES: readonly ModernCase[] = [
  {
    name: 'two backslashes at the end of a line',
    text: lines('FROM alpine:3.20', 'RUN echo \\\\', 'RUN apk add jq'),
    changes: [],
    refused: 'readers-disagree',
    untouched: 'All of it: BuildKit sees two RUNs, the second reader one; refusing is the cautious choice (trap A24).',
  },
  {
    name: 'blanks behind the continuation mark',
    text: lines('FROM alpine:3.20', 'RUN apk add \\  ', '  jq \\\t', '  curl'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The blanks and the tab behind the marks (trap A24).',
  },
  {
    name: 'empty continuation lines',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get update && \\',
      '',
      '    apt-get install -y \\',
      '   ',
      '    curl',
    ),
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['    curl\n', '    curl \\\n    ca-certificates\n'],
    ],
    untouched: 'The empty lines, which end nothing (trap A25).',
  },
  {
    name: 'line with nothing but a mark',
    text: lines('FROM alpine:3.20', 'RUN apk add \\', '  \\', '  jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The lone mark (trap A24).',
  },
  {
    name: 'mark at the end of the file',
    text: lines('FROM alpine:3.20', 'RUN apk add jq \\'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The mark that joins nothing.',
  },
  {
    name: 'mark before a blank line and another instruction',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get install -y less \\',
      '',
      'ENV A=1',
      'RUN apt-get install -y jq',
    ),
    changes: [
      ['install -y less', 'install -y --no-install-recommends less'],
      ['install -y jq', 'install -y --no-install-recommends jq'],
    ],
    untouched: 'The line of ENV: to BuildKit it is two more packages (trap A25).',
  },
  {
    name: 'mark right behind the keyword',
    text: lines('FROM alpine:3.20', 'RUN \\', '', 'RUN apk add curl', 'RUN apk add jq'),
    changes: [['add jq', 'add --no-cache jq']],
    untouched: 'The second RUN: to BuildKit it is a command named RUN, inside of the first (trap A25).',
  },
  {
    name: 'mark without a blank before it',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN apt-get update &&\\',
      '    apt-get install -y\\',
      '      curl\\',
      '      less',
    ),
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['      less\n', '      less \\\n      ca-certificates\n'],
    ],
    untouched: 'The marks as they are; the new one has a blank before it, so that no two words can become one.',
  },
  {
    name: 'mark inside a word',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get inst\\', 'all -y cu\\', 'rl'),
    changes: [['all -y cu\\\nrl', 'all -y --no-install-recommends cu\\\nrl ca-certificates']],
    untouched: 'The words that a line break runs through.',
  },
  {
    name: 'mark inside the keyword',
    text: lines('FROM alpine:3.20', 'RU\\', 'N apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The keyword on two lines.',
  },
  {
    name: 'continuation inside quotes',
    text: lines('FROM python:3.12-slim', 'RUN pip install "flask\\', '    >=2" && echo \'a \\', "      b'"),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'The blanks inside the quotes, which are part of the values (trap A19).',
  },
  {
    name: 'lower-case keywords',
    text: lines('from alpine:3.20 as base', 'run apk add jq', 'FrOm base', 'Run apk add curl', 'cmd ["jq"]'),
    changes: [
      ['add jq', 'add --no-cache jq'],
      ['add curl', 'add --no-cache curl'],
    ],
    untouched: 'The spelling of the keywords (trap A26).',
  },
  {
    name: 'tabs between words and before instructions',
    text: lines('\tFROM\talpine:3.20\tAS\ta', '\tRUN\tapk\tadd\tjq', '  ENV\tA\t1'),
    changes: [['add\tjq', 'add --no-cache\tjq']],
    untouched: 'The tabs.',
  },
  {
    name: 'tabs as indentation',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN set -eux; \\',
      '\tapt-get update; \\',
      '\tapt-get install -y \\',
      '\t\tless \\',
      '\t\twget \\',
      '\t; \\',
      '\trm -rf /var/lib/apt/lists/*',
    ),
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['\t\twget \\\n', '\t\twget \\\n\t\tca-certificates \\\n'],
    ],
    untouched: 'The semicolon on a line of its own and all else.',
  },
  {
    name: 'mixed line ends',
    text: 'FROM debian:bookworm-slim\r\nRUN apt-get install -y \\\r\n  less \\\n  curl\r\nCMD x\n',
    changes: [
      ['install -y', 'install -y --no-install-recommends'],
      ['  curl\r\n', '  curl \\\r\n  ca-certificates\r\n'],
    ],
    twins: 'none',
    untouched: 'Each line end as it is; the new one is of the kind that prevails (trap A5).',
  },
  {
    name: 'lone carriage return',
    text: 'FROM alpine:3.20\nRUN echo a\rb && apk add jq\n',
    changes: [],
    refused: 'readers-disagree',
    twins: 'none',
    untouched: 'All of it: a lone carriage return is text to BuildKit and a line end to the second reader.',
  },
  {
    name: 'no newline at the end',
    text: 'FROM debian:bookworm-slim\nRUN apt-get install curl',
    changes: [['install curl', 'install -y --no-install-recommends curl ca-certificates']],
    untouched: 'The missing final newline (trap A6).',
  },
  {
    name: 'many newlines at the end',
    text: lines('FROM alpine:3.20', 'RUN apk add jq', '', '', ' ', ''),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The blank lines at the end.',
  },
  {
    name: 'text beyond ASCII',
    text: lines(
      '# 🐳 Grüße',
      'FROM python:3.12-slim',
      'LABEL who="Zoë 👩‍💻"',
      'RUN echo "日本 😀" && pip install flask # ✓',
    ),
    changes: [['pip install', 'pip install --no-cache-dir']],
    untouched: 'Every character, whatever its length.',
  },
  {
    name: 'longest line that BuildKit reads',
    text: lines('FROM alpine:3.20', lineOf(LONGEST, 'RUN : '), 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    twins: 'none',
    untouched: 'The line of 65,535 bytes.',
  },
  {
    name: 'line one byte too long',
    text: lines('FROM alpine:3.20', lineOf(LONGEST + 1, 'RUN : '), 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    twins: 'none',
    untouched: 'All of it: BuildKit rejects the line (trap A28).',
  },
  {
    name: 'line that would grow too long',
    text: lines('FROM alpine:3.20', lineOf(LONGEST - 5, 'RUN apk add ')),
    changes: [],
    twins: 'none',
    refusals: ['apk-no-cache:line-too-long'],
    untouched: 'The install: with the option the line would have more bytes than BuildKit reads (trap A28).',
  },
  {
    name: 'comment that is too long',
    text: lines(lineOf(LONGEST + 1, '# '), 'FROM alpine:3.20', 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    twins: 'none',
    untouched: 'All of it: the limit holds for comments, too.',
  },
  {
    name: 'script of very many lines',
    text: lines('FROM alpine:3.20', 'RUN apk add \\', ...MANY_PACKAGES, '  jq'),
    changes: [],
    refusals: ['apk-no-cache:unread-script'],
    untouched: 'The install: its script is longer than what is read, and that is said.',
  },
];
