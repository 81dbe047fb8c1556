import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const debian = (script: string): string => `FROM debian:bookworm-slim\nRUN ${script}\n`;
const change = (name: string, before: string, after: string): Change => [name, debian(before), debian(after)];

const PROVEN = ['runs-apt-get'] as const;
const UNPROVEN = ['runs-apt-get-unproven'] as const;

const right: readonly Change[] = [
  change('install', 'apt install -y a', 'apt-get install -y a'),
  change('two of them', 'apt update && apt -y install a', 'apt-get update && apt-get -y install a'),
  change('sudo and a path', 'sudo /usr/bin/apt update', 'sudo /usr/bin/apt-get update'),
  change('upgrade', 'apt upgrade -y', 'apt-get upgrade --with-new-pkgs -y'),
  change('full-upgrade', 'apt full-upgrade', 'apt-get dist-upgrade'),
  ['behind ONBUILD', 'FROM ubuntu:22.04\nONBUILD RUN apt update\n', 'FROM ubuntu:22.04\nONBUILD RUN apt-get update\n'],
];

const wrong: readonly Change[] = [
  change('one of two', 'apt update && apt install a', 'apt-get update && apt install a'),
  change('one stays for its pattern', 'apt update && apt install a*', 'apt-get update && apt install a*'),
  change('settings of apt', 'echo a > /etc/apt/apt.conf.d/a && apt update', 'echo a > /etc/apt/apt.conf.d/a && apt-get update'),
  change('settings by tee', 'echo a | tee /etc/apt/apt.conf.d/a && apt update', 'echo a | tee /etc/apt/apt.conf.d/a && apt-get update'),
  change('another apt', 'ln -s /b /usr/local/bin/apt && apt update', 'ln -s /b /usr/local/bin/apt && apt-get update'),
  change('a function', 'apt() { b; }; apt update', 'apt() { b; }; apt-get update'),
  ['settings are copied', 'FROM debian:12\nCOPY a /etc/apt/apt.conf.d/\nRUN apt update\n', 'FROM debian:12\nCOPY a /etc/apt/apt.conf.d/\nRUN apt-get update\n'],
  ['all of apt is copied', 'FROM debian:12\nCOPY a /etc/apt\nRUN apt update\n', 'FROM debian:12\nCOPY a /etc/apt\nRUN apt-get update\n'],
  ['another apt is copied', 'FROM debian:12\nCOPY apt /usr/local/bin/apt\nRUN apt update\n', 'FROM debian:12\nCOPY apt /usr/local/bin/apt\nRUN apt-get update\n'],
  ['another apt goes into a folder', 'FROM debian:12\nCOPY b/apt /usr/local/bin/\nRUN apt update\n', 'FROM debian:12\nCOPY b/apt /usr/local/bin/\nRUN apt-get update\n'],
  ['a variable of apt', 'FROM debian:12\nENV APT_CONFIG=/a\nRUN apt update\n', 'FROM debian:12\nENV APT_CONFIG=/a\nRUN apt-get update\n'],
  change('list', 'apt list --installed', 'apt-get list --installed'),
  change('search', 'apt search a', 'apt-cache search a'),
  change('show', 'apt show a', 'apt-get show a'),
  change('full-upgrade by its name', 'apt full-upgrade', 'apt-get full-upgrade'),
  change('upgrade without the option', 'apt upgrade -y', 'apt-get upgrade -y'),
  change('upgrade as dist-upgrade', 'apt upgrade -y', 'apt-get dist-upgrade -y'),
  change('another package', 'apt install a', 'apt-get install b'),
  change('an option came', 'apt install a', 'apt-get install -y a'),
  change('an option went', 'apt install -y a', 'apt-get install a'),
  change('the order changed', 'apt install a b', 'apt-get install b a'),
  change('a pattern', "apt install 'a*'", "apt-get install 'a*'"),
  change('an expression', 'apt install ^a', 'apt-get install ^a'),
  change('an option of apt', 'apt install --solver 3.0 a', 'apt-get install --solver 3.0 a'),
  change('another program', 'apt-get update', 'apt update'),
  change('aptitude', 'aptitude install a', 'apt-get install a'),
  change('a link changed', 'apt update && apt install a', 'apt-get update ; apt-get install a'),
  change('a command went', 'apt update && apt install a', 'apt-get install a'),
  change('an assignment went', 'A=b apt update', 'apt-get update'),
  change('a redirection went', 'apt update > /b', 'apt-get update'),
  change('a flag came', 'apt update', '--network=host apt-get update'),
  change('sudo went', 'sudo apt update', 'apt-get update'),
  ['another shell', 'FROM debian:12\nSHELL ["pwsh"]\nRUN apt update\n', 'FROM debian:12\nSHELL ["pwsh"]\nRUN apt-get update\n'],
  ['a COPY', 'FROM debian:12\nCOPY apt update /\n', 'FROM debian:12\nCOPY apt-get update /\n'],
]; // prettier-ignore

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, PROVEN])).toBeUndefined();
  expect(judge([name, before, after, UNPROVEN])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, PROVEN])).toMatch(/\w/);
  expect(judge([name, before, after, UNPROVEN])).toMatch(/\w/);
});

test.each([
  ['an unknown image', 'FROM example.com/base\n', ''],
  ['a variable', 'ARG TAG=12\nFROM debian:$TAG\n', ''],
  ['a tag that moves', 'FROM debian\n', ''],
  ['an apt that is not known', 'FROM ubuntu:26.04\n', ''],
  ['downloads are kept', 'FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean\n', ''],
  ['a folder is copied over the system', 'FROM debian:12\nCOPY rootfs /\n', ''],
  ['names from a variable', 'FROM debian:12\nARG NAMES\n', ' $NAMES'],
])('takes as proven no such thing: %s', (name, head, names) => {
  const before = `${head}RUN apt install a${names}\n`;
  const after = `${head}RUN apt-get install a${names}\n`;
  expect(judge([name, before, after, PROVEN])).toMatch(/\w/);
  expect(judge([name, before, after, UNPROVEN])).toBeUndefined();
});

test('takes as proven no names that xargs hands over', () => {
  const texts = [debian('xargs apt install -y < a'), debian('xargs apt-get install -y < a')] as const;
  expect(judge(['', ...texts, PROVEN])).toMatch(/\w/);
  expect(judge(['', ...texts, UNPROVEN])).toBeUndefined();
});
