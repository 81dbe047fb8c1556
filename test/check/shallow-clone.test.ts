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
  ['a variable of a place', ...clone(`git clone ${URL} && $JAVA_HOME/bin/javac b/A.java && sh -c "$HOME/a.sh"`)],
  ['git is installed', ...clone(`apt-get install -y git make && git clone ${URL}`)],
  ['git is spoken of', ...clone(`git clone ${URL} && echo "from git"`)],
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
  ['H5: pip by its path', ...clone(`git clone ${URL} /b && cd /etc && pip install -e /b`)],
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
  ['a variable for git', ...clone(`git clone ${URL} && cd b && G=git && $G checkout v1`)],
  ['a variable for git, set before', ...clone(`G=git && git clone ${URL} && cd b && "$G" checkout v1`)],
  ['a variable in a later RUN', ...clone(`git clone ${URL}`, 'ARG G=git\nRUN cd b && ${G} checkout v1\n')],
  ['a variable behind sudo', ...clone(`git clone ${URL} && cd b && sudo $G checkout v1`)],
  ['a variable for a command', ...clone(`C="git checkout v1"; git clone ${URL} && cd b && $C`)],
  ['a variable for a shell to run', ...clone(`git clone ${URL} && cd b && sh -c "$C"`)],
  ['a variable for a program of a folder', ...clone(`git clone ${URL} && cd b && $BIN/git checkout v1`)],
  ['a variable in CMD', ...clone(`git clone ${URL}`, 'ENV G=git\nCMD $G pull\n')],
  ['a substitution for a program', ...clone(`git clone ${URL} && cd b && $(which git) checkout v1`)],
  ['an alias', ...clone(`alias gc='git checkout' && git clone ${URL} && cd b && gc v1`)],
  ['an alias of git alone', ...clone(`alias g=git; git clone ${URL} && cd b && g checkout v1`)],
  ['an alias in a later RUN', ...clone(`git clone ${URL}`, "RUN alias g=git; cd b && g checkout v1\n")],
  ['an alias of the settings', ...clone(`git config --global alias.status checkout && git clone ${URL} && cd b && git status v1`)],
  ['a function', ...clone(`g() { git "$@"; }; git clone ${URL} && cd b && g checkout v1`)],
  ['a function in a later RUN', ...clone(`git clone ${URL}`, 'RUN g() { git "$@"; }; cd b && g checkout v1\n')],
  ['a text for sh', ...clone(`git clone ${URL} && cd b && sh -c "git checkout v1"`)],
  ['a text with quotes in it', ...clone(`git clone ${URL} && cd b && sh -c 'g"i"t "checkout" v1'`)],
  ['a text for sh, later', ...clone(`git clone ${URL}`, `RUN sh -c "cd b && git  -C . checkout v1"\n`)],
  ['a text for su', ...clone(`git clone ${URL} && su app -c 'cd b; /usr/bin/git describe'`)],
  ['eval', ...clone(`git clone ${URL} && cd b && eval "gi""t checkout v1"`)],
  ['a pipe into sh', ...clone(`git clone ${URL} && cd b && echo git checkout v1 | sh`)],
  ['by xargs', ...clone(`git clone ${URL} && cd b && echo v1 | xargs git checkout`)],
  ['by find', ...clone(`git clone ${URL} && find /src -maxdepth 1 -exec git -C {} describe ";"`)],
  ['by python', ...clone(`git clone ${URL} && python -c 'import os; os.system("git log")'`)],
  ['in a list of Python', ...clone(`git clone ${URL} && python -c 'run(["git", "log"])'`)],
  ['in a here-document', ...clone(`git clone ${URL}`, 'RUN bash <<E\ncd b\ngit checkout v1\nE\n')],
  ['a script that is written', ...clone(`git clone ${URL}`, `RUN echo 'cd /src/b && git pull' > /start && chmod +x /start\n`)],
  ['a script that was written before', ...clone(`printf 'cd /src/b\\ngit pull' > /start && git clone ${URL}`)],
  ['a script of an earlier RUN', ...run(`echo 'cd /b; git pull' > /s\nRUN git clone ${URL} /b`, `echo 'cd /b; git pull' > /s\nRUN git clone --depth 1 ${URL} /b`)],
  ['a script that is copied', ...clone(`git clone ${URL}`, 'COPY <<E /start\ncd /src/b && git pull\nE\n')],
  ['a command in ENV', ...clone(`git clone ${URL}`, 'ENV START="git pull"\n')],
  ['flutter', ...clone('git clone https://github.com/flutter/flutter.git')],
  ['flutter of a tag', ...clone('git clone -b stable https://github.com/Flutter/flutter')],
  ['vcpkg', ...clone('git clone https://github.com/Microsoft/vcpkg.git')],
  ['Homebrew', ...clone('git clone https://github.com/Homebrew/brew')],
  ['Linuxbrew', ...clone('git clone https://github.com/Linuxbrew/brew.git')],
  ['asdf', ...clone('git clone https://github.com/asdf-vm/asdf.git -b v0.8.0')],
  ['nvm', ...clone('git clone https://github.com/creationix/nvm.git')],
  ['nvm by ssh', ...clone('git clone git@github.com:nvm-sh/nvm.git')],
  ['rbenv', ...clone('git clone git://github.com/rbenv/ruby-build.git')],
  ['pyenv', ...clone('git clone https://github.com/pyenv/pyenv.git /p')],
  ['Oh My Zsh', ...clone('git clone https://github.com/robbyrussell/oh-my-zsh.git /z')],
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
