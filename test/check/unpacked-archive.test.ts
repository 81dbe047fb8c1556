import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const SAFE = ['removes-unpacked-archive'] as const;
const UNSAFE = ['removes-archive-programs-may-need'] as const;

const GET = 'wget -O /tmp/a.tgz https://example.com/a.tgz && tar xf /tmp/a.tgz';
/** A RUN on Debian that ends in `before`, and its rewrite. */
const run = (before: string, after: string, rest = ''): readonly [string, string] => [
  `FROM debian:12\nRUN ${before}\n${rest}`,
  `FROM debian:12\nRUN ${after}\n${rest}`,
];
/** With `&& rm /tmp/a.tgz` at the end. */
const atEnd = (script: string, rest = ''): readonly [string, string] => run(script, `${script} && rm /tmp/a.tgz`, rest);

const safe: readonly Change[] = [
  ['at the end', ...atEnd(GET)],
  ['in between', ...run(`${GET} && make`, `${GET} && rm /tmp/a.tgz && make`)],
  ['by force', ...run(GET, `${GET} && rm -f /tmp/a.tgz`)],
  ['a list under set -e', ...run('set -e; cd /tmp; curl -O https://a.b/c.zip; unzip c.zip; ls', 'set -e; cd /tmp; curl -O https://a.b/c.zip; unzip c.zip; rm c.zip; ls')],
  ['a package', ...run('curl -o /tmp/a.deb https://a.b/c && dpkg -i /tmp/a.deb', 'curl -o /tmp/a.deb https://a.b/c && dpkg -i /tmp/a.deb && rm /tmp/a.deb')],
  ['a redirection', ...run('curl https://a.b/c > /tmp/a.tgz && tar xf /tmp/a.tgz', 'curl https://a.b/c > /tmp/a.tgz && tar xf /tmp/a.tgz && rm /tmp/a.tgz')],
  ['a checked one', ...run(`wget -O /tmp/a.tgz https://a.b/c && echo "1 /tmp/a.tgz" | sha256sum -c && tar xf /tmp/a.tgz`, `wget -O /tmp/a.tgz https://a.b/c && echo "1 /tmp/a.tgz" | sha256sum -c && tar xf /tmp/a.tgz && rm /tmp/a.tgz`)],
  ['a later rm -rf', ...atEnd(GET, 'RUN rm -rf /tmp/*\n')],
  ['the same name in an address', ...atEnd(GET, 'ENV FROM_URL=https://example.com/a.tgz\n')],
  ['a signature of that name', ...atEnd(GET, 'RUN rm /tmp/a.tgz.asc\n')],
]; // prettier-ignore

const unsafe: readonly Change[] = [
  ['a folder of the program', ...run('cd /opt && wget https://a.b/c.zip && unzip c.zip', 'cd /opt && wget https://a.b/c.zip && unzip c.zip && rm c.zip')],
  ['an unknown folder', ...run('wget https://a.b/c.zip && unzip c.zip', 'wget https://a.b/c.zip && unzip c.zip && rm c.zip')],
  ['an installer', ...run('wget -O /tmp/a.sh https://a.b/c && sh /tmp/a.sh', 'wget -O /tmp/a.sh https://a.b/c && sh /tmp/a.sh && rm -f /tmp/a.sh')],
  ['a variable that changes behind it', ...run('wget https://a.b/c-$V.zip && unzip c-$V.zip && V=2 && ls', 'wget https://a.b/c-$V.zip && unzip c-$V.zip && rm c-$V.zip && V=2 && ls')],
  ['a script behind it', ...run(`${GET} && ./install`, `${GET} && rm /tmp/a.tgz && ./install`)],
  ['an ONBUILD', ...atEnd(GET, 'ONBUILD RUN make\n')],
  ['a variable', ...run('wget https://a.b/c-$V.zip && unzip c-$V.zip', 'wget https://a.b/c-$V.zip && unzip c-$V.zip && rm c-$V.zip')],
]; // prettier-ignore

const wrong: readonly Change[] = [
  ['behind the end of the script', ...atEnd(`${GET} && exit 0`)],
  ['behind another program', ...atEnd(`${GET} && exec make`)],
  ['another file', ...run(GET, `${GET} && rm /tmp/b.tgz`)],
  ['another folder', ...run(GET, `${GET} && rm a.tgz`)],
  ['what was unpacked', ...run(`${GET} -C /opt`, `${GET} -C /opt && rm -r /opt`)],
  ['a pattern', ...run(GET, `${GET} && rm /tmp/*.tgz`)],
  ['the folder', ...run(GET, `${GET} && rm -rf /tmp`)],
  ['two files', ...run(GET, `${GET} && rm /tmp/a.tgz /tmp/b`)],
  ['C2: a failure is hidden', ...run(GET, `${GET}; rm /tmp/a.tgz`)],
  ['C2: a failure is ignored', ...run(GET, `${GET} && rm /tmp/a.tgz || true`)],
  [
    'where unpacking may have failed',
    ...run('wget https://example.com/h.zip && (unzip h.zip; ls)', 'wget https://example.com/h.zip && (unzip h.zip; rm h.zip && ls)'),
  ],
  ['in the background', ...run(GET, `${GET} && rm /tmp/a.tgz &`)],
  ['before it is unpacked', ...run(GET, GET.replace('&& tar', '&& rm /tmp/a.tgz && tar'))],
  ['C4: in a layer of its own', `FROM debian:12\nRUN ${GET}\n`, `FROM debian:12\nRUN ${GET}\nRUN rm /tmp/a.tgz\n`],
  ['C4: fetched by another RUN', 'FROM a\nRUN wget -O /tmp/a.tgz https://a.b/c\nRUN tar xf /tmp/a.tgz\n', 'FROM a\nRUN wget -O /tmp/a.tgz https://a.b/c\nRUN tar xf /tmp/a.tgz && rm /tmp/a.tgz\n'],
  ['copied, not fetched', 'FROM a\nCOPY a.tgz /tmp/\nRUN tar xf /tmp/a.tgz\n', 'FROM a\nCOPY a.tgz /tmp/\nRUN tar xf /tmp/a.tgz && rm /tmp/a.tgz\n'],
  ['fetched and not unpacked', ...atEnd('wget -O /tmp/a.tgz https://a.b/c')],
  ['only looked into', ...atEnd('wget -O /tmp/a.tgz https://a.b/c && tar tf /tmp/a.tgz')],
  ['used behind it', ...run(`${GET} && cp /tmp/a.tgz /opt`, `${GET} && rm /tmp/a.tgz && cp /tmp/a.tgz /opt`)],
  ['a pattern behind it', ...run(`${GET} && mv /tmp/*.tgz /opt`, `${GET} && rm /tmp/a.tgz && mv /tmp/*.tgz /opt`)],
  ['moved before', ...run(`${GET} && mv /tmp/a.tgz /opt`, `${GET} && mv /tmp/a.tgz /opt && rm /tmp/a.tgz`)],
  ['its folder is moved', ...run(`${GET} && mv /tmp /opt`, `${GET} && mv /tmp /opt && rm /tmp/a.tgz`)],
  ['its folder is copied', ...run(`${GET} && cp -r /tmp/. /opt`, `${GET} && rm /tmp/a.tgz && cp -r /tmp/. /opt`)],
  ['deleted already', ...run(`${GET} && rm -rf /tmp/*`, `${GET} && rm -rf /tmp/* && rm /tmp/a.tgz`)],
  ['a later RUN needs it', ...atEnd(GET, 'RUN tar xf /tmp/a.tgz -C /opt\n')],
  ['a later RUN deletes it', ...atEnd(GET, 'RUN rm /tmp/a.tgz\n')],
  ['a later RUN takes all', ...atEnd(GET, 'RUN mv /tmp/* /opt\n')],
  ['CMD needs it', ...atEnd(GET, 'CMD ["serve", "/tmp/a.tgz"]\n')],
  ['ENTRYPOINT needs it', ...atEnd(GET, 'ENTRYPOINT serve /tmp/a.tgz\n')],
  ['an exec form needs it', ...atEnd(GET, 'RUN ["cp", "/tmp/a.tgz", "/opt"]\n')],
  ['an ENV names it', ...atEnd(GET, 'ENV A=/tmp/a.tgz\n')],
  ['COPY takes it', 'FROM a AS b\nRUN wget -O /tmp/a.tgz https://a.b/c && tar xf /tmp/a.tgz\nFROM c\nCOPY --from=b /tmp /x\n', 'FROM a AS b\nRUN wget -O /tmp/a.tgz https://a.b/c && tar xf /tmp/a.tgz && rm /tmp/a.tgz\nFROM c\nCOPY --from=b /tmp /x\n'],
  ['an heir needs it', 'FROM a AS b\nRUN wget -O /tmp/a.tgz https://a.b/c && tar xf /tmp/a.tgz\nFROM b\nRUN cat /tmp/a.tgz\n', 'FROM a AS b\nRUN wget -O /tmp/a.tgz https://a.b/c && tar xf /tmp/a.tgz && rm /tmp/a.tgz\nFROM b\nRUN cat /tmp/a.tgz\n'],
  ['a program opens it that is not told of it', ...run('cd /usr/src && wget https://a.b/php.tar.xz && tar xf php.tar.xz', 'cd /usr/src && wget https://a.b/php.tar.xz && tar xf php.tar.xz && rm php.tar.xz', 'RUN docker-php-ext-install zip\n')],
  ['C3: a cache mount', ...run(`--mount=type=cache,target=/tmp ${GET}`, `--mount=type=cache,target=/tmp ${GET} && rm /tmp/a.tgz`)],
  ['B4: cd in between', ...run('cd /a && wget https://a.b/c.zip && unzip c.zip && cd /b', 'cd /a && wget https://a.b/c.zip && unzip c.zip && cd /b && rm c.zip')],
  ['B4: out of the subshell', ...run('(cd /a && wget https://a.b/c.zip && unzip c.zip) && ls', '(cd /a && wget https://a.b/c.zip && unzip c.zip) && rm c.zip && ls')],
  ['a variable that changes', ...run('wget https://a.b/c-$V.zip && unzip c-$V.zip && V=2 && ls', 'wget https://a.b/c-$V.zip && unzip c-$V.zip && V=2 && rm c-$V.zip && ls')],
  ['the first of two by one name', ...run('wget https://a.b/c-$V.zip && unzip c-$V.zip && V=2 && wget https://a.b/c-$V.zip && unzip c-$V.zip', 'wget https://a.b/c-$V.zip && unzip c-$V.zip && rm c-$V.zip && V=2 && wget https://a.b/c-$V.zip && unzip c-$V.zip')],
  ['a variable that changes before it is unpacked', ...run('wget https://a.b/c-$V.zip && V=2 && unzip c-$V.zip', 'wget https://a.b/c-$V.zip && V=2 && unzip c-$V.zip && rm c-$V.zip')],
  ['a variable alone', ...run('wget -O $F https://a.b/c && unzip $F', 'wget -O $F https://a.b/c && unzip $F && rm $F')],
  ['another variable', ...run('wget https://a.b/c-$V.zip && unzip c-$V.zip', 'wget https://a.b/c-$V.zip && unzip c-$V.zip && rm c-$W.zip')],
  ['of another right', ...run('sudo wget -O /tmp/a.zip https://a.b/c && unzip /tmp/a.zip', 'sudo wget -O /tmp/a.zip https://a.b/c && unzip /tmp/a.zip && rm /tmp/a.zip')],
  ['a function of that name', ...run(`rm() { true; }; ${GET}`, `rm() { true; }; ${GET} && rm /tmp/a.tgz`)],
  ['it may not be there', ...run('wget -O /tmp/a.zip https://a.b/c; unzip /tmp/a.zip; ls', 'wget -O /tmp/a.zip https://a.b/c; unzip /tmp/a.zip; ls && rm /tmp/a.zip')],
  ['an installer that deletes itself', ...run('wget -O /tmp/a.sh https://a.b/c && sh /tmp/a.sh', 'wget -O /tmp/a.sh https://a.b/c && sh /tmp/a.sh && rm /tmp/a.sh')],
  ['another command changes', ...run(`${GET} && make`, `${GET} && rm /tmp/a.tgz && make all`)],
  ['a flag comes', ...run(GET, `--network=none ${GET} && rm /tmp/a.tgz`)],
  ['a comment comes', ...run(GET, `${GET} && rm /tmp/a.tgz # done`)],
  ['a file is written', ...run(GET, `${GET} && rm /tmp/a.tgz > /log`)],
  ['another shell', `FROM a\nSHELL ["pwsh"]\nRUN ${GET}\n`, `FROM a\nSHELL ["pwsh"]\nRUN ${GET} && rm /tmp/a.tgz\n`],
  ['behind ONBUILD', `FROM a\nONBUILD RUN ${GET}\n`, `FROM a\nONBUILD RUN ${GET} && rm /tmp/a.tgz\n`],
]; // prettier-ignore

test.each(safe)('accepts as safe: %s', (name, before, after) => {
  expect(judge([name, before, after, SAFE])).toBeUndefined();
  expect(judge([name, before, after, UNSAFE])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(unsafe)('accepts as unsafe, and not as safe: %s', (name, before, after) => {
  expect(judge([name, before, after, UNSAFE])).toBeUndefined();
  expect(judge([name, before, after, SAFE])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, [...SAFE, ...UNSAFE]])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});
