import type { EverydayProject } from './everyday-project.ts';
import { NODE } from '../bases/context-projects.ts';

const YARN_LOCK = `# yarn lockfile v1


ms@^2.1.3:
  version "2.1.3"
  integrity sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==
`;

/** What the package managers of languages leave behind. */
export const languageProjects: readonly EverydayProject[] = [
  {
    name: 'npm',
    transforms: ['npm-cache'],
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
CMD ["node", "-p", "require('ms')(3600000, { long: true })"]
`,
    context: NODE,
    prints: '1 hour',
    differs: { gone: [/^\/root\/\.npm\//], added: [/^\/root\/\.npm\/_logs\//] },
    lines: ['    && npm cache clean --force'],
  },
  {
    name: 'Yarn 1',
    transforms: ['yarn-cache'],
    dockerfile: `FROM node:20-slim
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn install --production --frozen-lockfile
CMD ["node", "-p", "require('ms')(3600000, { long: true })"]
`,
    context: {
      'package.json':
        '{ "name": "durations", "version": "1.0.0", "private": true, "dependencies": { "ms": "^2.1.3" } }\n',
      'yarn.lock': YARN_LOCK,
    },
    prints: '1 hour',
    differs: { gone: [/^\/usr\/local\/share\/\.cache\/yarn\//], changed: [/^\/tmp\/v8-compile-cache-0\//] },
    lines: ['    && yarn cache clean'],
  },
  {
    name: 'pnpm',
    transforms: ['node-tools-cache'],
    dockerfile: `FROM node:20-slim
RUN npm install --global pnpm@9 && npm cache clean --force
WORKDIR /app
COPY package.json ./
RUN pnpm install --prod
CMD ["node", "-p", "require('ms')(3600000, { long: true })"]
`,
    context: NODE,
    prints: '1 hour',
    differs: {
      // Lists of versions, and what only development needs; what is installed stays, since it is linked from the store.
      gone: [/^\/root\/\.cache\/pnpm\/metadata/, /^\/root\/\.local\/share\/pnpm\/store\/v3\/files\//],
      // The times at which something was looked at.
      changed: [/^\/app\/node_modules\/\.modules\.yaml: /, /-index\.json: another content$/, /\/pnpm-state\.json: /],
    },
    lines: ['    && pnpm store prune'],
  },
  {
    name: 'pip',
    transforms: ['pip-no-cache'],
    dockerfile: `FROM python:3.11-slim
COPY greeting /srv/greeting
RUN cd /srv/greeting && python setup.py -q sdist
RUN pip install --no-build-isolation /srv/greeting/dist/greeting-1.0.tar.gz
CMD ["python", "-c", "import greeting; print(greeting.TEXT)"]
`,
    context: {
      'greeting/setup.py':
        'from setuptools import setup\n\nsetup(name="greeting", version="1.0", py_modules=["greeting"])\n',
      'greeting/greeting.py': 'TEXT = "hello"\n',
    },
    prints: 'hello',
    differs: { gone: [/^\/root\/\.cache(?:$|\/)/] },
    lines: ['RUN pip install --no-cache-dir --no-build-isolation /srv/greeting/dist/greeting-1.0.tar.gz'],
  },
  {
    name: 'Poetry, whose environments lie beside its cache',
    transforms: ['python-tools-cache'],
    dockerfile: `FROM python:3.11-slim
RUN apt-get update && apt-get install -y --no-install-recommends python3-poetry && rm -rf /var/lib/apt/lists/*
COPY tides /srv/tides
RUN cd /srv/tides && python -m zipfile -c ../tides-1.0-py3-none-any.whl tides.py tides-1.0.dist-info/
WORKDIR /app
COPY pyproject.toml ./
# What an install from an index leaves there.
RUN mkdir -p /root/.cache/pypoetry/artifacts/ab && echo archive > /root/.cache/pypoetry/artifacts/ab/tides.whl
RUN poetry install --no-root --no-interaction
CMD ["poetry", "run", "python", "-c", "import tides; print(tides.high())"]
`,
    context: {
      'pyproject.toml':
        '[tool.poetry]\nname = "app"\nversion = "1.0"\ndescription = ""\nauthors = []\n\n[tool.poetry.dependencies]\npython = "^3.11"\ntides = { path = "/srv/tides-1.0-py3-none-any.whl" }\n',
      'tides/tides.py': 'def high():\n    return "high at noon"\n',
      'tides/tides-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: tides\nVersion: 1.0\n',
      'tides/tides-1.0.dist-info/WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
      'tides/tides-1.0.dist-info/RECORD': 'tides.py,,\n',
    },
    prints: 'high at noon',
    differs: {
      gone: [/^\/root\/\.cache\/pypoetry\/artifacts/],
      // Has a line for each file in the order of the folder, and hashes of what is compiled.
      changed: [/\/(?:pip|setuptools|wheel)-[\d.]+\.dist-info\/RECORD: another content$/],
    },
    lines: ['    && rm -rf ~/.cache/pypoetry/artifacts ~/.cache/pypoetry/cache'],
  },
  {
    name: 'RubyGems and Bundler',
    transforms: ['gem-no-document', 'gem-cache'],
    dockerfile: `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends bundler && rm -rf /var/lib/apt/lists/*
COPY greeting /srv/greeting
RUN cd /srv/greeting && gem build greeting.gemspec \\
    && sed -i 's/"1.0"/"2.0"/' greeting.gemspec && gem build greeting.gemspec
RUN mkdir -p /srv/gems/gems && mv /srv/greeting/greeting-2.0.gem /srv/gems/gems && gem generate_index -d /srv/gems
RUN gem install /srv/greeting/greeting-1.0.gem && rm -r /var/lib/gems/*/cache
WORKDIR /app
COPY Gemfile ./
RUN bundle install
CMD ["bundle", "exec", "ruby", "-e", "require 'greeting'; puts TEXT"]
`,
    context: {
      Gemfile: 'source "file:///srv/gems"\n\ngem "greeting"\n',
      'greeting/greeting.gemspec':
        'Gem::Specification.new do |s|\n  s.name = "greeting"\n  s.version = "1.0"\n  s.summary = "A greeting"\n  s.authors = ["a"]\n  s.files = ["lib/greeting.rb"]\nend\n',
      'greeting/lib/greeting.rb': 'TEXT = "hello"\n',
    },
    prints: 'hello',
    differs: { gone: [/\/cache\/greeting-2\.0\.gem$/, /^\/var\/lib\/gems\/[\d.]+\/doc\/greeting-1\.0/] },
    lines: ['    && rm -rf "$(gem env gemdir)"/cache/*.gem'],
  },
  {
    name: 'cpanm',
    transforms: ['source-packages-cache'],
    dockerfile: `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends cpanminus make && rm -rf /var/lib/apt/lists/*
COPY greeting /srv/greeting
RUN tar -C /srv -czf /srv/Greeting-1.0.tar.gz greeting
RUN cpanm --notest /srv/Greeting-1.0.tar.gz
CMD ["perl", "-MGreeting", "-e", "print Greeting::text()"]
`,
    context: {
      'greeting/Makefile.PL':
        'use ExtUtils::MakeMaker;\nWriteMakefile(NAME => "Greeting", VERSION_FROM => "lib/Greeting.pm");\n',
      'greeting/lib/Greeting.pm': 'package Greeting;\nour $VERSION = "1.0";\nsub text { "hello\\n" }\n1;\n',
    },
    prints: 'hello',
    // The list of what is installed has the times.
    differs: { gone: [/^\/root\/\.cpanm(?:$|\/)/], changed: [/\/perllocal\.pod: another content$/] },
    lines: ['    && rm -rf ~/.cpanm'],
  },
  {
    name: 'Composer',
    transforms: ['composer-cache'],
    dockerfile: `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends composer php-cli zip unzip php-zip && rm -rf /var/lib/apt/lists/*
COPY greeting /srv/greeting
RUN cd /srv/greeting && mkdir /srv/packages && zip -r /srv/packages/greeting-1.0.0.zip .
WORKDIR /app
COPY composer.json index.php ./
RUN composer install --no-dev --no-interaction
CMD ["php", "index.php"]
`,
    context: {
      'greeting/composer.json':
        '{ "name": "example/greeting", "version": "1.0.0", "autoload": { "files": ["greeting.php"] } }\n',
      'greeting/greeting.php': '<?php\nconst TEXT = "hello";\n',
      'composer.json':
        '{ "config": { "autoloader-suffix": "Same" }, "repositories": [{ "type": "artifact", "url": "/srv/packages" }, { "packagist.org": false }], "require": { "example/greeting": "1.0.0" } }\n',
      'index.php': '<?php\nrequire "vendor/autoload.php";\necho TEXT, "\\n";\n',
    },
    prints: 'hello',
    differs: { gone: [/^\/root\/\.(?:cache\/)?composer\//] },
    lines: ['    && composer clear-cache'],
  },
  {
    name: 'Go, in the stage that ships',
    transforms: ['strip-binary', 'build-tools-cache'],
    dockerfile: `FROM golang:1.19
WORKDIR /src
COPY . .
RUN go build -o /usr/local/bin/greet .
CMD ["greet"]
`,
    context: {
      'go.mod': 'module example.com/greet\n\ngo 1.19\n',
      'main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hello") }\n',
    },
    prints: 'hello',
    differs: {
      gone: [/^\/root\/\.cache\/go-build\//],
      // The day on which the cache was last looked through.
      changed: [/^\/usr\/local\/bin\/greet: /, /^\/root\/\.cache\/go-build\/trim\.txt: /],
    },
    lines: [],
  },
];
