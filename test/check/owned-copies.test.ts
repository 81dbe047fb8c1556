import { expect, test } from 'vitest';
import { type Files, judgeIn } from './judge-in-context.ts';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const NODE = 'FROM node:22-slim\n';
const NEW = ['copies-into-new-folder'] as const;
const SURE = ['copies-with-owner'] as const;

const right: readonly Change[] = [
  [
    'the folder is there, and empty',
    `${NODE}WORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\n`,
    `${NODE}WORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node:node /app\n`,
  ],
  [
    'the copy makes the folder',
    `${NODE}COPY . /app\nRUN chown -R node:node /app\nUSER node\n`,
    `${NODE}COPY --chown=node:node . /app\nUSER node\n`,
  ],
  [
    'the folder gets its owner all the same',
    `${NODE}COPY . /app\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN chown node:node /app\n`,
  ],
  [
    'several copies',
    `${NODE}COPY a /app/a\nENV X=1\nCOPY b /app/b\nRUN chown -R 1000:1000 /app && ls\n`,
    `${NODE}COPY --chown=1000:1000 a /app/a\nENV X=1\nCOPY --chown=1000:1000 b /app/b\nRUN ls\n`,
  ],
  [
    'one of two paths',
    `${NODE}COPY . /app\nRUN chown -R node:node /data /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN chown -R node:node /data\n`,
  ],
  [
    'modes of a part',
    `${NODE}COPY . /app\nRUN chown -R node:node /app && chmod -R 750 /app/log\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN chmod -R 750 /app/log\n`,
  ],
  ['user without a group', `${NODE}COPY . /app\nRUN chown -R node /app\n`, `${NODE}COPY --chown=node:0 . /app\n`],
  [
    'a file by its name',
    `${NODE}COPY a.sh /usr/local/bin/\nRUN chown node:node /usr/local/bin/a.sh\n`,
    `${NODE}COPY --chown=node:node a.sh /usr/local/bin/\n`,
  ],
  [
    'root is the owner anyway',
    `${NODE}COPY a.conf /etc/a.conf\nRUN chown root:root /etc/a.conf\nUSER node\n`,
    `${NODE}COPY a.conf /etc/a.conf\nUSER node\n`,
  ],
  [
    'the home of the user',
    `${NODE}RUN useradd -m app\nCOPY . /home/app\nRUN chown -R app:app /home/app\n`,
    `${NODE}RUN useradd -m app\nCOPY --chown=app:app . /home/app\n`,
  ],
];

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, NEW])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
  // Without a word of the base image nothing of this is proven.
  if (!name.includes('is there')) expect(judge([name, before, after, SURE])).toMatch(/\w/);
});

const proven: readonly Change[] = [
  [
    'the folder was made new',
    'FROM a\nRUN mkdir /app\nCOPY . /app\nRUN chown -R 1:2 /app\n',
    'FROM a\nRUN mkdir /app\nCOPY --chown=1:2 . /app\nRUN chown 1:2 /app\n',
  ],
  [
    'the folder was deleted',
    'FROM a\nRUN rm -rf /srv/app\nCOPY . /srv/app/\nRUN chown -R 1:2 /srv/app\nUSER 1\n',
    'FROM a\nRUN rm -rf /srv/app\nCOPY --chown=1:2 . /srv/app/\nUSER 1\n',
  ],
];

test.each(proven)('accepts as proven: %s', (name, before, after) => {
  expect(judge([name, before, after, SURE])).toBeUndefined();
  expect(judge([name, before, after, NEW])).toBeUndefined();
});

const wrong: readonly Change[] = [
  [
    'modes of all are changed, too',
    `${NODE}COPY . /app\nRUN chown -R node:node /app && chmod -R 750 /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN chmod -R 750 /app\n`,
  ],
  [
    'modes of all are changed before',
    `${NODE}COPY . /app\nRUN chmod -R 750 /app && chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN chmod -R 750 /app\n`,
  ],
  [
    'modes of all are changed behind a cd',
    `${NODE}COPY . /app\nRUN chown -R node:node /app && cd /app && chmod -R 750 .\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN cd /app && chmod -R 750 .\n`,
  ],
  [
    'all are given away again later',
    `${NODE}COPY . /app\nRUN chown -R node:node /app\nRUN ls\nRUN chown -R node:node /app/*\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN ls\nRUN chown -R node:node /app/*\n`,
  ],
  [
    'a file is given away again later',
    `${NODE}COPY a.sh /usr/bin/\nRUN chown node:node /usr/bin/a.sh\nRUN chown 1:1 /usr/bin/a.sh\n`,
    `${NODE}COPY --chown=node:node a.sh /usr/bin/\nRUN chown 1:1 /usr/bin/a.sh\n`,
  ],
  ['nothing gave them away', `${NODE}COPY . /app\nRUN ls\n`, `${NODE}COPY --chown=node:node . /app\nRUN ls\n`],
  ['another owner', `${NODE}COPY . /app\nRUN chown -R node:node /app\n`, `${NODE}COPY --chown=node:root . /app\n`],
  ['no owner', `${NODE}COPY . /app\nRUN chown -R node:node /app\nUSER node\n`, `${NODE}COPY . /app\nUSER node\n`],
  [
    'the group of a user who has none of his own',
    `${NODE}COPY . /app\nRUN chown -R node /app\n`,
    `${NODE}COPY --chown=node . /app\n`,
  ],
  [
    'one copy of two',
    `${NODE}COPY a /app/a\nCOPY b /app/b\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node a /app/a\nCOPY b /app/b\n`,
  ],
  [
    'a copy to another place',
    `${NODE}COPY a /app/a\nCOPY b /opt/b\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node a /app/a\nCOPY --chown=node:node b /opt/b\n`,
  ],
  [
    'the folder of WORKDIR stays root’s',
    `${NODE}WORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\n`,
    `${NODE}WORKDIR /app\nCOPY --chown=node:node . .\n`,
  ],
  [
    'a folder in it stays root’s',
    `${NODE}WORKDIR /app/src\nCOPY . .\nRUN chown -R node:node /app\n`,
    `${NODE}WORKDIR /app/src\nCOPY --chown=node:node . .\nRUN chown node:node /app\n`,
  ],
  [
    'an install made more files',
    `${NODE}WORKDIR /app\nRUN npm install x\nCOPY . .\nRUN chown -R node:node /app\n`,
    `${NODE}WORKDIR /app\nRUN npm install x\nCOPY --chown=node:node . .\nRUN chown node:node /app\n`,
  ],
  [
    'a script was run in it',
    `${NODE}COPY --chown=1:1 x /x\nWORKDIR /app\nRUN sh /x\nCOPY . .\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=1:1 x /x\nWORKDIR /app\nRUN sh /x\nCOPY --chown=node:node . .\nRUN chown node:node /app\n`,
  ],
  [
    'a folder above it was filled',
    `${NODE}RUN mkdir /opt/es /opt/es/config && cp -r /usr/share/es/. /opt/es/\nCOPY b /opt/es/config/\nRUN chown -R 1:2 /opt/es/config\n`,
    `${NODE}RUN mkdir /opt/es /opt/es/config && cp -r /usr/share/es/. /opt/es/\nCOPY --chown=1:2 b /opt/es/config/\nRUN chown 1:2 /opt/es/config\n`,
  ],
  [
    'an archive may bring it',
    `${NODE}RUN mkdir /opt/t && curl x.org/t.tgz | tar xz -C /opt/t\nCOPY b /opt/t/webapps/\nRUN chown -R 1:2 /opt/t/webapps\n`,
    `${NODE}RUN mkdir /opt/t && curl x.org/t.tgz | tar xz -C /opt/t\nCOPY --chown=1:2 b /opt/t/webapps/\n`,
  ],
  [
    'an archive may bring it, by a short option',
    `${NODE}RUN mkdir /opt/t && tar xf /t.tar -C/opt/t\nCOPY b /opt/t/webapps/\nRUN chown -R 1:2 /opt/t/webapps\n`,
    `${NODE}RUN mkdir /opt/t && tar xf /t.tar -C/opt/t\nCOPY --chown=1:2 b /opt/t/webapps/\n`,
  ],
  [
    'something was unpacked in a folder above it',
    `${NODE}WORKDIR /opt/t\nRUN tar xf /t.tar\nCOPY b /opt/t/webapps/\nRUN chown -R 1:2 /opt/t/webapps\n`,
    `${NODE}WORKDIR /opt/t\nRUN tar xf /t.tar\nCOPY --chown=1:2 b /opt/t/webapps/\n`,
  ],
  [
    'behind a cd it is named in another way',
    `${NODE}RUN mkdir /srv/app\nRUN cd /srv && touch app/a.db\nCOPY b /srv/app/\nRUN chown -R 1:2 /srv/app\n`,
    `${NODE}RUN mkdir /srv/app\nRUN cd /srv && touch app/a.db\nCOPY --chown=1:2 b /srv/app/\nRUN chown 1:2 /srv/app\n`,
  ],
  [
    'behind two of them as well',
    `${NODE}RUN mkdir -p /srv/app/log\nRUN cd /srv && cd app && touch log/a\nCOPY b /srv/app/log/\nRUN chown -R 1:2 /srv/app/log\n`,
    `${NODE}RUN mkdir -p /srv/app/log\nRUN cd /srv && cd app && touch log/a\nCOPY --chown=1:2 b /srv/app/log/\nRUN chown 1:2 /srv/app/log\n`,
  ],
  [
    'a subshell may have gone there',
    `${NODE}RUN mkdir /srv/app\nRUN (cd /srv; touch app/a)\nCOPY b /srv/app/\nRUN chown -R 1:2 /srv/app\n`,
    `${NODE}RUN mkdir /srv/app\nRUN (cd /srv; touch app/a)\nCOPY --chown=1:2 b /srv/app/\nRUN chown 1:2 /srv/app\n`,
  ],
  [
    'it is not known where a script goes',
    `${NODE}RUN mkdir /srv/app\nRUN cd /srv/a* && touch a\nCOPY b /srv/app/\nRUN chown -R 1:2 /srv/app\n`,
    `${NODE}RUN mkdir /srv/app\nRUN cd /srv/a* && touch a\nCOPY --chown=1:2 b /srv/app/\nRUN chown 1:2 /srv/app\n`,
  ],
  [
    'older copies',
    `${NODE}COPY a /app/a\nRUN ls\nCOPY b /app/b\nRUN chown -R node:node /app\n`,
    `${NODE}COPY a /app/a\nRUN ls\nCOPY --chown=node:node b /app/b\n`,
  ],
  [
    'a step between',
    `${NODE}COPY . /app\nRUN npm ci --prefix /app\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN npm ci --prefix /app\n`,
  ],
  [
    'the user is made between',
    'FROM debian:12\nCOPY . /app\nRUN useradd app\nRUN chown -R app:app /app\n',
    'FROM debian:12\nCOPY --chown=app:app . /app\nRUN useradd app\n',
  ],
  [
    'the user is made in the RUN',
    'FROM debian:12\nCOPY . /app\nRUN useradd app && chown -R app:app /app\n',
    'FROM debian:12\nCOPY --chown=app:app . /app\nRUN useradd app\n',
  ],
  [
    'the users are copied',
    'FROM debian:12\nRUN mkdir /app\nCOPY . /app\nCOPY etc /etc\nRUN chown -R app:app /app\n',
    'FROM debian:12\nRUN mkdir /app\nCOPY --chown=app:app . /app\nCOPY etc /etc\nRUN chown app:app /app\n',
  ],
  [
    'a folder above it is made, too',
    `${NODE}COPY . /opt/x/app\nRUN chown -R node:node /opt/x/app\n`,
    `${NODE}COPY --chown=node:node . /opt/x/app\n`,
  ],
  [
    'a folder above it that nobody knows is made, too',
    `${NODE}COPY . /vendor/x/app\nRUN chown -R node:node /vendor/x/app\n`,
    `${NODE}COPY --chown=node:node . /vendor/x/app\n`,
  ],
  [
    'a folder of the system',
    'FROM nginx:1.27\nCOPY . /usr/share/nginx/html\nRUN chown -R nginx:nginx /usr/share/nginx/html\n',
    'FROM nginx:1.27\nCOPY --chown=nginx:nginx . /usr/share/nginx/html\n',
  ],
  [
    'a part of what is copied',
    `${NODE}COPY . /app\nRUN chown -R node:node /app/log\n`,
    `${NODE}COPY --chown=node:node . /app\n`,
  ],
  ['the folder alone', `${NODE}COPY . /app\nRUN chown node:node /app\n`, `${NODE}COPY --chown=node:node . /app\n`],
  [
    'what ADD unpacks',
    `${NODE}RUN mkdir /app\nADD a.tgz /app\nRUN chown -R node:node /app\n`,
    `${NODE}RUN mkdir /app\nADD --chown=node:node a.tgz /app\nRUN chown node:node /app\n`,
  ],
  [
    'files of a stage keep their group',
    `FROM a AS b\nRUN c\n${NODE}COPY --from=b /x /app\nRUN chown -R node /app\n`,
    `FROM a AS b\nRUN c\n${NODE}COPY --from=b --chown=node:0 /x /app\n`,
  ],
  [
    'a layer of its own by --link',
    `${NODE}COPY --link . /app\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --link --chown=node:node . /app\n`,
  ],
  [
    'the last word of another command',
    `${NODE}COPY . /app\nRUN chown -R www-data:www-data /app/x && chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN chown -R www-data:www-data /app/x\n`,
  ],
  [
    'rights that chown takes away',
    `${NODE}COPY a.sh /usr/bin/\nRUN chmod u+s /usr/bin/a.sh && chown node:node /usr/bin/a.sh\n`,
    `${NODE}COPY --chown=node:node a.sh /usr/bin/\nRUN chmod u+s /usr/bin/a.sh\n`,
  ],
  [
    'a command behind went',
    `${NODE}COPY . /app\nRUN chown -R node:node /app && ls\n`,
    `${NODE}COPY --chown=node:node . /app\n`,
  ],
  [
    'a command behind changed',
    `${NODE}COPY . /app\nRUN chown -R node:node /app && ls /app\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN ls /\n`,
  ],
  [
    'a failure is heeded no more',
    `${NODE}COPY . /app\nRUN chown -R node:node /app && a && b\n`,
    `${NODE}COPY --chown=node:node . /app\nRUN a; b\n`,
  ],
  [
    'another folder is named',
    `${NODE}WORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\n`,
    `${NODE}WORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node:node /srv\n`,
  ],
  [
    'a further flag',
    `${NODE}COPY . /app\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chmod=755 --chown=node:node . /app\n`,
  ],
  [
    'other files are copied',
    `${NODE}COPY . /app\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node .. /app\n`,
  ],
  [
    'an owner in place of another',
    `${NODE}COPY --chown=www-data:www-data . /app\nRUN chown -R node:node /app\n`,
    `${NODE}COPY --chown=node:node . /app\n`,
  ],
  [
    'a variable of the shell',
    `${NODE}COPY . /app\nRUN chown -R $UID:$UID /app\n`,
    `${NODE}COPY --chown=$UID:$UID . /app\n`,
  ],
  [
    'an argument that comes later',
    `${NODE}COPY . /app\nARG U=node\nRUN chown -R $U:$U /app\n`,
    `${NODE}COPY --chown=$U:$U . /app\nARG U=node\n`,
  ],
  [
    'another stage',
    `FROM a AS b\nCOPY . /app\nRUN chown -R 1:1 /app\nFROM c\nRUN d\n`,
    `FROM a AS b\nCOPY --chown=1:1 . /app\nFROM c\nRUN d\n`,
  ],
  [
    'a comment went',
    `${NODE}COPY . /app\n# for node\nRUN chown -R node:node /app\nUSER node\n`,
    `${NODE}COPY --chown=node:node . /app\nUSER node\n`,
  ],
  ['a pattern', `${NODE}COPY . /app\nRUN chown -R node:node /app/*\n`, `${NODE}COPY --chown=node:node . /app\n`],
  [
    'links are followed',
    `${NODE}COPY . /app\nRUN chown -RL node:node /app\n`,
    `${NODE}COPY --chown=node:node . /app\n`,
  ],
];

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, NEW])).toMatch(/\w/);
  expect(judge([name, before, after, SURE])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});

const FILES: Files = { start: '#!/bin/sh\n', 'tools/a': 'a' };
const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

test('the context tells a file from a folder', () => {
  const before = (name: string): readonly string[] =>
    lines(`${NODE}COPY ${name} /usr/local/bin/${name}\nRUN chown node:node /usr/local/bin/${name}\n`);
  const after = (name: string): readonly string[] =>
    lines(`${NODE}COPY --chown=node:node ${name} /usr/local/bin/${name}\n`);
  expect(judgeIn(FILES, before('start'), after('start'), 'copies-with-owner')).toBeUndefined();
  expect(judgeIn(FILES, before('tools'), after('tools'), 'copies-with-owner')).toMatch(/\w/);
  expect(judgeIn(FILES, before('gone.sh'), after('gone.sh'), 'copies-into-new-folder')).toMatch(/\w/);
});
