import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['clones-without-history'] as const;
const URL = 'https://github.com/a/b';

/** A RUN in `/src` that clones, and the same with `--depth 1`. */
const clone = (script: string, rest = ''): readonly [string, string] => {
  const before = `FROM debian:12\nWORKDIR /src\nRUN ${script}\n${rest}`;
  return [before, before.replace('git clone', 'git clone --depth 1')];
};
const run = (before: string, after: string): readonly [string, string] => [
  `FROM debian:12\nRUN ${before}\n`,
  `FROM debian:12\nRUN ${after}\n`,
];

const right: readonly Change[] = [
  ['a clone', ...clone(`git clone ${URL}`)],
  ['a tag', ...clone(`git clone -b v1 ${URL} /b && make -C /b`)],
  ['by ssh', ...clone('git clone git@example.com:a/b.git')],
  ['by its own protocol', ...clone('git clone git://example.com/b.git')],
  ['submodules', ...clone(`git clone --recursive ${URL} && cd b && git submodule update --init`)],
  ['settings', ...clone(`git config --global a.b c && git clone ${URL}`)],
  ['history of another project', ...clone(`git clone ${URL}`, 'RUN cd /other && git log\n')],
  ['a checkout before', ...clone(`cd /x && git checkout v1; cd /src && git clone ${URL}`)],
];

const wrong: readonly Change[] = [
  ['a deeper one', ...run(`git clone ${URL}`, `git clone --depth 5 ${URL}`)],
  ['another option', ...run(`git clone ${URL}`, `git clone --bare ${URL}`)],
  ['one more option', ...run(`git clone ${URL}`, `git clone --depth 1 -q ${URL}`)],
  ['another address', ...run(`git clone ${URL}`, `git clone --depth 1 ${URL}c`)],
  ['C11: another scheme', ...run(`git clone http://github.com/a/b`, `git clone --depth 1 ${URL}`)],
  ['elsewhere', ...run(`git clone -b v1 ${URL}`, `git clone -b --depth 1 v1 ${URL}`)],
  ['as an address', ...run(`git clone ${URL}`, `git clone ${URL} --depth 1`)],
  ['another command', ...run(`git fetch ${URL}`, `git fetch --depth 1 ${URL}`)],
  ['a branch that goes', ...run(`git clone -b v1 ${URL}`, `git clone --depth 1 ${URL}`)],
  ['two at once', ...run(`git clone ${URL} && git clone ${URL}c`, `git clone --depth 1 ${URL} && git clone --depth 1 ${URL}c`)],
  ['a path', ...clone('git clone /srv/b')],
  ['a file', ...clone('git clone file:///srv/b')],
  ['a plain web server', ...clone('git clone https://example.com/b.git')],
  ['an unknown address', ...clone('git clone $URL')],
  ['a mirror', ...clone(`git clone --mirror ${URL}`)],
  ['a commit', ...clone(`git clone ${URL} && cd b && git checkout 1a2b3c`)],
  ['a tag later', ...clone(`git clone ${URL}`, 'RUN cd b && git checkout v1\n')],
  ['by -C', ...clone(`git clone ${URL}`, 'RUN git -C /src/b describe\n')],
  ['in a substitution', ...clone(`git clone ${URL} && cd b && make V=$(git describe)`)],
  ['reset', ...clone(`git clone ${URL} && cd b && git reset --hard 1a2b3c`)],
  ['fetch', ...clone(`git clone ${URL} && cd b && git fetch --tags`)],
  ['a submodule at a commit', ...clone(`git clone ${URL} && cd b && git submodule foreach git checkout v1`)],
  ['an unknown folder', ...clone(`git clone ${URL}`, 'RUN cd $X && git log\n')],
  ['an unknown command of git', ...clone(`git clone ${URL} && cd b && git $X`)],
  ['in a loop', ...clone(`git clone ${URL}; for i in 1 2; do cd b; git log; done`)],
  ['H5: pip', ...clone(`git clone ${URL} && cd b && pip install .`)],
  ['H5: pip from outside', ...clone(`git clone ${URL} && pip install ./b`)],
  ['H5: setup.py', ...clone(`git clone ${URL}`, 'WORKDIR /src/b\nRUN python setup.py install\n')],
  ['H5: go build', ...clone(`git clone ${URL} && cd b && go build`)],
  ['CMD', ...clone(`git clone ${URL}`, 'CMD cd b && git pull\n')],
  ['ENTRYPOINT', ...clone(`git clone ${URL}`, 'ENTRYPOINT ["git", "log"]\n')],
  ['ONBUILD', ...clone(`git clone ${URL}`, 'ONBUILD RUN git checkout v1\n')],
  ['the exec form', ...clone(`git clone ${URL}`, 'RUN ["git", "log"]\n')],
  ['an heir', 'FROM a AS b\nRUN git clone https://github.com/a/b /b\nFROM b\nRUN git -C /b log\n', 'FROM a AS b\nRUN git clone --depth 1 https://github.com/a/b /b\nFROM b\nRUN git -C /b log\n'],
  ['copied to another stage', 'FROM a AS b\nRUN git clone https://github.com/a/b /b\nFROM c\nCOPY --from=b /b /b\nRUN cd /b && git log\n', 'FROM a AS b\nRUN git clone --depth 1 https://github.com/a/b /b\nFROM c\nCOPY --from=b /b /b\nRUN cd /b && git log\n'],
  ['another shell', 'FROM a\nSHELL ["pwsh"]\nRUN git clone https://github.com/a/b\n', 'FROM a\nSHELL ["pwsh"]\nRUN git clone --depth 1 https://github.com/a/b\n'],
  ['in a condition', ...clone(`if true; then git clone ${URL}; fi`)],
]; // prettier-ignore

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});
