import { lines, type ModernCase } from './modern-case.ts';

const APT_UNREAD = ['apt-yes:unread-script', 'apt-no-recommends:unread-script'];

/** The words that open a heredoc, what stands beside them, and texts that only look like one. */
export const HEREDOC_WORDS: readonly ModernCase[] = [
  {
    name: 'numbered heredoc word',
    text: lines('FROM debian:bookworm-slim', 'RUN 3<<EOF cat <&3', 'FROM in the body', 'EOF', 'RUN apt-get install jq'),
    changes: [],
    refused: 'readers-disagree',
    untouched:
      'All of it: the body is no stage (trap A11), and a reader that sees one there is reason enough to keep out.',
  },
  {
    name: 'two heredocs of one command',
    text: lines(
      'FROM debian:bookworm-slim',
      'RUN cat <<A - <<B > /out',
      'apt-get install a',
      'A',
      'apt-get install b',
      'B',
      'RUN apt-get -y install jq',
    ),
    changes: [['-y install', '-y install --no-install-recommends']],
    refusals: APT_UNREAD,
    untouched:
      'Both bodies: they are the input of cat. That a body names an install is reported as unread, the cautious choice.',
  },
  {
    name: 'install before a heredoc in one RUN',
    text: lines('FROM debian:bookworm-slim', 'RUN apt-get install jq && cat <<EOF > /etc/motd', 'welcome', 'EOF'),
    changes: [],
    refusals: APT_UNREAD,
    untouched: 'The whole RUN: a command beside a heredoc word is not read, which is cautious, and is said.',
  },
  {
    name: 'heredoc with a redirection before the word',
    text: lines('FROM alpine:3.20', 'RUN cat >/etc/motd <<EOF', 'apk add jq', 'EOF', 'RUN apk add jq curl'),
    changes: [['jq curl', '--no-cache jq curl']],
    refusals: ['apk-no-cache:unread-script'],
    untouched: 'The body goes to a file; the redirection stays where it is (trap A13).',
  },
  {
    name: 'word glued to a semicolon',
    text: lines('FROM alpine:3.20', 'RUN <<EOF; apk add jq', 'true', 'EOF'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: BuildKit takes "EOF;" for the terminator, and no line is that (trap A13).',
  },
  {
    name: 'word in brackets',
    text: lines('FROM alpine:3.20', 'RUN (cat <<EOF)', 'x', 'EOF', 'RUN apk add jq'),
    changes: [],
    refused: 'rejected',
    untouched: 'All of it: "EOF)" never comes, so BuildKit rejects the file (trap A13).',
  },
  {
    name: 'redirection glued to the word',
    text: lines('FROM alpine:3.20', 'RUN cat <<EOF>/etc/motd', 'x', 'EOF>/etc/motd', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The first RUN with its body: to BuildKit the whole of "EOF>/etc/motd" is the word (trap A13).',
  },
  {
    name: 'word with a shell comment behind it',
    text: lines('FROM alpine:3.20', 'RUN <<EOF # install', 'apk add jq', 'EOF'),
    changes: [],
    refusals: ['apk-no-cache:unread-script'],
    untouched:
      'All of it: the word is not alone, so the shell gets a redirection without a command and the body never runs.',
  },
  {
    name: 'blank before the word without a pin',
    text: lines('FROM alpine:3.20', 'RUN cat << EOF > /etc/motd', 'apk add curl', 'EOF', 'RUN apk add jq'),
    changes: [],
    refused: 'ambiguous-heredoc',
    untouched: 'All of it: before frontend 1.16 the body is a row of instructions (trap A10).',
  },
  {
    name: 'blank before the word with an old pin',
    text: lines(
      '# syntax=docker/dockerfile:1.7',
      'FROM alpine:3.20',
      'RUN << EOF',
      'apk add curl',
      'EOF',
      'RUN apk add jq',
    ),
    changes: [],
    refused: 'ambiguous-heredoc',
    untouched: 'All of it: 1.7 sees no heredoc there, and the current reader does (trap A10).',
  },
  {
    name: 'blank before the word with a moving pin',
    text: lines(
      '# syntax=docker/dockerfile:1',
      'FROM alpine:3.20',
      'RUN cat << EOF > /etc/motd',
      'RUN echo',
      'EOF',
      'RUN apk add jq',
    ),
    changes: [],
    refused: 'readers-disagree',
    untouched:
      'All of it: it is a heredoc now, but the second reader takes its body for instructions; refusing is the cautious choice.',
  },
  {
    name: 'heredoc in a frontend older than heredocs',
    text: lines('# syntax=docker/dockerfile:1.3', 'FROM alpine:3.20', 'RUN <<EOF', 'apk add curl', 'EOF'),
    changes: [],
    refused: 'ambiguous-heredoc',
    untouched: 'All of it: frontend 1.3 knows no heredocs.',
  },
  {
    name: 'CMD with a heredoc sign',
    text: lines('FROM alpine:3.20', 'CMD cat <<END', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'CMD has no heredocs, so the RUN below it is an instruction (trap A12).',
  },
  {
    name: 'LABEL with a heredoc sign',
    text: lines('FROM alpine:3.20', 'LABEL x=<<END', 'RUN apk add jq', 'LABEL END=1'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'LABEL has no heredocs (trap A12).',
  },
  {
    name: 'heredoc sign in quotes',
    text: lines('FROM alpine:3.20', 'RUN echo "<<END"', 'RUN apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The text in quotes, which opens no heredoc (trap A12).',
  },
  {
    name: 'heredoc sign behind a word in quotes',
    text: lines('FROM alpine:3.20', "RUN echo 'cat <<EOF' >> /x", 'RUN apk add jq'),
    changes: [],
    refused: 'readers-disagree',
    untouched:
      'All of it: BuildKit sees no heredoc, the second reader sees one; refusing is the cautious choice (trap A12).',
  },
  {
    name: 'heredoc sign in exec form',
    text: lines('FROM alpine:3.20', 'RUN ["sh", "-c", "cat <<END"]', 'RUN apk add jq'),
    changes: [],
    refused: 'readers-disagree',
    untouched: 'All of it: the JSON form has no heredocs, but the second reader swallows what follows (trap A12).',
  },
  {
    name: 'here-string',
    text: lines(
      'FROM debian:bookworm-slim',
      'SHELL ["/bin/bash", "-c"]',
      'RUN cat <<<foo && apt-get install jq',
      'RUN apt-get install -y less',
    ),
    changes: [
      ['install jq', 'install -y --no-install-recommends jq'],
      ['install -y less', 'install -y --no-install-recommends less'],
    ],
    untouched: 'The here-string, which is no heredoc (trap A12).',
  },
  {
    name: 'heredoc sign behind an open quote',
    text: lines('FROM alpine:3.20', "RUN echo it's <<END", "RUN echo that's && apk add jq"),
    changes: [],
    refused: 'readers-disagree',
    untouched: 'All of it: BuildKit sees no heredoc after an open quote, the second reader does (trap A12).',
  },
  {
    name: 'shift operator without blanks',
    text: lines('FROM alpine:3.20', 'RUN echo $((1<<2)) && apk add jq'),
    changes: [['apk add', 'apk add --no-cache']],
    untouched: 'The arithmetic: its word does not begin with the sign of a heredoc.',
  },
  {
    name: 'shift operator with blanks',
    text: lines('FROM alpine:3.20', 'RUN echo $((1 << 2)) && apk add jq'),
    changes: [],
    refused: 'ambiguous-heredoc',
    untouched: 'All of it: the current frontend takes "2))" for a heredoc that never ends (trap J3).',
  },
  {
    name: 'shift operator with blanks in a frontend that takes it',
    text: lines('# syntax=docker/dockerfile:1.7', 'FROM alpine:3.20', 'RUN echo $((1 << 2)) && apk add jq'),
    changes: [],
    refused: 'ambiguous-heredoc',
    untouched: 'All of it: frontend 1.7 builds it and 1.16 does not (trap J3), so the file is not to be called broken.',
  },
  {
    name: 'heredoc words in quotes with a blank',
    text: lines('FROM alpine:3.20', 'RUN <<"END OF FILE"', 'apk add jq', 'END OF FILE'),
    changes: [],
    refused: 'readers-disagree',
    untouched:
      'All of it: BuildKit takes the words in quotes for one terminator, the second reader does not; refusing is cautious.',
  },
];
