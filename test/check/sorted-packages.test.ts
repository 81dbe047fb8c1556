import { expect, test } from 'vitest';
import { debian, judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['sorts-packages'] as const;
const change = (name: string, before: string, after: string): Change => [name, debian(before), debian(after)];

const right: readonly Change[] = [
  change('sorted', 'apt-get install -y c a b', 'apt-get install -y a b c'),
  change('one to a line', 'apt-get install -y b a && c', 'apt-get install -y \\\n    a \\\n    b && c'),
  change('the next command on its own line', 'apk add b a && c', 'apk add \\\n    a \\\n    b \\\n    && c'),
  change('the next command behind &&', 'apk add b a && c', 'apk add \\\n    a \\\n    b && \\\n    c'),
  change('named twice', 'apk add b a b', 'apk add a b'),
  change('options before', 'dnf install -y b a', 'dnf install -y a b'),
  change('options behind on a line of their own', 'dnf install b a -y', 'dnf install \\\n  a \\\n  b \\\n  -y'),
  change('a release behind', 'apt-get install b a -t x', 'apt-get install \\\n  a \\\n  b \\\n  -t x'),
  change('sorted, but on one line', 'apk add a b', 'apk add \\\n  a \\\n  b'),
];

const wrong: readonly Change[] = [
  change('a package went', 'apk add c a b', 'apk add a b'),
  change('a package came', 'apk add b a', 'apk add a b c'),
  change('in no order', 'apk add c a b', 'apk add b a c'),
  change('twice still', 'apk add b a b', 'apk add a b b'),
  change('an option went', 'apt-get install -y b a', 'apt-get install a b'),
  change('an option among them', 'apt-get install b -t x a', 'apt-get install a b -t x'),
  change('an option moved', 'apt-get install -y b a', 'apt-get install a b -y'),
  change('a package to remove', 'apt-get install c b- a', 'apt-get install a b- c'),
  change('options behind', 'dnf install b a -y', 'dnf install a b -y'),
  change('a release behind', 'apt-get install b a -t x', 'apt-get install \\\n    a \\\n    b -t x'),
  change('an option behind went', 'dnf install b a -y', 'dnf install \\\n  a \\\n  b'),
  change('options behind change', 'dnf install b a -y -q', 'dnf install \\\n  a \\\n  b \\\n  -q -y'),
  change('a redirection among options', 'dnf install b a -y > x -q', 'dnf install \\\n  a \\\n  b \\\n  -y -q'),
  change('a variable', 'apt-get install $C a b', 'apt-get install a b $C'),
  change('a file', 'apt-get install ./c.deb a', 'apt-get install a ./c.deb'),
  change('pip', 'pip install b a', 'pip install a b'),
  change('another command', 'rm b a', 'rm a b'),
  change('a link', 'apk add b a && c', 'apk add a b ; c'),
  change('a blank in a word of another', 'apk add b a && c "x y"', 'apk add \\\n a \\\n b \\\n && c "x  y"'),
  change('a link on its own line', 'apk add b a && c', 'apk add \\\n a \\\n b \\\n || c'),
  change('a command moved', 'c && apk add b a', 'apk add a b && c'),
  change('a comment went', 'apk add b \\\n# x\n  a', 'apk add a \\\n  b'),
  change('another subcommand', 'apt-get remove b a', 'apt-get remove a b'),
  change('a redirection', 'apk add b a > c', 'apk add a b > d'),
];

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});
