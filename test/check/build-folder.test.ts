import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['removes-own-build-folder'] as const;

const BUILD = 'git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make && make install';
/** A RUN of `script` with `behind` at its end, and the rest of the file. */
const add = (script: string, behind: string, rest = ''): readonly [string, string] => [
  `FROM debian:12\nRUN ${script}\n${rest}`,
  `FROM debian:12\nRUN ${script}${behind}\n${rest}`,
];
const atEnd = (script: string, rest = ''): readonly [string, string] => add(script, ' && rm -rf /tmp/tool', rest);

const right: readonly Change[] = [
  ['cloned', ...atEnd(BUILD)],
  ['made', ...atEnd('mkdir -p /tmp/tool && cd /tmp/tool && wget https://a.b/c && make install')],
  ['unpacked', ...atEnd('cd /tmp && wget https://a.b/tool.tar.gz && tar xf tool.tar.gz && cd tool && make install')],
  ['unpacked elsewhere', ...atEnd('wget -O /tmp/tool.zip https://a.b/c && unzip /tmp/tool.zip -d /tmp && make -C /tmp/tool install')],
  ['of sources', ...add('cd /usr/src && git clone https://a.b/tool && cd tool && cmake . && make install', ' && rm -rf /usr/src/tool')],
  ['under set -e', ...add('set -e; git clone https://a.b/tool /tmp/tool; cd /tmp/tool; make install', '; rm -rf /tmp/tool')],
  ['setup.py', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && python setup.py install')],
  ['to a folder that is written out', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && ./configure --prefix=/usr --libdir /usr/lib && make DESTDIR= PREFIX=/usr/local install')],
  ['CMake, to one that is written out', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && cmake -DCMAKE_INSTALL_PREFIX=/opt/other -DBUILD_SHARED_LIBS=ON . && cmake --build . --target install')],
  ['ENV, to one that is written out', 'FROM a\nENV PREFIX=/usr\nRUN git clone https://a.b/tool /tmp/tool && make -C /tmp/tool install\n', 'FROM a\nENV PREFIX=/usr\nRUN git clone https://a.b/tool /tmp/tool && make -C /tmp/tool install && rm -rf /tmp/tool\n'],
]; // prettier-ignore

const MAKE = 'git clone https://a.b/tool /tmp/tool && cd /tmp/tool &&';

const wrong: readonly Change[] = [
  ['all of /tmp', ...add(BUILD, ' && rm -rf /tmp')],
  ['a pattern', ...add(BUILD, ' && rm -rf /tmp/*')],
  ['another folder', ...add(BUILD, ' && rm -rf /tmp/other')],
  ['a folder of the system', ...add(BUILD, ' && rm -rf /usr/local')],
  ['up and down', ...add(BUILD, ' && rm -rf /tmp/../tool')],
  ['a variable', ...add(`T=/tmp/tool && ${BUILD}`, ' && rm -rf $T')],
  ['a variable before it', ...add(BUILD, ' && rm -rf $X/tmp/tool')],
  ['two folders', ...add(BUILD, ' && rm -rf /tmp/tool /var')],
  ['by a relative path', ...add(BUILD, ' && rm -rf tool')],
  ['C10: an option for a path', ...add(BUILD, ' && rm -rf -d')],
  ['C2: a failure is hidden', ...add(BUILD, '; rm -rf /tmp/tool')],
  ['C2: behind ||', ...add(BUILD, ' || rm -rf /tmp/tool')],
  ['C4: a layer of its own', ...add(BUILD, '\nRUN rm -rf /tmp/tool')],
  ['before the end', ...add('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install', ' && rm -rf /tmp/tool && ls')],
  ['not made by the RUN', ...atEnd('cd /tmp/tool && make install')],
  ['copied there', 'FROM a\nCOPY tool /tmp/tool\nRUN cd /tmp/tool && make install\n', 'FROM a\nCOPY tool /tmp/tool\nRUN cd /tmp/tool && make install && rm -rf /tmp/tool\n'],
  ['copied into what it makes', 'FROM a\nCOPY tool /tmp/tool\nRUN mkdir -p /tmp/tool && cd /tmp/tool && make install\n', 'FROM a\nCOPY tool /tmp/tool\nRUN mkdir -p /tmp/tool && cd /tmp/tool && make install && rm -rf /tmp/tool\n'],
  ['nothing is installed', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make')],
  ['installed from elsewhere', ...atEnd('mkdir /tmp/tool && cd /opt && make install')],
  ['the install may have failed', ...atEnd('mkdir /tmp/tool; cd /tmp/tool; make install; ls')],
  ['C10: WORKDIR', ...atEnd(BUILD, 'WORKDIR /tmp/tool\n')],
  ['C10: WORKDIR in it', ...atEnd(BUILD, 'WORKDIR /tmp/tool/bin\n')],
  ['C10: it runs in it', 'FROM a\nWORKDIR /tmp/tool\nRUN mkdir -p /tmp/tool && make install\n', 'FROM a\nWORKDIR /tmp/tool\nRUN mkdir -p /tmp/tool && make install && rm -rf /tmp/tool\n'],
  ['C10: /usr/src/app', 'FROM a\nRUN mkdir -p /usr/src/app && cd /usr/src/app && make install\n', 'FROM a\nRUN mkdir -p /usr/src/app && cd /usr/src/app && make install && rm -rf /usr/src/app\n'],
  ['C10: cloned into where it runs', ...add('mkdir -p /usr/src/tool && cd /usr/src/tool && git clone https://a.b/c . && make install', ' && rm -rf /usr/src/tool')],
  ['C10: the application', ...add('cd /usr/src && git clone https://a.b/app && cd app && make install', ' && rm -rf /usr/src/app')],
  ['CMD', ...atEnd(BUILD, 'CMD ["/tmp/tool/bin/tool"]\n')],
  ['ENTRYPOINT', ...atEnd(BUILD, 'ENTRYPOINT cd /tmp/tool && ./run\n')],
  ['ENV', ...atEnd(BUILD, 'ENV PATH=/tmp/tool/bin:$PATH\n')],
  ['a later RUN', ...atEnd(BUILD, 'RUN cp /tmp/tool/x /y\n')],
  ['a later RUN by cd', ...atEnd(BUILD, 'RUN cd /tmp && cd tool && ls\n')],
  ['a later COPY', ...atEnd(BUILD, 'COPY x /tmp/tool/\n')],
  ['a VOLUME', ...atEnd(BUILD, 'VOLUME /tmp/tool\n')],
  ['COPY of its parent', 'FROM a AS b\nRUN git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install\nFROM c\nCOPY --from=b /tmp /x\n', 'FROM a AS b\nRUN git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install && rm -rf /tmp/tool\nFROM c\nCOPY --from=b /tmp /x\n'],
  ['a link', ...atEnd(`${BUILD} && ln -s /tmp/tool/bin/tool /usr/bin/tool`)],
  ['a link by its own folder', ...atEnd(`${BUILD} && ln -s $PWD/tool /usr/bin/tool`)],
  ['a path written down', ...atEnd(`${BUILD} && echo /tmp/tool/lib > /etc/ld.so.conf.d/t.conf`)],
  ['an editable install', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install && pip install -e .')],
  ['a prefix in it', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && ./configure --prefix=/tmp/tool/out && make install')],
  ['something unknown', ...atEnd(`${BUILD} && ./post`)],
  ['of another right', ...atEnd('git clone https://a.b/tool /tmp/tool && cd /tmp/tool && sudo make install')],
  ['to a relative place', ...atEnd(`${MAKE} make install DESTDIR=out`)],
  ['to where it is', ...atEnd(`${MAKE} PREFIX=. make install`)],
  ['to a place of a variable', ...atEnd(`${MAKE} make install PREFIX=$HOME/x`)],
  ['to a place in quotes', ...atEnd(`${MAKE} make install "PREFIX=./out"`)],
  ['to a place up and down', ...atEnd(`${MAKE} make install prefix=/opt/../tmp/tool/out`)],
  ['to a place in it, whole', ...atEnd(`${MAKE} make install DESTDIR=/tmp/tool/out`)],
  ['to a place in it, set before', ...atEnd(`${MAKE} INSTALL_ROOT=/tmp/tool/out make install`)],
  ['by a Makefile of another folder', ...atEnd(`${MAKE} make -f ../mk install PREFIX=.`)],
  ['by such a Makefile alone', ...atEnd(`${MAKE} make -f ../mk install`)],
  ['a variable that is exported', ...atEnd(`export DESTDIR=out && ${MAKE} make install`)],
  ['a variable by env', ...atEnd(`${MAKE} env DESTDIR=out make install`)],
  ['a place of its own kind', ...atEnd(`${MAKE} make install BINDIR=bin`)],
  ['when it was built', ...atEnd(`${MAKE} make PREFIX=out && make install`)],
  ['configure', ...atEnd(`${MAKE} ./configure --prefix=out && make install`)],
  ['configure, in two words', ...atEnd(`${MAKE} ./configure --prefix ../tool/out && make install`)],
  ['configure, by a variable', ...atEnd(`${MAKE} ./configure --prefix="$P" && make install`)],
  ['CMake', ...atEnd(`${MAKE} cmake -DCMAKE_INSTALL_PREFIX=out . && make install`)],
  ['CMake, with a type', ...atEnd(`${MAKE} cmake -DCMAKE_INSTALL_PREFIX:PATH=../tool/o . && make install`)],
  ['CMake, at the install', ...atEnd(`${MAKE} cmake . && cmake --install . --prefix out`)],
  ['Meson', ...atEnd(`${MAKE} meson setup --prefix=$P b && meson install -C b --destdir out`)],
  ['ninja', ...atEnd(`${MAKE} DESTDIR=out ninja install`)],
  ['setup.py', ...atEnd(`${MAKE} python setup.py install --prefix=.`)],
  ['setup.py, by root', ...atEnd(`${MAKE} python setup.py install --root out`)],
  ['setup.py, in it', ...atEnd(`${MAKE} python setup.py install --root=/tmp/tool/out`)],
  ['ENV says where', 'FROM a\nENV DESTDIR=out\nRUN git clone https://a.b/tool /tmp/tool && make -C /tmp/tool install\n', 'FROM a\nENV DESTDIR=out\nRUN git clone https://a.b/tool /tmp/tool && make -C /tmp/tool install && rm -rf /tmp/tool\n'],
  ['ARG says where', 'FROM a\nARG PREFIX\nRUN git clone https://a.b/tool /tmp/tool && make -C /tmp/tool install\n', 'FROM a\nARG PREFIX\nRUN git clone https://a.b/tool /tmp/tool && make -C /tmp/tool install && rm -rf /tmp/tool\n'],
  ['B4: a function', ...atEnd(`rm() { true; }; ${BUILD}`)],
  ['C3: a mount', 'FROM a\nRUN --mount=type=cache,target=/tmp git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install\n', 'FROM a\nRUN --mount=type=cache,target=/tmp git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install && rm -rf /tmp/tool\n'],
  ['C3: a mount in it', 'FROM a\nRUN --mount=type=bind,target=/tmp/tool/x git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install\n', 'FROM a\nRUN --mount=type=bind,target=/tmp/tool/x git clone https://a.b/tool /tmp/tool && cd /tmp/tool && make install && rm -rf /tmp/tool\n'],
]; // prettier-ignore

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});
