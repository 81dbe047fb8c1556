import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['skips-recommended-packages'] as const;
const OPTION = '--setopt=install_weak_deps=False';

const right: readonly Change[] = [
  ['dnf', 'dnf install -y git', `dnf install -y ${OPTION} git`],
  ['behind the subcommand', 'dnf -y install git', `dnf -y install ${OPTION} git`],
  ['dnf5', 'dnf5 install git', `dnf5 install ${OPTION} git`],
  ['microdnf', 'microdnf install git', 'microdnf install --setopt=install_weak_deps=0 git'],
  ['two at once', 'dnf install a && dnf install b', `dnf install ${OPTION} a && dnf install ${OPTION} b`],
  ['another setting stays', 'dnf install --setopt=a=b git', `dnf install --setopt=a=b ${OPTION} git`],
];

const wrong: readonly Change[] = [
  ['a word that microdnf does not take', 'microdnf install git', `microdnf install ${OPTION} git`],
  ['the other way round', 'dnf install git', 'dnf install --setopt=install_weak_deps=True git'],
  ['another setting', 'dnf install git', 'dnf install --setopt=gpgcheck=False git'],
  ['another setting along', 'dnf install git', `dnf install ${OPTION} --nogpgcheck git`],
  [
    'it was asked for',
    'dnf install --setopt=install_weak_deps=1 git',
    `dnf install --setopt=install_weak_deps=1 ${OPTION} git`,
  ],
  ['behind the packages', 'dnf install git', `dnf install git ${OPTION}`],
  ['behind --', 'dnf install -- git', `dnf install -- ${OPTION} git`],
  ['between an option and its value', 'dnf install --repo a git', `dnf install --repo ${OPTION} a git`],
  ['before the subcommand', 'dnf install git', `dnf ${OPTION} install git`],
  ['another subcommand', 'dnf remove git', `dnf remove ${OPTION} git`],
  ['another package manager', 'zypper install git', `zypper install ${OPTION} git`],
  ['yum', 'yum install git', `yum install ${OPTION} git`],
  ['tdnf', 'tdnf install git', `tdnf install ${OPTION} git`],
  ['a package along', 'dnf install nodejs', `dnf install ${OPTION} nodejs npm`],
  ['the option of apt', 'dnf install git', 'dnf install --no-install-recommends git'],
];

const on = (script: string): string => `FROM a\nRUN ${script}\n`;

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, on(before), on(after), EFFECT])).toBeUndefined();
  expect(judge([name, on(before), on(after), []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, on(before), on(after), EFFECT])).toMatch(/\w/);
});
