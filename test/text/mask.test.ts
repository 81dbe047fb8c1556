import { describe, expect, test } from 'vitest';
import { maskSecrets } from '../../src/text/mask.ts';

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
    const start = performance.now();
    const hostile = [
      'secret'.repeat(50_000),
      `${'a:'.repeat(100_000)}@`,
      '://'.repeat(100_000),
      'token '.repeat(50_000),
    ];
    for (const text of [...hostile, '-----BEGIN PRIVATE KEY-----'.repeat(2000)]) maskSecrets(text);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
