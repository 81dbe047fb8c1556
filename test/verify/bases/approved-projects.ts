import type { BaseProject } from './base-project.ts';
import { nodeServer, pythonServer } from './programs.ts';

/** The images of a company take the place of the public ones. */
export const approvedProjects: readonly BaseProject[] = [
  {
    name: 'a mirror of node keeps the tag',
    transform: 'approved-base',
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY server.js ./
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: { 'server.js': nodeServer("'mirrored'") },
    choices: { bases: { node: 'registry.example.com/base/node' } },
    does: { kind: 'service', port: 3000, answers: 'mirrored' },
    wanted: { base: 'registry.example.com/base/node:20-slim', user: '' },
  },
  {
    name: 'a hardened python has a tag of its own',
    transform: 'approved-base',
    dockerfile: `FROM python:3.11-slim
WORKDIR /app
COPY app.py ./
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: { 'app.py': pythonServer('"hardened"') },
    choices: { bases: { 'python:3.11-slim': 'registry.example.com/base/python:3.11-hardened' } },
    does: { kind: 'service', port: 8000, answers: 'hardened' },
    wanted: { base: 'registry.example.com/base/python:3.11-hardened', user: '' },
  },
];
