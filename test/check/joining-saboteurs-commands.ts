import { on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';
const NODE = 'FROM node:20\nWORKDIR /app';

/** Joins that lose, change or move a command. */
export const COMMAND_SABOTEURS: readonly HandRewrite[] = [
  [
    'B14: the lone update went',
    runs('apt-get update', 'add-apt-repository -ny ppa:x/y', 'apt-get install -y y'),
    runs('add-apt-repository -ny ppa:x/y && apt-get install -y y'),
  ],
  [
    'B14: the lone update went before an install',
    runs('apt-get update', 'apt-get install -y a'),
    runs('apt-get install -y a'),
  ],
  [
    'B14: the update behind the install',
    runs('apt-get update', 'apt-get install -y a'),
    runs('apt-get install -y a && apt-get update'),
  ],
  [
    'B14: the update before the repository',
    runs('add-apt-repository -ny ppa:x/y', 'apt-get update && apt-get install -y y'),
    runs('apt-get update && add-apt-repository -ny ppa:x/y && apt-get install -y y'),
  ],
  [
    'B14: the update before the list',
    runs('echo "deb http://x y z" >/etc/apt/sources.list.d/x.list', 'apt-get update', 'apt-get install -y y'),
    runs('apt-get update && echo "deb http://x y z" >/etc/apt/sources.list.d/x.list && apt-get install -y y'),
  ],
  [
    'B14: the second update went, behind a new list',
    runs(
      'apt-get update && apt-get install -y curl',
      'curl -o /etc/apt/sources.list.d/x.list https://x',
      'apt-get update && apt-get install -y y',
    ),
    runs(
      'apt-get update && apt-get install -y curl && curl -o /etc/apt/sources.list.d/x.list https://x && apt-get install -y y',
    ),
  ],
  ['B15: the left side of || went', runs('mkdir /a || :', 'apt-get install -y x'), runs(': && apt-get install -y x')],
  ['B15: a pipe went', runs('cat /x | xargs apt-get install -y', 'mkdir /b'), runs('mkdir /b')],
  ['B15: the left side of a pipe went', runs('cat /x | tee /y', 'mkdir /b'), runs('tee /y && mkdir /b')],
  [
    'B15: a command in the middle went',
    runs('mkdir /a && touch /p && chmod 600 /p', 'mkdir /b'),
    runs('mkdir /a && chmod 600 /p && mkdir /b'),
  ],
  ['B15: a command said twice went', runs('echo x >>/a', 'echo x >>/a'), runs('echo x >>/a')],
  ['B15: a redirection went', runs('echo x >/a', 'mkdir /b'), runs('echo x && mkdir /b')],
  [
    'B15: an assignment went',
    runs('DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata', 'mkdir /b'),
    runs('apt-get install -y tzdata && mkdir /b'),
  ],
  ['B15: an assignment came', runs('A=1 touch /x', 'mkdir /b'), runs('A=1 touch /x && A=1 mkdir /b')],
  ['B15: an option came', TWO, runs('mkdir -p /a && mkdir -p /b')],
  ['B15: quotes went', runs('mkdir "/a b"', 'mkdir /c'), runs('mkdir /a b && mkdir /c')],
  ['B15: double quotes became single', runs('mkdir "/a$B"', 'mkdir /c'), runs("mkdir '/a$B' && mkdir /c")],
  [
    'B15: two installs became one',
    runs('apt-get install -y a', 'apt-get install -y b'),
    runs('apt-get install -y a b'),
  ],
  ['B15: a third RUN went', runs('mkdir /a', 'mkdir /b', 'mkdir /c'), runs('mkdir /a && mkdir /c')],
  [
    'B16: a secret, its removal and its ARG went',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'git clone https://x', 'rm /root/.netrc'),
    runs('git clone https://x'),
  ],
  [
    'B16: the removal before the use',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'git clone https://x', 'rm /root/.netrc'),
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc && rm /root/.netrc', 'git clone https://x'),
  ],
  [
    'B16: the ARG went',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'rm /root/.netrc'),
    runs('echo $TOKEN >/root/.netrc && rm /root/.netrc'),
  ],
  [
    'B16: the ARG below',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'rm /root/.netrc'),
    `${runs('echo $TOKEN >/root/.netrc && rm /root/.netrc')}ARG TOKEN\n`,
  ],
  [
    'B21: the build above the sources',
    on(`${NODE}\nCOPY package.json .\nRUN npm install\nCOPY . .`, 'npm run build'),
    `${NODE}\nCOPY package.json .\nRUN npm install && npm run build\nCOPY . .\n`,
  ],
  [
    'B21: the install below the sources',
    on(`${NODE}\nCOPY package.json .\nRUN npm install\nCOPY . .`, 'npm run build'),
    `${NODE}\nCOPY package.json .\nCOPY . .\nRUN npm install && npm run build\n`,
  ],
  [
    'B21: one COPY for two',
    on(`${NODE}\nCOPY package.json .\nRUN npm install\nCOPY . .`, 'npm run build'),
    `${NODE}\nCOPY . .\nRUN npm install && npm run build\n`,
  ],
];
