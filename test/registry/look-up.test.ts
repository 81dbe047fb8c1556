import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { image } from './manifests.ts';
import { ask, IMPATIENT, serve, temporaryFolder } from './server.ts';
import { parsePlatform } from '../../src/image/platform.ts';
import { parseReference } from '../../src/dockerfile/reference.ts';
import { makeAnswers, MOST_QUESTIONS, NO_ANSWERS, type RegistryAnswer } from '../../src/knowledge/registry/answers.ts';
import { openLookUp } from '../../src/registry/look-up.ts';
import type { Patience } from '../../src/registry/transport.ts';
import { PATIENCE } from '../patience.ts';

const made = image('amd64', ['layer']);
const { digest } = made.manifest;
const reference = (text: string) => parseReference(text)!;

describe('answers', () => {
  const found: RegistryAnswer = { kind: 'found', digest, date: '2026-11-21', contents: undefined };

  test('write down what is not known, each once', () => {
    const answers = makeAnswers({ images: { 'node:latest': found }, versions: {} });
    expect(answers.find(reference('node'))).toEqual(found);
    expect(answers.find(reference('docker.io/library/node:latest'))).toEqual(found);
    expect(answers.questions()).toEqual([]);
    expect(answers.find(reference('node:20'))).toBeUndefined();
    expect(answers.find(reference('node:20'))).toBeUndefined();
    expect(answers.find(reference('node'), 'contents')).toBeUndefined();
    expect(answers.find(reference('node'), 'digest')).toEqual(found);
    expect(answers.find(reference(`node:20@${digest}`))).toBeUndefined();
    expect(answers.questions()).toEqual([
      { reference: 'node:20', wanted: 'digest' },
      { reference: 'node:latest', wanted: 'contents' },
      { reference: `node@${digest}`, wanted: 'digest' },
    ]);
  });

  test('ask for the whole where a part of it is asked for as well', () => {
    const answers = makeAnswers(NO_ANSWERS);
    for (const wanted of ['digest', 'contents', 'digest'] as const) answers.find(reference('node'), wanted);
    expect(answers.questions()).toEqual([{ reference: 'node:latest', wanted: 'contents' }]);
  });

  test('say of what is missing or in trouble that it weighs nothing', () => {
    const missing: RegistryAnswer = { kind: 'missing', date: '2026-11-21' };
    const trouble: RegistryAnswer = { kind: 'trouble', because: 'so' };
    const answers = makeAnswers({ images: { 'node:1': missing, 'node:2': trouble }, versions: {} });
    expect(answers.find(reference('node:1'), 'contents')).toEqual(missing);
    expect(answers.find(reference('node:2'), 'contents')).toEqual(trouble);
    expect(answers.questions()).toEqual([]);
  });

  test('ask no more than a file can mean', () => {
    const answers = makeAnswers(NO_ANSWERS);
    for (let i = 0; i < 1000; i += 1) answers.find(reference(`node:${i}`));
    expect(answers.questions()).toHaveLength(MOST_QUESTIONS);
  });
});

describe('a look-up', () => {
  test('asks for a token once, however many questions need it', async () => {
    let tokens = 0;
    const server = await serve((request, response) => {
      if (request.url!.startsWith('/token')) {
        tokens += 1;
        setTimeout(() => response.writeHead(200).end('{"token":"good"}'), 50);
      } else if (request.headers.authorization === 'Bearer good') {
        response.writeHead(200, { 'Docker-Content-Digest': digest }).end();
      } else {
        const realm = `Bearer realm="http://${request.headers.host!}/token"`;
        response.writeHead(401, { 'WWW-Authenticate': realm }).end();
      }
    });
    const lookUp = await open();
    const questions = Array.from({ length: 20 }, (_, i) => ({
      reference: `${server.domain}/app:${i}`,
      wanted: 'digest' as const,
    }));
    const answers = await lookUp.answer(questions);
    expect(Object.values(answers.images).map(({ kind }) => kind)).toEqual(Array(20).fill('found'));
    expect(tokens).toBe(1);
    expect(server.asked).toHaveLength(20 + 4 + 1);
  });

  test('gives up a registry that does not answer, and asks the others', async () => {
    const silent = await serve(() => {});
    const fine = await serve((_, response) => void response.writeHead(200, { 'Docker-Content-Digest': digest }).end());
    const lookUp = await open({ timeLimit: 100 });
    const questions = Array.from({ length: 20 }, (_, i) => ({
      reference: `${silent.domain}/app:${i}`,
      wanted: 'digest' as const,
    }));
    const start = performance.now();
    await lookUp.answer(questions);
    await lookUp.answer(questions);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
    expect(silent.asked.length).toBeLessThanOrEqual(4);
    expect(await lookUp.answer([{ reference: `${fine.domain}/app:1`, wanted: 'digest' }])).toMatchObject({
      images: { [`${fine.domain}/app:1`]: { kind: 'found' } },
    });
  });

  test('takes what is no reference for what it is', async () => {
    const lookUp = await open();
    expect(await lookUp.answer([{ reference: '../../etc', wanted: 'digest' }])).toMatchObject({
      images: { '../../etc': { kind: 'trouble' } },
    });
  });

  async function open(patience: Partial<Patience> = {}) {
    const { signal } = new AbortController();
    const platform = parsePlatform('linux/amd64');
    return openLookUp({
      folder: temporaryFolder(),
      platform,
      credentials: new Map(),
      signal,
      patience: { ...IMPATIENT, ...patience },
    });
  }
});

describe('the file of answers', () => {
  const start = Date.parse('2026-11-21T10:00:00Z');

  test('keeps what a digest holds for ever, a tag for a day, and that one is missing for an hour', async () => {
    const folder = temporaryFolder();
    const server = await serve((request, response) => {
      if (request.url!.endsWith('/missing')) response.writeHead(404).end();
      else if (request.url!.includes('/blobs/')) response.writeHead(200).end(made.config.bytes);
      else response.writeHead(200, { 'Docker-Content-Digest': digest }).end(made.manifest.bytes);
    });
    const at = (hours: number) => ({ folder, now: () => start + hours * 3_600_000, wanted: 'contents' as const });
    const count = async (name: string, hours: number): Promise<number> => {
      const before = server.asked.length;
      await ask(`${server.domain}/app${name}`, at(hours));
      return server.asked.length - before;
    };
    expect(await count(':1', 0)).toBe(3);
    expect(await count(':1', 23.9)).toBe(0);
    expect(await count(':1', 24)).toBe(1);
    // A clock that was wrong once does not keep an answer for ever.
    expect(await count(':1', 10)).toBe(1);
    expect(await count(`@${digest}`, 10_000)).toBe(1);
    expect(await count(':missing', 0)).toBe(1);
    expect(await count(':missing', 0.9)).toBe(0);
    expect(await count(':missing', 1)).toBe(1);
  });

  test('is read where it is damaged, and holds no credentials', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'registry-answers');
    writeFileSync(
      file,
      `\u0000\ntag\ntag a b c\ntag x:1 sha256:12 5\ntag x:1 - 99999999999999999999\n${'y'.repeat(5000)}\n`,
    );
    const server = await serve((request, response) => {
      if (request.headers.authorization) response.writeHead(200, { 'Docker-Content-Digest': digest }).end();
      else response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    });
    const credentials = new Map([[server.domain, Buffer.from('me:hunter2').toString('base64')]]);
    await ask(`${server.domain}/app:1`, { folder, credentials, now: () => start });
    expect(readFileSync(file, 'utf8')).toBe(`tag ${server.domain}/app:1 ${digest} ${start}\n`);
  });

  test('is not missed where it cannot be written', async () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    const server = await serve(
      (_, response) => void response.writeHead(200, { 'Docker-Content-Digest': digest }).end(),
    );
    expect(await ask(`${server.domain}/app:1`, { folder })).toMatchObject({ kind: 'found' });
  });
});
