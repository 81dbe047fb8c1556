import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

/** One text in a RUN becomes another. */
const turns = (name: string, was: string, is: string, from = 'debian:12', behind = ''): Change => [
  name,
  `FROM ${from}\nRUN ${was}\n${behind}`,
  `FROM ${from}\nRUN ${is}\n${behind}`,
];

const PROVEN = ['skips-gem-documents'] as const;
const UNPROVEN = ['skips-gem-documents-unproven'] as const;

const right: readonly Change[] = [
  turns('an install', 'gem install fpm', 'gem install --no-document fpm'),
  turns('with a version', 'gem install fpm -v 1.2', 'gem install --no-document fpm -v 1.2'),
  turns('by sudo', 'sudo gem install fpm', 'sudo gem install --no-document fpm'),
  turns('two of them', 'gem i a && gem update b', 'gem i --no-document a && gem update --no-document b'),
  turns('in a loop', 'for g in a b; do gem install $g; done', 'for g in a b; do gem install --no-document $g; done'),
  turns('on Alpine', 'gem install a', 'gem install --no-document a', 'alpine:3.19'),
  turns('on CentOS 7', 'gem install a', 'gem install --no-document a', 'centos:7'),
];

/** A base that the build may name, and that is too old where it does not. */
const OLD_BY_DEFAULT: Change = [
  'an old gem by default',
  'ARG V=6\nFROM centos:${V}\nRUN gem install a\n',
  'ARG V=6\nFROM centos:${V}\nRUN gem install --no-document a\n',
];

const unproven: readonly Change[] = [
  turns('an image that is not known', 'gem install a', 'gem install --no-document a', 'a'),
  turns('a Ruby of rvm', 'rvm install 3.3 && gem install a', 'rvm install 3.3 && gem install --no-document a'),
];

const wrong: readonly Change[] = [
  turns('an old gem', 'gem install a', 'gem install --no-document a', 'ubuntu:14.04'),
  turns('another old gem', 'gem install a', 'gem install --no-document a', 'centos:6'),
  turns(
    'a Ruby of 1.8',
    'rbenv install 1.8.7-p375 && gem install a',
    'rbenv install 1.8.7-p375 && gem install --no-document a',
    'a',
  ),
  turns(
    'a Ruby of 1.9',
    'ruby-install ruby-1.9.3 && gem install a',
    'ruby-install ruby-1.9.3 && gem install --no-document a',
  ),
  turns('an older gem', 'gem update --system 1.6', 'gem update --no-document --system 1.6', 'a'),
  OLD_BY_DEFAULT,
  turns('before the subcommand', 'gem install a', 'gem --no-document install a'),
  turns('behind an option that takes a value', 'gem install -v 1 a', 'gem install -v --no-document 1 a'),
  turns('at the end', 'gem install a -- --with-x', 'gem install a -- --with-x --no-document'),
  turns('another option', 'gem install a', 'gem install --no-ri --no-rdoc a'),
  turns('twice', 'gem install a', 'gem install --no-document --no-document a'),
  turns('it was chosen', 'gem install --document=ri a', 'gem install --no-document --document=ri a'),
  turns('another package as well', 'gem install a', 'gem install --no-document a b'),
  turns('a package less', 'gem install a b', 'gem install --no-document a'),
  turns('a command that makes none', 'gem list', 'gem list --no-document'),
  turns('another program', 'bundle install', 'bundle install --no-document'),
  turns('a link as well', 'gem install a; b', 'gem install --no-document a && b'),
  turns('a command as well', 'gem install a', 'gem install --no-document a && gem cleanup'),
  turns('a redirection as well', 'gem install a', 'gem install --no-document a > /dev/null'),
  turns('documents are shown', 'gem install a', 'gem install --no-document a', 'debian:12', 'CMD gem server\n'),
  turns('documents are read', 'gem install a && ri A', 'gem install --no-document a && ri A'),
];

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, PROVEN])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(unproven)('accepts as unproven: %s', (name, before, after) => {
  expect(judge([name, before, after, UNPROVEN])).toBeUndefined();
  expect(judge([name, before, after, PROVEN])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, PROVEN])).toMatch(/\w/);
  expect(judge([name, before, after, UNPROVEN])).toMatch(/\w/);
});
