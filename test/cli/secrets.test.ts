import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { preset } from '../../transforms/index.ts';
import { makeFolder } from './folder.ts';
import { withProgram, runIn } from './program.ts';

/** None of these may be seen outside of a patch. */
const SECRETS = {
  'ENV with =': 'correct-horse-4711',
  'ENV without =': 'battery-staple-4712',
  'more words of it': 'and-more-4713',
  ARG: 'sig-4714-value',
  'RUN with -u': 'pw4715x',
  'RUN with a header': 'tok4716abcdef',
  'address in RUN': 'tok4717',
  LABEL: 'lab4718value',
  comment: 'com4719value',
  'key of AWS': 'AKIAIOSFODNN7EXAMPLE',
  'token of GitHub': `ghp_${'a1B2'.repeat(9)}`,
  'private key': 'MIIEpAIBAAKCAQEA4720',
  ONBUILD: 'onb4721value',
  'mysql -p': 'sql4722value',
  CMD: 'cmd4723value',
  'assignment in RUN': 'run4724value',
  'address in pip': 'pip4725value',
  chpasswd: 'root4726value',
  'quoted word': 'one 4727 two 4728',
  WORKDIR: 'dir4729value',
};

const S = SECRETS;
const DOCKERFILE = `# syntax=docker/dockerfile:1
ARG REGISTRY_TOKEN=${S.ARG}
# dockoptimize ignore=no-such-thing -- password=${S.comment}
FROM debian:10 AS base
ENV DB_PASSWORD=${S['ENV with =']} AWS_KEY=${S['key of AWS']}
ENV API_TOKEN ${S['ENV without =']} ${S['more words of it']}
ENV SERVICE_PRIVATE_KEY="-----BEGIN RSA PRIVATE KEY-----\\n${S['private key']}\\n-----END RSA PRIVATE KEY-----"
ENV ADMIN_PASSWORD="${S['quoted word']}"
ARG NPM_TOKEN
WORKDIR /srv/${S['ENV with =']}/https://bob:${S.WORKDIR}@example.com
LABEL deploy.token=${S.LABEL}
RUN curl -u robot:${S['RUN with -u']} https://example.com/a && apt-get update && apt-get install curl
RUN curl -H "Authorization: Bearer ${S['RUN with a header']}" https://example.com/b | apt-get install git
RUN git clone https://bot:${S['address in RUN']}@example.com/x.git && apt-get $OPTS install git
RUN GITHUB=${S['token of GitHub']} PIP_PASSWORD=${S['assignment in RUN']} pip $OPTS install flask
RUN pip install --index-url https://bot:${S['address in pip']}@pypi.example.com/simple $(cat list) django
RUN for i in 1 2; do mysql -uroot -p${S['mysql -p']} shop && apt-get install -y gcc; done
RUN echo "root:${S.chpasswd}" | chpasswd && apt-get install nano; echo ${S['ENV with =']}
RUN echo ${S['ENV with =']} && npm ci
# dockoptimize ignore=apt-yes -- token=${S.comment}
RUN apt-get install make
RUN ["sh", "-c", "apt-get install ${S['ENV with =']}"]
FROM base
ONBUILD ENV CHILD_SECRET=${S.ONBUILD}
ONBUILD RUN apt-get install ${S['ENV with =']}
HEALTHCHECK CMD curl -u robot:${S['RUN with -u']} localhost
CMD ["serve", "--password=${S.CMD}"]
`;

const ids = preset.map(({ id }) => id).join(',');
let program = '';
withProgram((file) => {
  program = file;
});

function seenIn(text: string): readonly string[] {
  return Object.entries(SECRETS).flatMap(([kind, secret]) => (text.includes(secret) ? [kind] : []));
}

/** What a run prints, without its patches. */
function printed(words: readonly string[], files: Record<string, string> = { Dockerfile: DOCKERFILE }): string {
  const folder = makeFolder({ ...files, '.dockoptimize.json': '{ "transforms": { "secret-env": { "fix": true } } }' });
  const { stdout, stderr } = runIn(folder, program, words, { input: DOCKERFILE });
  return `${withoutPatches(stdout)}\n${stderr}`;
}

function withoutPatches(text: string): string {
  if (text.startsWith('diff --git')) return '';
  if (!text.startsWith('{')) return text.replace(/```diff\n[^]*?```/g, '');
  const isPatch = (key: string): boolean => key === 'patch' || key === 'proposalPatch';
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => (isPatch(key) ? '' : value));
}

describe('no credential is printed', () => {
  test('the file is one that much is to be said of', () => {
    const text = printed(['--format=json', '--unsafe', `--enable=${ids}`]);
    expect(text).toContain('***');
    expect(JSON.parse(text.slice(0, text.lastIndexOf('}') + 1))).toMatchObject({ summary: { changed: 1 } });
  });

  test.each([
    [['--format=json', `--enable=${ids}`]],
    [['--format=json', '--unsafe', '--refused', '--verbose', `--enable=${ids}`]],
    [['--format=markdown', '--verbose', `--enable=${ids}`]],
    [['--format=markdown', '--unsafe', '--refused', `--enable=${ids}`]],
    [['--verbose', '--refused', `--enable=${ids}`]],
    [['--unsafe', '--verbose', '--refused', `--enable=${ids}`]],
    [['--check', '--unsafe', '--verbose']],
    [['--write', '--unsafe', '--verbose', '--refused']],
    [['trace', 'Dockerfile']],
    [['trace', 'Dockerfile', '--format=json']],
    [['Dockerfile', `--build-arg=TOKEN=${S.ARG}`]],
    [[`--registry-password=${S.CMD}`]],
    [['image', `https://bob:${S.WORKDIR}@example.com/x`]],
  ])('%j', (words) => {
    expect(seenIn(printed(words))).toEqual([]);
  });

  test('in the messages of patches', () => {
    const folder = makeFolder({ Dockerfile: DOCKERFILE });
    runIn(folder, program, ['--steps=patches', '--unsafe', `--enable=${ids}`]);
    const names = readdirSync(join(folder, 'patches'));
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const [message] = readFileSync(join(folder, 'patches', name), 'utf8').split('\n---\n');
      expect(seenIn(message!)).toEqual([]);
    }
  });

  test.each([
    ['an unknown instruction', `FROM a\nPASSWORD=${S['ENV with =']}\n`],
    ['a word without =', `FROM a\nENV PASSWORD=correct ${S['ENV with =']}\n`],
    ['an unknown flag', `FROM a\nCOPY --token=${S['ENV with =']} a b\n`],
    ['a template', `FROM a\n{{ if eq .Password "password=${S['ENV with =']}" }}\n`],
  ])('of a file that is left alone: %s', (_, text) => {
    for (const words of [
      ['--verbose', '--refused'],
      ['--format=json'],
      ['--format=markdown'],
      ['trace', 'Dockerfile'],
    ]) {
      expect(seenIn(printed(words, { Dockerfile: text }))).toEqual([]);
    }
  });

  test('by the library', async () => {
    const { rewrite } = await import('../../src/index.ts');
    const result = rewrite(DOCKERFILE, { unsafe: true, enable: preset.map(({ id }) => id), today: '2026-11-21' });
    const text = JSON.stringify(result, (key, value: unknown) => (/^(?:before|after)$/.test(key) ? '' : value));
    expect(seenIn(text)).toEqual([]);
    expect(result.after).toContain(S['ENV with =']);
  });
});
