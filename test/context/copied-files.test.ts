import { describe, expect, test } from 'vitest';
import { findContextPath, findCopied } from '../../src/context/copied-files.ts';
import { type CopyOptions, readCopies } from '../../src/context/copies.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readStages } from '../../src/dockerfile/stages.ts';
import { PATIENCE } from '../patience.ts';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'entrypoint.sh': '#!/bin/bash\n',
  'src/a.ts': 'a',
  'src/lib/b.ts': 'b',
  'docs/c.md': 'c',
  'pack.tgz': new Uint8Array([0x1f, 0x8b, 0x08, 0]),
  '.dockerignore': 'docs\n',
};

function open(text: string, options: CopyOptions = {}) {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(file.reason);
  const stage = readStages(file).at(-1)!;
  const context = memoryContext(FILES);
  return {
    copied: () => findCopied(file, stage, context, options),
    find: (path: string) => findContextPath(readCopies(file, stage, context, options), context, path),
  };
}

/** `from > to`, `?` behind a file that may go into a folder of that name, or why it is not known. */
function describeCopied(text: string, options: CopyOptions = {}): readonly string[] {
  return open(text, options)
    .copied()
    .map((one) => {
      if (one.kind === 'unknown') return one.because;
      const assumes = one.assumes.length > 0 ? ` if ${one.assumes.join(', ')}` : '';
      return `${one.contextPath} > ${one.imagePath}${one.mayBeInside ? '?' : ''}${assumes}`;
    });
}

describe('what a COPY brings, and to where', () => {
  test.each([
    ['COPY package.json /app/', ['package.json > /app/package.json']],
    ['COPY package.json /app', ['package.json > /app?']],
    ['WORKDIR /app\nCOPY package.json .', ['package.json > /app/package.json']],
    ['WORKDIR /app\nCOPY package.json /app', ['package.json > /app/package.json']],
    ['WORKDIR /srv\nWORKDIR app\nCOPY package.json ./x', ['package.json > /srv/app/x?']],
    ['COPY entrypoint.sh /usr/local/bin', ['entrypoint.sh > /usr/local/bin/entrypoint.sh']],
    ['COPY package*.json /app/', ['package-lock.json > /app/package-lock.json', 'package.json > /app/package.json']],
    ['COPY src /app', ['src/a.ts > /app/a.ts', 'src/lib/b.ts > /app/lib/b.ts']],
    ['COPY ./src/ /', ['src/a.ts > /a.ts', 'src/lib/b.ts > /lib/b.ts']],
    ['COPY sr[a-c]/*b /app/', ['src/lib/b.ts > /app/b.ts']],
    ['COPY ["package.json", "/my app/"]', ['package.json > /my app/package.json']],
    ['COPY "package.json" /a/', ['package.json > /a/package.json']],
    ['COPY --chown=1000 src/../package.json /a/../b/', ['package.json > /b/package.json']],
    ['COPY docs /docs', ['docs is not in the build context']],
    ['COPY nothing* /x/', ['nothing* is not in the build context']],
    ['COPY ../secret /x/', ['its source leads out of the build context, or cannot be read']],
    ['COPY --exclude=*.md . /x/', ['--exclude is not followed']],
    ['COPY --parents src/a.ts /x/', ['--parents is not followed']],
    ['COPY --from=golang:1.22 /usr/local/go /usr/local/go', []],
    ['COPY <<EOF /etc/x\na\nEOF', []],
    ['ADD https://example.com/x /x', []],
    ['ADD git@example.com:a/b.git /x', []],
    ['ADD pack.tgz /x', ['ADD unpacks pack.tgz there']],
    ['ADD --unpack=false pack.tgz /x/', ['pack.tgz > /x/pack.tgz']],
    ['ADD package.json /x/', ['package.json > /x/package.json']],
    ['COPY package.json C:\\\\app\\\\', ['its destination is not known: it is a path of Windows']],
  ])('%s', (lines, expected) => {
    expect(describeCopied(`FROM node:20\n${lines}\n`)).toEqual(expected);
  });

  test('relative to the working directory of a base only where that is known', () => {
    const text = 'FROM golang:1.22\nCOPY package.json .\n';
    expect(describeCopied(text)).toEqual([
      'its destination is not known: it is relative, and the working directory of the base image is not known',
    ]);
    expect(describeCopied(text, { baseWorkingDir: '/go' })).toEqual(['package.json > /go/package.json']);
    expect(describeCopied('FROM scratch\nCOPY package.json bin\n')).toEqual(['package.json > /bin?']);
  });

  test('through variables whose value the file sets', () => {
    const text = [
      'ARG ROOT=/srv',
      'FROM node:20',
      'ARG ROOT',
      'ARG NAME="my app"',
      'ENV HOME_DIR=${ROOT}/$NAME',
      'WORKDIR $HOME_DIR',
      "COPY package.json '$literal/'",
      'COPY src/a.ts ${HOME_DIR}/x/',
      'COPY src/a.ts $UNKNOWN/',
      'COPY src/a.ts ${ROOT:-/y}/',
    ].join('\n');
    expect(describeCopied(text)).toEqual([
      'package.json > /srv/my app/$literal/package.json if ROOT, NAME',
      'src/a.ts > /srv/my app/x/a.ts if ROOT, NAME',
      'its destination is not known: nothing in the file sets $UNKNOWN',
      'its destination is not known: it has a variable in a form that is not read',
    ]);
  });

  test('an ARG without a default is not known, an ENV wins over an ARG, and one ENV sees what was before it', () => {
    const text =
      'FROM node:20\nARG A\nCOPY package.json $A/\nENV B=/b\nARG B=/c\nENV B=/d C=$B\nCOPY package.json $B$C/\n';
    expect(describeCopied(text)).toEqual([
      'its destination is not known: ARG A has no default',
      'package.json > /d/b/package.json',
    ]);
  });

  test('through the stages that it starts from, without what is local to an ONBUILD', () => {
    const text = [
      'FROM node:20 AS base',
      'WORKDIR /app',
      'COPY package.json .',
      'ONBUILD COPY src .',
      'FROM node:20 AS other',
      'COPY src /other',
      'FROM base',
      'COPY src/a.ts .',
    ].join('\n');
    expect(describeCopied(text)).toEqual([
      'package.json > /app/package.json',
      'it is copied by an ONBUILD',
      'src/a.ts > /app/a.ts',
    ]);
  });
});

describe('where a path of the image is from', () => {
  const text = [
    'FROM node:20',
    'WORKDIR /app',
    'COPY . .',
    'COPY entrypoint.sh /usr/local/bin/start',
    'COPY --from=busybox /bin/busybox /tools/',
  ].join('\n');

  test.each([
    ['/app/src/lib/b.ts', 'src/lib/b.ts'],
    ['/app/src', 'src'],
    ['/app', ''],
    ['/usr/local/bin/start', 'entrypoint.sh'],
    ['/usr/local/bin/start/entrypoint.sh', 'entrypoint.sh'],
    ['/app/docs/c.md', undefined],
    ['/usr/bin/node', undefined],
  ])('%s', (path, expected) => {
    const found = open(text).find(path);
    expect(found?.kind === 'found' ? found.contextPath : found).toBe(expected);
  });

  test('is not known where something else may have written over it', () => {
    expect(open(text).find('/tools/x')).toMatchObject({ kind: 'unknown', because: 'it is copied from busybox' });
    expect(open(`${text}\nCOPY a $NO\n`).find('/app/src')).toMatchObject({ kind: 'unknown' });
    expect(open(`${text}\nCOPY <<E /app/src/a.ts\nE\n`).find('/app/src/a.ts')).toMatchObject({ kind: 'unknown' });
    expect(open(`${text}\nCOPY nothing /elsewhere/\n`).find('/app/src')).toMatchObject({ kind: 'found' });
  });
});

describe('hostile files', () => {
  test('values that double with every line', () => {
    const lines = Array.from({ length: 200 }, (_, at) => `ENV A${at + 1}=$A${at}$A${at}`);
    expect(describeCopied(`FROM a\nENV A0=/x\n${lines.join('\n')}\nCOPY src $A200/\n`)).toEqual([
      'its destination is not known: it is longer than 1024 characters, or takes too many build arguments',
    ]);
  });

  test('names that every object has', () => {
    expect(describeCopied('FROM a\nCOPY __proto__ $constructor/\nCOPY constructor /x/\n')).toEqual([
      'its destination is not known: nothing in the file sets $constructor',
      'constructor is not in the build context',
    ]);
  });

  test('thousands of patterns come to an end', () => {
    const start = performance.now();
    const text = `FROM a\n${'COPY *a*a*a*a*a/*b*b*b/* /x/\n'.repeat(5000)}`;
    expect(describeCopied(text)).toHaveLength(5000);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });
});
