import type { BaseProject } from './base-project.ts';
import { nodeServer, pythonServer } from './programs.ts';

const PACKAGE = JSON.stringify({
  name: 'durations',
  version: '1.0.0',
  private: true,
  dependencies: { ms: '^2.1.3' },
  devDependencies: { 'uglify-js': '^3.19.3' },
});

const MS = {
  version: '2.1.3',
  integrity: 'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==',
};
const UGLIFY = {
  version: '3.19.3',
  dev: true,
  integrity: 'sha512-v3Xu+yuwBXisp6QYTcH4UbH+xYJXqnq2m/LtQVWKWzYc1iehYnLixoQDN9FH6/j9/oybfd6W9Ghwkl8+UMKTKQ==',
};
const LOCK = JSON.stringify({
  name: 'durations',
  version: '1.0.0',
  lockfileVersion: 3,
  requires: true,
  packages: { '': JSON.parse(PACKAGE) as object, 'node_modules/ms': MS, 'node_modules/uglify-js': UGLIFY },
});

/** A server of Node.js with one package, and one that only development needs. */
export const NODE = {
  'package.json': PACKAGE,
  'package-lock.json': LOCK,
  '.dockerignore': 'node_modules\n',
  'server.js': nodeServer("require('ms')(3_600_000, { long: true })"),
} as const;

/** What is done with the files of a build: in which order they are copied, what is installed, what is kept out. */
export const contextProjects: readonly BaseProject[] = [
  {
    name: 'npm: what lists the packages is copied first',
    transform: 'copy-manifests-first',
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY . .
RUN npm ci --omit=dev
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: NODE,
    does: { kind: 'service', port: 3000, answers: '1 hour' },
    wanted: { base: 'node:20-slim', user: '', lines: ['COPY package.json package-lock.json ./'] },
  },
  {
    name: 'npm: installed by the lock file',
    transform: 'npm-ci',
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: NODE,
    does: { kind: 'service', port: 3000, answers: '1 hour' },
    wanted: { base: 'node:20-slim', user: '', lines: ['RUN npm ci'] },
  },
  {
    name: 'npm: without what only development needs',
    transform: 'production-deps',
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: NODE,
    does: { kind: 'service', port: 3000, answers: '1 hour' },
    wanted: { base: 'node:20-slim', user: '', lines: ['RUN npm ci --omit=dev'] },
  },
  {
    name: 'apt: before the sources',
    transform: 'os-packages-first',
    dockerfile: `FROM debian:bookworm-slim
WORKDIR /srv/words
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends ed && rm -rf /var/lib/apt/lists/*
CMD ["./count.sh"]
`,
    context: {
      'count.sh': "#!/bin/sh\nset -eu\nprintf '%s\\n' ',s/sky/sea/' w q | ed -s words.txt\nsort words.txt | uniq -c\n",
      'words.txt': 'sea\nsky\nsea\n',
    },
    does: { kind: 'job', answers: '3 sea' },
    wanted: { base: 'debian:bookworm-slim', user: '' },
  },
  {
    name: 'keys and leftovers stay out of the context',
    transform: 'dockerignore',
    dockerfile: `FROM python:3.11-slim-bookworm
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: {
      'app.py': pythonServer('tide.high()', 'import tide\n'),
      'tide.py': 'def high():\n    return "high at noon"\n',
      '.env': 'TOKEN=of-nobody\n',
      'deploy.pem': 'a key\n',
      '.gitignore': '__pycache__/\n.env\n',
      '__pycache__/tide.cpython-39.pyc': 'compiled by another Python\n',
    },
    does: { kind: 'service', port: 8000, answers: 'high at noon' },
    wanted: { base: 'python:3.11-slim-bookworm', user: '' },
  },
];
