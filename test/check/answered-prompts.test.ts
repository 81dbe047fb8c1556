import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['answers-prompt'] as const;

const right: readonly Change[] = [
  ['yum', 'yum install httpd', 'yum install -y httpd'],
  ['yum with another option', 'yum --enablerepo=a install httpd', 'yum --enablerepo=a install -y httpd'],
  ['dnf', 'dnf upgrade', 'dnf upgrade -y'],
  ['dnf5', 'dnf5 remove httpd', 'dnf5 remove -y httpd'],
  ['microdnf', 'microdnf install --nodocs httpd', 'microdnf install -y --nodocs httpd'],
  ['tdnf', 'tdnf install nginx', 'tdnf install -y nginx'],
  ['zypper', 'zypper in apache2', 'zypper in -y apache2'],
  ['zypper, where -n is a name', 'zypper install -n apache2', 'zypper install -y -n apache2'],
  ['pacman', 'pacman -Syu nginx', 'pacman -Syu --noconfirm nginx'],
  ['pacman with an option before', 'pacman --needed -S nginx', 'pacman --needed -S --noconfirm nginx'],
  ['pacman removes', 'pacman -Rns git', 'pacman -Rns --noconfirm git'],
  ['two at once', 'yum remove a ; yum remove b', 'yum remove -y a ; yum remove -y b'],
  ['behind sudo', 'sudo dnf install a', 'sudo dnf install -y a'],
  ['apt', 'apt-get install a', 'apt-get install -y a'],
];

const wrong: readonly Change[] = [
  ['-y of pacman fetches lists', 'pacman -S nginx', 'pacman -S -y nginx'],
  ['-y in its cluster', 'pacman -S nginx', 'pacman -Sy nginx'],
  ['--noconfirm of pacman says no to a clean-up', 'pacman -Scc', 'pacman -Scc --noconfirm'],
  ['nobody asks', 'pacman -Ss nginx', 'pacman -Ss --noconfirm nginx'],
  ['between an option and its value', 'pacman -Sr /mnt nginx', 'pacman -Sr --noconfirm /mnt nginx'],
  ['another option of pacman', 'pacman -S nginx', 'pacman -S --yes nginx'],
  ['-n of zypper behind its subcommand', 'zypper install apache2', 'zypper install -n apache2'],
  ['before the subcommand of zypper', 'zypper install apache2', 'zypper -y install apache2'],
  ['zypper has an answer', 'zypper -n install apache2', 'zypper -n install -y apache2'],
  ['yum has an answer', 'yum --assumeno install a', 'yum --assumeno install -y a'],
  ['a pipe answers', 'echo n | yum install a', 'echo n | yum install -y a'],
  ['a pipe answers pacman', 'yes | pacman -S a', 'yes | pacman -S --noconfirm a'],
  ['a file answers', 'yum install a < /answers', 'yum install -y a < /answers'],
  ['part of a value', 'yum install --setopt a=b c', 'yum install --setopt -y a=b c'],
  ['behind the packages', 'yum install a', 'yum install a -y'],
  ['behind --', 'dnf install -- a', 'dnf install -- -y a'],
  ['a subcommand that is not known', 'dnf frobnicate a', 'dnf frobnicate -y a'],
  ['a subcommand that asks nothing', 'zypper addrepo a b', 'zypper addrepo -y a b'],
  ['another option along', 'yum install a', 'yum install -y --nogpgcheck a'],
  ['another package along', 'tdnf install a', 'tdnf install -y a b'],
  ['a package gone', 'microdnf install a b', 'microdnf install -y a'],
  ['another program', 'microdnf install a', 'dnf install -y a'],
  ['another manager', 'gem install a', 'gem install -y a'],
];

const on = (script: string): string => `FROM a\nRUN ${script}\n`;

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, on(before), on(after), EFFECT])).toBeUndefined();
  expect(judge([name, on(before), on(after), []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, on(before), on(after), EFFECT])).toMatch(/\w/);
});
