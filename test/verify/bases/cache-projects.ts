import type { BaseProject } from './base-project.ts';
import { NODE } from './context-projects.ts';

const MOUNTS = { cleanup: 'cache-mount' } as const;

const GO_PROGRAM = `package main

import "fmt"

func main() { fmt.Println("built with a cache") }
`;
const PYTHON_PACKAGE = `from setuptools import setup

setup(name="greeting", version="1.0", py_modules=["greeting"])
`;

/** What package managers fetch is kept in mounts of the builder. */
export const cacheProjects: readonly BaseProject[] = [
  {
    name: 'apt: both folders, and the hook that would empty them',
    transform: 'cache-mount',
    dockerfile: `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends bc \\
    && rm -rf /var/lib/apt/lists/* /tmp/*
CMD ["sh", "-c", "echo 6*7 | bc"]
`,
    context: {},
    choices: MOUNTS,
    does: { kind: 'job', answers: '42' },
    wanted: { base: 'debian:bookworm-slim', user: '', lines: ['    && rm -rf /tmp/*'] },
  },
  {
    name: 'npm: without its own cleaning',
    transform: 'cache-mount',
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci && npm cache clean --force
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: NODE,
    choices: MOUNTS,
    does: { kind: 'service', port: 3000, answers: '1 hour' },
    wanted: { base: 'node:20-slim', user: '', lines: ['RUN --mount=type=cache,target=/root/.npm npm ci'] },
  },
  {
    name: 'npm: by another user than root',
    transform: 'cache-mount',
    dockerfile: `FROM node:20-slim
WORKDIR /app
RUN chown node:node /app
USER 1000:1000
COPY --chown=node:node package.json package-lock.json ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: NODE,
    choices: MOUNTS,
    does: { kind: 'service', port: 3000, answers: '1 hour' },
    wanted: {
      base: 'node:20-slim',
      user: '1000:1000',
      lines: ['RUN --mount=type=cache,target=/home/node/.npm,uid=1000,gid=1000 npm ci'],
    },
  },
  {
    name: 'pip: without the word that switches its cache off',
    transform: 'cache-mount',
    dockerfile: `FROM python:3.11-slim
COPY greeting greeting
RUN pip install --no-cache-dir --no-build-isolation ./greeting
CMD ["python", "-c", "import greeting; print(greeting.TEXT)"]
`,
    context: { 'greeting/setup.py': PYTHON_PACKAGE, 'greeting/greeting.py': 'TEXT = "hello"\n' },
    choices: MOUNTS,
    does: { kind: 'job', answers: 'hello' },
    wanted: {
      base: 'python:3.11-slim',
      user: '',
      lines: [
        'RUN --mount=type=cache,id=pip-python-3.11-slim,target=/root/.cache/pip \\',
        '    pip install --no-build-isolation ./greeting',
      ],
    },
  },
  {
    name: 'Go: in all steps of the builder',
    transform: 'cache-mount',
    dockerfile: `FROM golang:1.19 AS build
WORKDIR /src
COPY go.mod ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /program .

FROM scratch
COPY --from=build /program /program
CMD ["/program"]
`,
    context: { 'go.mod': 'module example.com/program\n\ngo 1.19\n', 'main.go': GO_PROGRAM },
    choices: MOUNTS,
    does: { kind: 'job', answers: 'built with a cache' },
    wanted: { base: 'scratch', user: '', lines: ['    CGO_ENABLED=0 go build -o /program .'] },
  },
];
