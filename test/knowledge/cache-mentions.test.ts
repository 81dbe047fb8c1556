import { expect, test } from 'vitest';
import { speaksOfInstall } from '../../src/knowledge/cache-mentions.ts';
import { CACHE_TOOLS } from '../../src/knowledge/cache-tools.ts';
import { PATIENCE } from '../patience.ts';

const INSTALLS: Readonly<Record<string, string>> = {
  apt: 'sh -c apt-get -y --no-install-recommends install gcc',
  apk: 'apk --no-cache add x',
  dnf: '"dnf", "-y", "install", "x"',
  yum: 'yum -y install x',
  pip: 'python3 -m pip3 install x',
  uv: 'uv sync',
  poetry: 'poetry install',
  pipenv: 'pipenv install',
  npm: 'npm ci',
  yarn: 'yarn --frozen-lockfile install',
  pnpm: 'pnpm i',
  bun: 'bun install',
  composer: 'composer install',
  bundler: 'bundle install',
  go: 'go build ./x',
  cargo: 'cargo build --release',
  maven: './mvnw -B package',
  gradle: '/srv/gradlew build',
  nuget: 'dotnet restore',
};

test.each(CACHE_TOOLS.map(({ name }) => name))('sees an install by %s', (name) => {
  expect(speaksOfInstall(name, INSTALLS[name]!)).toBe(true);
});

test.each([
  ['apt', 'apt-get update'],
  ['apt', 'apt-get clean'],
  ['apt', 'my-apt install x'],
  ['npm', 'npm run ci'],
  ['npm', 'pnpm install'],
  ['npm', 'npm init'],
  ['pip', 'pipenv install'],
  ['yarn', 'yarn build'],
  ['go', 'go version'],
  ['go', 'let go\ninstall'],
])('sees none by %s in: %s', (name, text) => {
  expect(speaksOfInstall(name, text)).toBe(false);
});

test('is done soon with a text made to keep it busy', () => {
  const text = 'npm -a=- '.repeat(100_000);
  const start = performance.now();
  for (const { name } of CACHE_TOOLS) speaksOfInstall(name, text);
  expect(performance.now() - start).toBeLessThan(PATIENCE);
});
