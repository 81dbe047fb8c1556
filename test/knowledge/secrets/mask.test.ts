import { describe, expect, test } from 'vitest';
import { isSecretName } from '../../../src/knowledge/secrets/names.ts';
import { kindOfValue } from '../../../src/knowledge/secrets/values.ts';
import { maskSecrets } from '../../../src/knowledge/secrets/mask.ts';
import { PATIENCE } from '../../patience.ts';

describe('masking', () => {
  test.each([
    ['token in npm config', '//registry/:_authToken=abcdef123456', 'abcdef123456'],
    ['variable', 'ENV DB_PASSWORD=hunter2hunter2', 'hunter2hunter2'],
    ['JSON', '{"client_secret": "s3cr3t-value"}', 's3cr3t-value'],
    ['address', 'git clone https://bob:pa55w0rd@example.com/x', 'pa55w0rd'],
    ['option', 'login --password opensesame -u bob', 'opensesame'],
    ['header', 'curl -H "Authorization: Bearer abc.def.ghi"', 'abc.def.ghi'],
    ['AWS key', 'using AKIAABCDEFGHIJKLMNOP', 'AKIAABCDEFGHIJKLMNOP'],
    ['GitHub token', `ghp_${'a1'.repeat(18)}`, 'a1a1a1'],
    ['npm token', `npm_${'Ab1'.repeat(12)}`, 'Ab1Ab1'],
    ['private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----', 'MIIE'],
    ['API key', 'api_key: 0123456789abcdef', '0123456789abcdef'],
  ])('%s', (_, text, secret) => {
    const masked = maskSecrets(text);
    expect(masked).not.toContain(secret);
    expect(masked).toContain('***');
  });

  test.each([
    'ENV PASSWORD=$DB_PASSWORD',
    'RUN --mount=type=secret,id=npm npm ci',
    'the token is not set',
    'https://example.com/a:b@c',
    'npm install passport',
    'RUN apt-get update && apt-get install -y curl',
  ])('leaves "%s" as it is', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  test('known values go wherever they stand, line by line, the longest first', () => {
    expect(maskSecrets('a correcthorse b correct c', ['correct', 'correcthorse'])).toBe('a *** b *** c');
    expect(maskSecrets('first and second', ['first\nsecond\n'])).toBe('*** and ***');
  });

  test('a short value is left, since masking it would tell where it stands', () => {
    expect(maskSecrets('a 1 b', ['1'])).toBe('a 1 b');
  });

  test('a hostile text takes no longer than its length', () => {
    const hostile = [
      'secret',
      'a:',
      '://',
      'token ',
      'password="',
      'eyJ-',
      "PASSWORD='",
      '-u a:',
      'mysql -p',
      'ENV token x ',
      'key=key=',
      '://a:',
      'a_b=',
      '$TOKEN=',
      'pass:pass:',
      '"token":"',
      '--token ',
      'echo a:b |',
      'x'.repeat(250),
      '-----BEGIN PRIVATE KEY-----',
      '-----BEGIN ',
      'glpat-',
      'login -p ',
    ];
    const slow = hostile.filter((piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const start = performance.now();
      maskSecrets(text, ['correct', 'horse']);
      return performance.now() - start > PATIENCE;
    });
    expect(slow).toEqual([]);
  });
});

describe('names', () => {
  test.each(
    'DB_PASSWORD NPM_TOKEN AWS_SECRET_ACCESS_KEY SECRET_KEY_BASE API_KEY SSH_PRIVATE_KEY MYSQL_PWD VNC_PW GITHUB_PAT RABBITMQ_DEFAULT_PASS PGPASSWORD _authToken X-Api-Key accessToken client_secret COMPOSER_AUTH TOKEN_GITHUB PASSPHRASE DB_CREDENTIALS S3SECRETACCESSKEY API_KEY_PROD NEW_RELIC_LICENSE_KEY'.split(
      ' ',
    ),
  )('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each(
    'DB_PASSWORD_FILE TOKEN_URL TOKENIZERS_PARALLELISM SECRET_KEY_BASE_DUMMY PASSWORD_MIN_LENGTH GPG_KEY PUBLIC_KEY KEY PWD OLDPWD AUTHOR SSH_AUTH_SOCK ALLOW_EMPTY_PASSWORD MYSQL_RANDOM_ROOT_PASSWORD_LENGTH REACT_APP_MAPBOX_TOKEN AWS_ACCESS_KEY_ID TOKEN_EXPIRES_IN_TTL KEYSTORE BYPASS PASSENGER_VERSION APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE IDE_KEY monkey'.split(
      ' ',
    ),
  )('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

test.each([
  ['', 'empty'],
  ['""', 'empty'],
  ['$TOKEN', 'reference'],
  ['${A:-}${B}', 'reference'],
  ['changeme', 'placeholder'],
  ['<token>', 'placeholder'],
  ['xxx', 'placeholder'],
  ['your-token', 'placeholder'],
  ['**None**', 'placeholder'],
  ['false', 'setting'],
  ['/run/secrets/db', 'setting'],
  ['https://auth.example.com/token', 'setting'],
  ['keys/robot.json', 'setting'],
  ['${A:-hunter2}', 'literal'],
  ['postgres', 'literal'],
  ['/7xK9mPq2LwR8vTzN4bYc/JhGfDsA1eUi', 'literal'],
])('"%s" is %s', (value, kind) => {
  expect(kindOfValue(value)).toBe(kind);
});
