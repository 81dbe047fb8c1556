import { describe, expect, test } from 'vitest';
import { changing, changingBoth, type Files, type HandSplit, judgeSplit } from './split-cases.ts';

/** `npm start` and its like become the program that the script of package.json starts. */
const manifest = (scripts: Readonly<Record<string, string>>): Files => ({
  'package.json': JSON.stringify({ name: 'tides', scripts }),
  'server.js': 'console.log("ebb");\n',
});
const FILES = manifest({ start: 'node server.js --port 80' });
const BEFORE = `FROM node:24-trixie AS build
WORKDIR /app
COPY . .
RUN npm ci
FROM node:24-trixie-slim
WORKDIR /app
COPY --from=build /app .
CMD ["npm", "start"]
`;
const AFTER = BEFORE.replace('node:24-trixie-slim', 'gcr.io/distroless/nodejs24-debian13').replace(
  '["npm", "start"]',
  '["server.js", "--port", "80"]',
);
const holding = (name: string, files: Files): HandSplit => [name, BEFORE, AFTER, files];
const alike = changingBoth(BEFORE, AFTER, FILES);
const started = (name: string, cmd: string, files: Files = FILES): HandSplit => [
  name,
  changing(BEFORE)('["npm", "start"]', cmd),
  AFTER,
  files,
];

const WRONG: readonly HandSplit[] = [
  ['without the files', BEFORE, AFTER],
  ['an argument lost', BEFORE, changing(AFTER)(', "80"', ''), FILES],
  ['another file', BEFORE, changing(AFTER)('server.js', 'build/server.js'), FILES],
  holding('no such script', manifest({ build: 'tsc' })),
  holding('several programs', manifest({ start: 'node migrate.js && node server.js --port 80' })),
  holding('a variable of it', manifest({ start: 'NODE_ENV=production node server.js --port 80' })),
  holding('what a shell fills in', manifest({ start: 'node server.js --port ${PORT:-80}' })),
  holding('another program', manifest({ start: 'nodemon server.js --port 80' })),
  holding('one before it', manifest({ prestart: 'node migrate.js', start: 'node server.js --port 80' })),
  holding('one behind it', manifest({ start: 'node server.js --port 80', poststart: 'node bye.js' })),
  holding('settings of npm', { ...FILES, '.npmrc': 'node-options=--max-old-space-size=64\n' }),
  holding('a shell of its own', { ...FILES, '.npmrc': 'script-shell=/bin/bash\n' }),
  holding('it asks for what npm tells', { ...FILES, 'server.js': 'console.log(process.env.npm_package_version);\n' }),
  started(
    'another script',
    '["npm", "run", "serve"]',
    manifest({ start: 'node server.js --port 80', serve: 'node x' }),
  ),
  started('arguments of it', '["npm", "start", "--", "--port", "80"]', manifest({ start: 'node server.js' })),
  started('another folder', '["npm", "--prefix", "web", "start"]'),
  started('npx', '["npx", "tides"]'),
  alike('the builder changes the script', 'RUN npm ci', 'RUN npm ci && npm pkg set scripts.start="node other.js"'),
  alike('the builder writes the file', 'RUN npm ci', 'RUN npm ci && sed -i s/80/81/ package.json'),
  alike('another folder of the builder', 'build /app .', 'build /app/web .'),
  alike('an image brings it', '--from=build /app .', '--from=node:24 /app .'),
  [
    'the Plug and Play of Yarn',
    changing(BEFORE)('["npm", "start"]', '["yarn", "start"]'),
    AFTER,
    { ...FILES, '.yarnrc.yml': 'nodeLinker: pnp\n' },
  ],
];

const RIGHT: readonly HandSplit[] = [
  holding('npm start', FILES),
  started('npm run start', '["npm", "run", "start"]'),
  started('yarn start, by the first Yarn', '["yarn", "start"]'),
  started('by a shell', 'npm start'),
  alike('straight from the files of the build', '--from=build /app .', '. .'),
];

const named = (cases: readonly HandSplit[]) => cases.map((one) => ({ name: one[0], one }));

describe('a script of package.json on distroless', () => {
  test.each(named(WRONG))('is declined: $name', ({ one }) => {
    expect(judgeSplit(one, ['swaps-to-distroless'])).toBeTypeOf('string');
  });

  test.each(named(RIGHT))('is accepted: $name', ({ one }) => {
    expect(judgeSplit(one, ['swaps-to-distroless'])).toBeUndefined();
  });
});
