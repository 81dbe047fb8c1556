import { expect, test } from 'vitest';
import { cleanupCommand } from '../../src/knowledge/cleanup-command.ts';
import { CLEANUPS } from '../../src/knowledge/cleanups.ts';
import { type PackageManager, readPackageCommand } from '../../src/knowledge/package-managers.ts';
import { parseScript } from '../../src/shell/parse.ts';
import { type Command, isOpaque } from '../../src/shell/script.ts';
import { findCommands } from '../../src/shell/walk.ts';

/** Of each manager a command that leaves files behind. */
const FETCHES: Readonly<Partial<Record<PackageManager, string>>> = {
  apt: 'apt-get update',
  apk: 'apk --update add curl',
  yum: 'yum install -y a',
  dnf: 'dnf install -y a',
  tdnf: 'tdnf install -y a',
  zypper: 'zypper install -y a',
  pacman: 'pacman -Syu a',
  npm: 'npm ci',
  yarn: 'yarn install',
  conda: 'conda install -y a',
  mamba: 'mamba install -y a',
  micromamba: 'micromamba install -y a',
  gem: 'gem install rails',
  bundle: 'bundle install',
  pipenv: 'pipenv install',
  poetry: 'poetry install',
  uv: 'uv sync',
  mvn: 'mvn package',
  go: 'go build .',
  cargo: 'cargo build',
  composer: 'composer install',
  gradle: './gradlew --no-daemon build',
  dotnet: 'dotnet publish -c Release',
  cabal: 'cabal install x',
  stack: 'stack install',
  pnpm: 'pnpm install',
  bun: 'bun install',
  bower: 'bower install',
  nvm: 'nvm install 20',
  pecl: 'pecl install redis',
  cpanm: 'cpanm Moose',
  luarocks: 'luarocks install lpeg',
  'install2.r': 'install2.r dplyr',
};

/** What may stand before it, as far as the transforms let it through. */
const RIGHTS = ['', 'sudo ', 'sudo -E ', 'env ', 'sudo -H -n '] as const;

const cases = CLEANUPS.flatMap((cleanup) =>
  RIGHTS.map((right) => [`${right}${FETCHES[cleanup.manager]}`, cleanup] as const),
);

// Otherwise the transform proposes it again and again, and the pipeline comes to no end.
test.each(cases)('the clean-up behind "%s" is seen to be one', (text, cleanup) => {
  const fetch = readPackageCommand(readOne(text));
  expect(fetch && cleanup.fills(fetch)).toBe(true);
  expect(cleanup.empties(readOne(cleanupCommand(cleanup, fetch!)))).toBe(true);
});

function readOne(text: string): Command {
  const script = parseScript(text);
  if (isOpaque(script)) throw new Error(text);
  return findCommands(script)[0]!.command;
}
