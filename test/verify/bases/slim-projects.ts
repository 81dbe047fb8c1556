import type { BaseProject } from './base-project.ts';
import { nodeServer, pythonServer } from './programs.ts';

const PACKAGE = `{
  "name": "greeter",
  "version": "1.0.0",
  "private": true,
  "dependencies": { "greeting": "file:greeting" }
}
`;

const LOCK = `{
  "name": "greeter",
  "version": "1.0.0",
  "lockfileVersion": 3,
  "requires": true,
  "packages": {
    "": { "name": "greeter", "version": "1.0.0", "dependencies": { "greeting": "file:greeting" } },
    "greeting": { "version": "1.0.0" },
    "node_modules/greeting": { "resolved": "greeting", "link": true }
  }
}
`;

/** What ships starts from the slim variant, with what it needs of the full one. */
export const slimProjects: readonly BaseProject[] = [
  {
    name: 'node with a lock file and a package of its own',
    transform: 'slim-base',
    dockerfile: `FROM node:20
WORKDIR /app
COPY . .
RUN npm ci --omit=dev
EXPOSE 3000
CMD ["node", "server.js"]
`,
    context: {
      'package.json': PACKAGE,
      'package-lock.json': LOCK,
      'greeting/package.json': '{ "name": "greeting", "version": "1.0.0", "main": "index.js" }\n',
      'greeting/index.js': 'module.exports = (name) => `Hello, ${name}`;\n',
      'server.js': nodeServer("require('greeting')(process.version.split('.')[0])"),
    },
    does: { kind: 'service', port: 3000, answers: 'Hello, v' },
    wanted: { base: 'node:20-slim', user: '' },
  },
  {
    name: 'python with a wheel that another stage made',
    transform: 'slim-base',
    dockerfile: `FROM python:3.11-slim-bookworm AS wheels
WORKDIR /build
COPY tides ./
RUN mkdir /wheels && python -m zipfile -c /wheels/tides-1.0-py3-none-any.whl tides.py tides-1.0.dist-info/

FROM python:3.11-bookworm
WORKDIR /app
COPY --from=wheels /wheels /wheels
COPY requirements.txt ./
RUN pip install --no-cache-dir --no-index --find-links /wheels -r requirements.txt
COPY app.py ./
EXPOSE 8000
CMD ["python", "app.py"]
`,
    context: {
      'requirements.txt': 'tides==1.0\n',
      'tides/tides.py': 'def high():\n    return "high at noon"\n',
      'tides/tides-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: tides\nVersion: 1.0\n',
      'tides/tides-1.0.dist-info/WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
      'tides/tides-1.0.dist-info/RECORD': 'tides.py,,\n',
      'app.py': pythonServer('tides.high()', 'import tides\n'),
    },
    does: { kind: 'service', port: 8000, answers: 'high at noon' },
    wanted: { base: 'python:3.11-slim-bookworm', user: '' },
  },
  {
    name: 'debian, where nothing but pages of manuals goes',
    transform: 'slim-base',
    dockerfile: `FROM debian:bookworm
COPY count.sh /usr/local/bin/
COPY words.txt /srv/
CMD ["/usr/local/bin/count.sh"]
`,
    context: {
      'count.sh': "#!/bin/bash\nset -eu\nsort /srv/words.txt | uniq -c | awk '{ print $2, $1 }'\n",
      'words.txt': 'sea\nsky\nsea\n',
    },
    does: { kind: 'job', answers: 'sea 2' },
    wanted: { base: 'debian:bookworm-slim', user: '' },
  },
  {
    name: 'a package joins those that are installed already',
    transform: 'slim-base',
    dockerfile: `FROM python:3.11-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends ed && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY app.py change.diff start.sh ./
EXPOSE 8000
CMD ["./start.sh"]
`,
    context: {
      'start.sh':
        '#!/bin/sh\nset -eu\necho tide: low > /tmp/tide\npatch -s /tmp/tide < change.diff\nexec python app.py\n',
      'change.diff': '--- tide\n+++ tide\n@@ -1 +1 @@\n-tide: low\n+tide: high\n',
      'app.py': pythonServer('open("/tmp/tide").read()'),
    },
    does: { kind: 'service', port: 8000, answers: 'tide: high' },
    wanted: {
      base: 'python:3.11-slim-bookworm',
      user: '',
      lines: [
        'RUN apt-get update && apt-get install -y --no-install-recommends ed patch && rm -rf /var/lib/apt/lists/*',
      ],
    },
  },
  {
    name: 'the start script needs a command, which is installed in a RUN of its own',
    transform: 'slim-base',
    dockerfile: `FROM python:3.11-bookworm
WORKDIR /app
COPY app.py docker-entrypoint.sh ./
EXPOSE 8000
ENTRYPOINT ["./docker-entrypoint.sh"]
CMD ["python", "app.py"]
`,
    context: {
      'docker-entrypoint.sh': '#!/bin/sh\nset -e\necho squeezed | bzip2 | bzip2 -d > /tmp/text\nexec "$@"\n',
      'app.py': pythonServer('open("/tmp/text").read()'),
    },
    does: { kind: 'service', port: 8000, answers: 'squeezed' },
    wanted: { base: 'python:3.11-slim-bookworm', user: '' },
  },
  {
    name: 'the health is checked with curl, which comes along',
    transform: 'slim-base',
    dockerfile: `FROM python:3.11-bookworm
WORKDIR /app
COPY app.py ./
EXPOSE 8000
HEALTHCHECK --interval=1s --timeout=5s CMD curl -fsS http://localhost:8000/ || exit 1
CMD ["python", "app.py"]
`,
    context: { 'app.py': pythonServer('"well"') },
    does: { kind: 'service', port: 8000, answers: 'well' },
    wanted: { base: 'python:3.11-slim-bookworm', user: '' },
  },
];
