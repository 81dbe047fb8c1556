import { expect, test } from 'vitest';
import { packagesOf, readFiles, whyUnread } from './describe-reading.ts';

test('Gemfile.lock', () => {
  const lock = `GIT
  remote: https://example.com/o/r.git
  revision: abc
  specs:
    r (0.1.0)

PATH
  remote: .
  specs:
    own (1.0.0)

GEM
  remote: https://example.com/
  specs:
    nokogiri (1.16.0-x86_64-linux)
      racc (~> 1.4)
    nokogiri (1.16.0)
      racc (~> 1.4)
    pg (1.5.4)
    racc (1.7.3)

PLATFORMS
  ruby

DEPENDENCIES
  nokogiri

BUNDLED WITH
   2.5.3
`;
  const expected = ['nokogiri@1.16.0', 'pg@1.5.4', 'r@0.1.0', 'racc@1.7.3'];
  expect(packagesOf('ruby', 'Gemfile', { Gemfile: 'gem "pg"', 'Gemfile.lock': lock })).toEqual(expected);
  expect(packagesOf('ruby', 'Gemfile.lock', { 'Gemfile.lock': lock.replaceAll('\n', '\r\n') })).toEqual(expected);
  expect(readFiles('ruby', 'Gemfile.lock', { 'Gemfile.lock': lock }).isComplete).toBe(true);
  expect(whyUnread('ruby', 'Gemfile', { Gemfile: '' })).toBe('Gemfile is a program, and Gemfile.lock is not there');
  expect(whyUnread('ruby', 'Gemfile.lock', { 'Gemfile.lock': 'x' })).toContain(
    'it is not written as Bundler writes it',
  );
});

test('composer.json and its lock file, with the extensions that they ask for', () => {
  const manifest = JSON.stringify({
    require: { php: '^8.2', 'ext-gd': '*', 'Laravel/Framework': '^11' },
    'require-dev': { 'phpunit/phpunit': '^11' },
  });
  expect(packagesOf('php', 'composer.json', { 'composer.json': manifest })).toEqual([
    'gd',
    'laravel/framework',
    'phpunit/phpunit dev',
  ]);
  const lock = JSON.stringify({
    packages: [{ name: 'laravel/framework', version: 'v11.0.1', require: { 'ext-mbstring': '*', php: '^8' } }],
    'packages-dev': [{ name: 'phpunit/phpunit', version: '11.0.0', require: { 'ext-dom': '*', 'ext-mbstring': '*' } }],
    platform: { 'ext-gd': '*' },
    'platform-dev': [],
  });
  const files = { 'composer.json': manifest, 'composer.lock': lock };
  expect(packagesOf('php', 'composer.json', files)).toEqual([
    'dom dev',
    'gd',
    'laravel/framework@11.0.1',
    'mbstring',
    'phpunit/phpunit@11.0.0 dev',
  ]);
  expect(readFiles('php', 'composer.json', files).from).toEqual(['composer.json', 'composer.lock']);
  expect(whyUnread('php', 'composer.json', { 'composer.json': '[]' })).toBe('composer.json: it is not a JSON object');
});
