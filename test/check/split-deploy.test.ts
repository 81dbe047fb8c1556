import { describe, expect, test } from 'vitest';
import { changing, changingBoth, type HandSplit, judgeSplit } from './split-cases.ts';

const API = {
  name: 'api',
  scripts: { build: 'tsc -p .' },
  dependencies: { '@shop/money': 'workspace:*' },
  devDependencies: { typescript: '5.7.3' },
};
const withApi = (changes: object, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'package.json': '{ "name": "shop", "private": true }',
  'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - packages/*\n',
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  'apps/api/package.json': JSON.stringify({ ...API, ...changes }),
  'apps/api/src/main.ts': "import { round } from '@shop/money';\n",
  'apps/web/package.json': '{ "name": "web", "scripts": { "build": "tsc -p ." } }',
  'packages/money/package.json': '{ "name": "@shop/money" }',
  ...more,
}); // prettier-ignore
const FILES = withApi({});

const BEFORE = `FROM node:22
RUN npm install -g pnpm@9
WORKDIR /repo
COPY . .
RUN pnpm install --frozen-lockfile && pnpm -r build
RUN pnpm --filter api deploy --prod /srv/api
WORKDIR /srv/api
EXPOSE 8080
CMD ["node", "dist/main.js"]
`;
const AFTER = BEFORE.replace('node:22', 'node:22 AS build').replace(
  'EXPOSE',
  'FROM node:22-slim\nWORKDIR /srv/api\nCOPY --from=build /srv/api /srv/api\nEXPOSE',
);
const after = changing(AFTER);
/** The same change in both. */
const both = changingBoth(BEFORE, AFTER, FILES);

describe('what is right is accepted', () => {
  test.each<HandSplit>([
    ['by hand', BEFORE, AFTER, FILES],
    both('the folder of the package', '--filter api deploy', '--filter=./apps/api deploy'),
    both('with what development needs', 'deploy --prod', 'deploy'),
    both('below the folder of the workspace', 'EXPOSE', 'EXPOSE 9090\nEXPOSE'),
    both('a linker that makes folders', 'EXPOSE', 'EXPOSE', withApi({}, { '.npmrc': 'node-linker=hoisted\n' })),
  ])('%s', (...split) => {
    expect(judgeSplit(split as unknown as HandSplit)).toBeUndefined();
  });
});

describe('what is wrong is declined', () => {
  test.each<HandSplit>([
    ['the sources in its place', BEFORE, after('/srv/api /srv/api', '/repo/apps/api /srv/api'), FILES],
    ['what was compiled alone', BEFORE, after('/srv/api /srv/api', '/srv/api/dist /srv/api/dist'), FILES],
    ['its packages alone', BEFORE, after('/srv/api /srv/api', '/srv/api/node_modules /srv/api/node_modules'), FILES],
    ['another place', BEFORE, after('/srv/api /srv/api', '/srv/api /srv/web'), FILES],
    ['nothing', BEFORE, after('COPY --from=build /srv/api /srv/api\n', ''), FILES],
    ['another package', BEFORE, AFTER.replaceAll('--filter api', '--filter web'), FILES],
    both('packages that a variable puts elsewhere', 'EXPOSE', 'ENV npm_config_virtual_store_dir=/srv/store\nEXPOSE'),
    both('a package that is put elsewhere', '--prod /srv/api', '--prod /srv/web'),
    both('a package that nobody knows', '--filter api', '--filter shopfront'),
    both('several packages', '--filter api', '-r'),
    both('a place that is not named from the root', '--prod /srv/api', '--prod ../srv/api'),
    both('two of them', '--prod /srv/api', '--prod /srv/api && pnpm --filter web deploy --prod /srv/web'),
    both('a file of the workspace that is started', '"dist/main.js"', '"/repo/apps/api/dist/main.js"'),
    both('a module of the workspace that is loaded', '"dist/main.js"', '"-r", "/repo/apps/api/hook.js", "dist/main.js"'),
    both('a variable that names the workspace', 'EXPOSE', 'ENV SETTINGS=/repo/settings.json\nEXPOSE'),
    both('a health check that reads it', 'EXPOSE', 'HEALTHCHECK CMD ["node", "/repo/health.js"]\nEXPOSE'),
    both('a volume in it', 'EXPOSE', 'VOLUME /repo/data\nEXPOSE'),
    both('a source that names it', 'EXPOSE', 'EXPOSE', withApi({}, { 'apps/api/src/b.ts': "import x from '/repo/apps/api/x.js';\n" })),
    both('a script that pnpm runs in it', 'EXPOSE', 'EXPOSE', withApi({ scripts: { ...API.scripts, prepare: 'tsc' } })),
    both('a store that all projects share', 'EXPOSE', 'EXPOSE', withApi({}, { '.npmrc': 'virtual-store-dir=/opt/store\n' })),
    both('links to the store', 'EXPOSE', 'EXPOSE', withApi({}, { 'pnpm-workspace.yaml': 'packages:\n  - apps/*\nenableGlobalVirtualStore: true\n' })),
    both('a folder beside both', 'RUN pnpm --filter', 'RUN mkdir -p /srv/data\nRUN pnpm --filter'),
  ])('%s', (...split) => {
    expect(judgeSplit(split as unknown as HandSplit)).toEqual(expect.any(String));
  }); // prettier-ignore
});
