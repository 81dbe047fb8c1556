import { changing, changingBoth, type HandSplit, judgeSplits } from './split-cases.ts';

const PACKAGE = {
  name: 'shop',
  scripts: { build: 'tsc', start: 'node dist/server.js', dev: 'nodemon src/server.ts' },
  dependencies: { express: '4.21.2' },
  devDependencies: { '@types/node': '20.17.16', nodemon: '3.1.9', typescript: '5.7.3' },
};
const SERVER = "import express from 'express';\nexpress().listen(8080);\n";
const withPackage = (changes: object): Readonly<Record<string, string>> => ({
  'package.json': JSON.stringify({ ...PACKAGE, ...changes }),
  'package-lock.json': '{ "lockfileVersion": 3, "packages": {} }',
  'tsconfig.json': '{ "compilerOptions": { "outDir": "dist" } }',
  'src/server.ts': SERVER,
  'entrypoint.sh': '#!/bin/sh\nexec "$@"\n',
});
const FILES = withPackage({});

const BEFORE = `FROM node:20-bookworm AS shop
ARG REVISION=1
ENV REVISION=$REVISION
RUN apt-get update && apt-get install -y python3 make g++ libpq-dev
WORKDIR /app
COPY . .
COPY entrypoint.sh /usr/local/bin/entrypoint.sh
RUN npm ci
RUN npm run build
LABEL revision=$REVISION
USER node
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["npm", "start"]
`;
const AFTER = `FROM node:20-bookworm AS build
ARG REVISION=1
ENV REVISION=$REVISION
RUN apt-get update && apt-get install -y python3 make g++ libpq-dev
WORKDIR /app
COPY . .
COPY entrypoint.sh /usr/local/bin/entrypoint.sh
RUN npm ci
RUN npm run build
RUN npm prune --omit=dev
FROM node:20-bookworm-slim AS shop
ARG REVISION=1
ENV REVISION=$REVISION
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /usr/local/bin/entrypoint.sh /usr/local/bin/entrypoint.sh
COPY --from=build /app /app
LABEL revision=$REVISION
USER node
EXPOSE 8080
ENTRYPOINT ["/usr/local/bin/entrypoint.sh"]
CMD ["npm", "start"]
`;
const after = changing(AFTER);
/** The same change in both. */
const both = changingBoth(BEFORE, AFTER, FILES);
const PRUNE = 'RUN npm prune --omit=dev\n';

const SITE_FILES = {
  'package.json': JSON.stringify({ scripts: { build: 'vite build' }, devDependencies: { vite: '5.4.14' } }),
  'index.html': '<title>x</title>',
  'site.conf': 'server {\n  listen 80;\n  root /app/dist;\n}\n',
};
const SITE = `FROM node:20-bookworm
RUN apt-get update && apt-get install -y nginx
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY . .
RUN npm install && npm run build
COPY site.conf /etc/nginx/conf.d/site.conf
CMD ["nginx", "-g", "daemon off;"]
`;
const SITE_SPLIT = `FROM node:20-bookworm AS build
RUN apt-get update && apt-get install -y nginx
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY . .
RUN npm install && npm run build
COPY site.conf /etc/nginx/conf.d/site.conf
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*
RUN rm /etc/nginx/sites-enabled/default
WORKDIR /app
COPY --from=build /etc/nginx/conf.d/site.conf /etc/nginx/conf.d/site.conf
COPY --from=build /app/dist /app/dist
CMD ["nginx", "-g", "daemon off;"]
`;
const site = changing(SITE_SPLIT);

const SERVE = `FROM node:20
RUN npm install -g serve
WORKDIR /app
COPY . .
RUN npm install && npm run build
CMD ["serve", "-s", "dist"]
`;
const SERVE_SPLIT = `FROM node:20 AS build
RUN npm install -g serve
WORKDIR /app
COPY . .
RUN npm install && npm run build
FROM node:20-slim
RUN npm install -g serve
WORKDIR /app
COPY --from=build /app/dist /app/dist
CMD ["serve", "-s", "dist"]
`;
const serve = changing(SERVE_SPLIT);

const WRONG: readonly HandSplit[] = [
  ['another release of Debian (F8)', BEFORE, after('node:20-bookworm-slim', 'node:20-bullseye-slim'), FILES],
  ['another system (F8)', BEFORE, after('node:20-bookworm-slim', 'node:20-alpine'), FILES],
  ['another version of Node.js', BEFORE, after('node:20-bookworm-slim', 'node:22-bookworm-slim'), FILES],
  ['a system without Node.js', BEFORE, after('node:20-bookworm-slim', 'debian:bookworm-slim'), FILES],
  ['the build output alone, without node_modules (F1)', BEFORE, after('/app /app', '/app/dist /app/dist'), FILES],
  ['to another place (F2)', BEFORE, after('/app /app\n', '/app /srv\n'), FILES],
  ['the entry script is lost (F10)', BEFORE, after('COPY --from=build /usr/local/bin/entrypoint.sh /usr/local/bin/entrypoint.sh\n', ''), FILES], // prettier-ignore
  ['the library of an add-on is lost (F1)', BEFORE, after('RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n', ''), FILES], // prettier-ignore
  ['a package that was not there', BEFORE, after('libpq5', 'libpq5 postgresql'), FILES],
  ['the variable is lost (F3)', BEFORE, after('slim AS shop\nARG REVISION=1\nENV REVISION=$REVISION\n', 'slim AS shop\nARG REVISION=1\n'), FILES], // prettier-ignore
  ['the argument is lost (F4)', BEFORE, after('slim AS shop\nARG REVISION=1\n', 'slim AS shop\n'), FILES],
  ['the name of the stage is lost (F6)', BEFORE, after('slim AS shop', 'slim'), FILES],
  ['another folder (F7)', BEFORE, after('slim AS shop\nARG REVISION=1\nENV REVISION=$REVISION\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\nWORKDIR /app', 'slim AS shop\nARG REVISION=1\nENV REVISION=$REVISION\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\nWORKDIR /srv'), FILES], // prettier-ignore
  ['development is started (F9)', changing(BEFORE)('"npm", "start"', '"npm", "run", "dev"'), after('"npm", "start"', '"npm", "run", "dev"'), FILES], // prettier-ignore
  ['a source names what is taken out (F9)', BEFORE, AFTER, { ...FILES, 'src/log.ts': "log({ target: 'nodemon' });\n" }],
  ['a name that is made in the run (F9)', BEFORE, AFTER, { ...FILES, 'src/plugins.ts': 'require(name);\n' }],
  ['the tool that takes out is another', BEFORE, after('npm prune --omit=dev', 'pnpm prune --prod'), FILES],
  ['packages are put in by name as well', changing(BEFORE)('RUN npm ci\n', 'RUN npm ci && npm install --no-save pg\n'), after('RUN npm ci\n', 'RUN npm ci && npm install --no-save pg\n'), FILES], // prettier-ignore
  ['an install that was forced', changing(BEFORE)('RUN npm ci\n', 'RUN npm ci --force\n'), after('RUN npm ci\n', 'RUN npm ci --force\n'), FILES], // prettier-ignore
  ['what starts comes from a package that is taken out', BEFORE, AFTER, withPackage({ scripts: { build: 'tsc', start: 'some-server dist' }, devDependencies: { 'some-server': '1.0.0' } })], // prettier-ignore
  ['more is taken out', BEFORE, after(PRUNE, 'RUN npm prune --omit=dev && rm -rf src\n'), FILES],
  ['a step of the build is lost', BEFORE, after('RUN npm run build\n', ''), FILES],
  both('a step that nobody knows', 'RUN npm run build\n', 'RUN npm run build && ./install-more\n'),
  ['a script that writes elsewhere', BEFORE, AFTER, withPackage({ scripts: { ...PACKAGE.scripts, build: 'tsc && cp -r data /var/lib/shop' } })], // prettier-ignore
  ['a script that nobody can read', BEFORE, AFTER, withPackage({ scripts: { ...PACKAGE.scripts, build: 'tsc && node make.js' } })], // prettier-ignore
  both('files of another owner (F12)', 'COPY . .', 'COPY --chown=node:node . .'),
  [
    'a RUN that is new',
    BEFORE,
    after('WORKDIR /app\nCOPY --from', 'RUN npm install\nWORKDIR /app\nCOPY --from'),
    FILES,
  ],
  ['the build again', BEFORE, after('WORKDIR /app\nCOPY --from', 'RUN npm ci\nWORKDIR /app\nCOPY --from'), FILES],
  ['curl of a health check (F10)', changing(BEFORE)('EXPOSE 8080', 'HEALTHCHECK CMD curl -f http://localhost:8080'), after('EXPOSE 8080', 'HEALTHCHECK CMD curl -f http://localhost:8080'), FILES], // prettier-ignore
  ['pm2, which is installed for everyone', changing(BEFORE)('RUN npm ci\n', 'RUN npm install -g pm2\nRUN npm ci\n').replace('"npm", "start"', '"pm2-runtime", "dist/server.js"'), after('RUN npm ci\n', 'RUN npm install -g pm2\nRUN npm ci\n').replace('"npm", "start"', '"pm2-runtime", "dist/server.js"'), FILES], // prettier-ignore
  ['nginx, and its settings are lost', SITE, site('COPY --from=build /etc/nginx/conf.d/site.conf /etc/nginx/conf.d/site.conf\n', ''), SITE_FILES], // prettier-ignore
  ['nginx, and what it serves is lost', SITE, site('COPY --from=build /app/dist /app/dist\n', ''), SITE_FILES],
  ['nginx, and the site that was removed is back', SITE, site('/var/lib/apt/lists/*\nRUN rm /etc/nginx/sites-enabled/default\n', '/var/lib/apt/lists/*\n'), SITE_FILES], // prettier-ignore
  ['nginx is not installed', SITE, site('RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\n', ''), SITE_FILES], // prettier-ignore
  ['nginx, and more is started', changing(SITE)('["nginx", "-g", "daemon off;"]', 'nginx && node api.js'), site('["nginx", "-g", "daemon off;"]', 'nginx && node api.js'), SITE_FILES], // prettier-ignore
  ['the server is not installed', SERVE, serve('slim\nRUN npm install -g serve\n', 'slim\n'), SITE_FILES],
  ['another folder is served', SERVE, serve('/app/dist /app/dist', '/app/public /app/public'), SITE_FILES],
  ['the same image with all that is in it', SERVE, serve('node:20-slim', 'node:20').replace('/app/dist /app/dist', '/app /app'), withPackage({})], // prettier-ignore
];

const RIGHT: readonly HandSplit[] = [
  ['all that a program needs', BEFORE, AFTER, FILES],
  ['with what only development needs', BEFORE, after(PRUNE, ''), FILES],
  ['a test that names what is taken out', BEFORE, AFTER, { ...FILES, 'src/server.test.ts': "import 'nodemon';\n" }],
  ['a type of what is taken out', BEFORE, AFTER, { ...FILES, 'src/t.ts': "import type { X } from 'typescript';\n" }],
  ['a script that is read', BEFORE, AFTER, { ...withPackage({ scripts: { ...PACKAGE.scripts, build: 'tsc && node make.js' } }), 'make.js': "require('typescript');\n" }], // prettier-ignore
  both('a shell-form command', 'CMD ["npm", "start"]', 'CMD node dist/server.js'),
  ['curl for a health check', changing(BEFORE)('EXPOSE 8080', 'HEALTHCHECK CMD curl -f http://localhost:8080'), after('EXPOSE 8080', 'HEALTHCHECK CMD curl -f http://localhost:8080').replace('libpq5', 'ca-certificates curl libpq5'), FILES], // prettier-ignore
  ['nginx', SITE, SITE_SPLIT, SITE_FILES],
  ['a server of files', SERVE, SERVE_SPLIT, SITE_FILES],
];

judgeSplits('a stage of Node.js that becomes two', WRONG, RIGHT);
