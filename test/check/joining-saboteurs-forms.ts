import { JOINED, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';

/** Joins of RUNs with other flags, other forms, heredocs and triggers. */
export const FORM_SABOTEURS: readonly HandRewrite[] = [
  [
    'B7: a flag became a word',
    runs('--mount=type=secret,id=npm npm ci', '--network=none make'),
    runs('--mount=type=secret,id=npm npm ci && --network=none make'),
  ],
  [
    'B7: the same flag became a word',
    runs('--network=none mkdir /a', '--network=none mkdir /b'),
    runs('--network=none mkdir /a && --network=none mkdir /b'),
  ],
  [
    'B7: mounts united',
    runs('--mount=type=cache,target=/x touch /a', '--mount=type=secret,id=s touch /b'),
    runs('--mount=type=cache,target=/x --mount=type=secret,id=s touch /a && touch /b'),
  ],
  [
    'B7: a secret is seen by more',
    runs('--mount=type=secret,id=s touch /a', 'mkdir /b'),
    runs('--mount=type=secret,id=s touch /a && mkdir /b'),
  ],
  ['B7: a flag of both went', runs('--network=none mkdir /a', '--network=none mkdir /b'), JOINED],
  ['B7: a flag of the first went', runs('--network=none mkdir /a', 'mkdir /b'), JOINED],
  [
    'B7: a flag of the second went',
    runs('mkdir /a', '--mount=type=cache,target=/b touch /q'),
    runs('mkdir /a && touch /q'),
  ],
  [
    'B7: the first lost its network',
    runs('mkdir /a', '--network=none mkdir /b'),
    runs('--network=none mkdir /a && mkdir /b'),
  ],
  [
    'B7: --network went, --mount stayed',
    runs(
      '--mount=type=cache,target=/x --network=none mkdir /a',
      '--mount=type=cache,target=/x --network=none mkdir /b',
    ),
    runs('--mount=type=cache,target=/x mkdir /a && mkdir /b'),
  ],
  [
    'B7: --security reaches the first',
    runs('mkdir /a', '--security=insecure mkdir /b'),
    runs('--security=insecure mkdir /a && mkdir /b'),
  ],
  [
    'B7: another secret',
    runs('--mount=type=secret,id=a mkdir /a', '--mount=type=secret,id=b mkdir /b'),
    runs('--mount=type=secret,id=a mkdir /a && mkdir /b'),
  ],
  [
    'B7: another cache',
    runs('--mount=type=cache,target=/x mkdir /a', '--mount=type=cache,target=/x,id=o mkdir /b'),
    runs('--mount=type=cache,target=/x mkdir /a && mkdir /b'),
  ],
  [
    'B8: exec form with text behind it',
    runs('["/bin/mkdir", "/a"]', 'mkdir /b'),
    runs('["/bin/mkdir", "/a"] && mkdir /b'),
  ],
  ['B8: exec form became words', runs('["/bin/mkdir", "/a $B"]', 'mkdir /b'), runs('/bin/mkdir /a $B && mkdir /b')],
  ['B8: exec form behind shell form', runs('mkdir /a', '["/bin/mkdir", "$B"]'), runs('mkdir /a && /bin/mkdir $B')],
  [
    'B8: two exec forms in one',
    runs('["/bin/mkdir", "/a"]', '["/bin/mkdir", "/b"]'),
    runs('["/bin/mkdir", "/a", "&&", "/bin/mkdir", "/b"]'),
  ],
  [
    'B8: two exec forms without a shell in the image',
    on('FROM scratch\nCOPY x /x', '["/x", "a"]', '["/x", "b"]'),
    on('FROM scratch\nCOPY x /x', '/x a && /x b'),
  ],
  [
    'B9: a body whose last command counts got one more',
    runs('<<EOF\nmkdir /a\ntouch /p\nEOF', 'mkdir /b'),
    runs('<<EOF\nmkdir /a\ntouch /p\nmkdir /b\nEOF'),
  ],
  [
    'B9: a body became a list',
    runs('<<EOF\nmkdir /a\ntouch /p\nEOF', 'mkdir /b'),
    runs('mkdir /a && touch /p && mkdir /b'),
  ],
  ['B9: two lists became a body without errexit', TWO, runs('<<EOF\nmkdir /a\nmkdir /b\nEOF')],
  [
    'B9: an and-list in a body with errexit',
    runs('mkdir /a && touch /p', 'mkdir /b'),
    runs('<<EOF\nset -e\nmkdir /a && touch /p\nmkdir /b\nEOF'),
  ],
  [
    'B9: two bodies in one',
    runs('<<EOF\nmkdir /a\ntouch /p\nEOF', '<<EOF\nmkdir /b\nEOF'),
    runs('<<EOF\nmkdir /a\ntouch /p\nmkdir /b\nEOF'),
  ],
  [
    'B9: a command fell into the input of another',
    runs('cat <<EOF >/x\nhello\nEOF', 'mkdir /b'),
    runs('cat <<EOF >/x\nhello\nmkdir /b\nEOF'),
  ],
  [
    'B9: a script became an input that nothing reads',
    runs('<<EOF\nmkdir /a\nEOF', 'mkdir /b'),
    runs('<<EOF && mkdir /b\nmkdir /a\nEOF'),
  ],
  [
    'B9: a script of Python changed',
    runs('<<EOF python3\nprint(1)\nEOF', 'mkdir /b'),
    runs('<<EOF python3 && mkdir /b\nprint(2)\nEOF'),
  ],
  [
    'B13: a RUN into a trigger',
    `${DEBIAN}\nONBUILD RUN mkdir /a\nRUN mkdir /b\n`,
    `${DEBIAN}\nONBUILD RUN mkdir /a && mkdir /b\n`,
  ],
  ['B13: a trigger into a RUN', `${DEBIAN}\nONBUILD RUN mkdir /a\nRUN mkdir /b\n`, JOINED],
  ['B13: a trigger behind it into a RUN', `${DEBIAN}\nRUN mkdir /a\nONBUILD RUN mkdir /b\n`, JOINED],
  [
    'B13: the words of a trigger into a RUN',
    `${DEBIAN}\nRUN mkdir /a\nONBUILD RUN mkdir /b\n`,
    runs('mkdir /a && ONBUILD RUN mkdir /b'),
  ],
  [
    'B13: two triggers in one',
    `${DEBIAN}\nONBUILD RUN mkdir /a\nONBUILD RUN mkdir /b\n`,
    `${DEBIAN}\nONBUILD RUN mkdir /a && mkdir /b\n`,
  ],
];
