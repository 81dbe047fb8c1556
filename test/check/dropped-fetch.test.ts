import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['drops-list-fetch'] as const;
const UNSEEN = ['drops-list-fetch-scripts-may-need'] as const;
const CHAIN = 'FROM debian:12\nRUN mkdir a && apt-get update && ls b\n';

const right: readonly Change[] = [
  ['a RUN of its own', 'FROM a\nRUN apt-get update\nRUN ls b\n', 'FROM a\nRUN ls b\n'],
  ['the last of a file', 'FROM a\nRUN ls b\nRUN apt-get update', 'FROM a\nRUN ls b'],
  ['by sudo, quietly', 'FROM a\nRUN sudo apt -qq update >/dev/null 2>&1\nRUN ls b\n', 'FROM a\nRUN ls b\n'],
  ['twice', 'FROM a\nRUN apt-get update && apt-get update\nRUN ls b\n', 'FROM a\nRUN ls b\n'],
  ['below a comment', 'FROM a\n# x\nRUN apt-get update\n\nRUN ls b\n', 'FROM a\n# x\nRUN ls b\n'],
  [
    'a later install fetches for itself',
    'FROM a\nRUN apt-get update\nRUN apt-get update && apt-get install b\n',
    'FROM a\nRUN apt-get update && apt-get install b\n',
  ],
  ['the first of a chain', 'FROM a\nRUN apt-get update && ls b\n', 'FROM a\nRUN ls b\n'],
  ['in the middle of a chain', CHAIN, 'FROM debian:12\nRUN mkdir a && ls b\n'],
  ['the last of a chain', 'FROM a\nRUN ls b \\\n && apt-get update\n', 'FROM a\nRUN ls b\n'],
  ['of a list', 'FROM a\nRUN set -e; apt-get update; ls b\n', 'FROM a\nRUN set -e; ls b\n'],
];

const wrong: readonly Change[] = [
  ['a later install needs it', 'FROM a\nRUN apt-get update\nRUN apt-get install b\n', 'FROM a\nRUN apt-get install b\n'],
  ['the same RUN needs it', 'FROM a\nRUN apt-get update && apt-get install b\n', 'FROM a\nRUN apt-get install b\n'],
  ['apt-cache needs it', 'FROM a\nRUN apt-get update\nRUN apt-cache policy b\n', 'FROM a\nRUN apt-cache policy b\n'],
  ['CMD needs it', 'FROM a\nRUN apt-get update\nCMD apt-get install b\n', 'FROM a\nCMD apt-get install b\n'],
  [
    'a stage on top needs it',
    'FROM a AS b\nRUN apt-get update\nFROM b\nRUN apt-get install c\n',
    'FROM a AS b\nFROM b\nRUN apt-get install c\n',
  ],
  [
    'a RUN in exec form needs it',
    'FROM a\nRUN apt-get update\nRUN ["apt-get", "install", "b"]\n',
    'FROM a\nRUN ["apt-get", "install", "b"]\n',
  ],
  ['another command is gone', CHAIN, 'FROM debian:12\nRUN apt-get update && ls b\n'],
  ['two commands are gone', CHAIN, 'FROM debian:12\nRUN ls b\n'],
  ['an upgrade is gone', 'FROM a\nRUN apt-get upgrade\nRUN b\n', 'FROM a\nRUN b\n'],
  ['another RUN is gone', 'FROM a\nRUN apt-get update\nRUN b\nRUN c\n', 'FROM a\nRUN c\n'],
  ['a link is another', CHAIN, 'FROM debian:12\nRUN mkdir a ; ls b\n'],
  ['what stands behind || is gone', 'FROM a\nRUN b || apt-get update\n', 'FROM a\nRUN b\n'],
  ['the condition is gone', 'FROM a\nRUN apt-get update || b\n', 'FROM a\nRUN b\n'],
  ['more is gone than the fetch', 'FROM a\nRUN b x && apt-get update\n', 'FROM a\nRUN b\n'],
  ['it writes a file', 'FROM a\nRUN apt-get update > /log\nRUN b\n', 'FROM a\nRUN b\n'],
  ['a pipe reads it', 'FROM a\nRUN apt-get update | tee /log\nRUN b\n', 'FROM a\nRUN b\n'],
  ['its RUN has flags', 'FROM a\nRUN --network=host apt-get update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['a pragma stands above it', 'FROM a\n# hadolint ignore=DL3009\nRUN apt-get update\nRUN b\n', 'FROM a\n# hadolint ignore=DL3009\nRUN b\n'],
  ['a comment is gone', 'FROM a\n# x\nRUN apt-get update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['another shell runs it', 'FROM a\nSHELL ["pwsh"]\nRUN apt-get update\nRUN b\n', 'FROM a\nSHELL ["pwsh"]\nRUN b\n'],
  ['the exec form', 'FROM a\nRUN ["apt-get", "update"]\nRUN b\n', 'FROM a\nRUN b\n'],
  ['an index of apk', 'FROM a\nRUN apk update\nRUN b\n', 'FROM a\nRUN b\n'],
  ['a variable stands in it', 'FROM a\nRUN apt-get update $(b)\nRUN c\n', 'FROM a\nRUN c\n'],
  ['the lists are deleted behind it', 'FROM a\nRUN apt-get update && rm -rf /var/lib/apt/lists/* && b\n', 'FROM a\nRUN rm -rf /var/lib/apt/lists/* && b\n'],
]; // prettier-ignore

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, UNSEEN])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
  expect(judge([name, before, after, UNSEEN])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});

test('a script that was not read runs later: only by the effect that says so', () => {
  const change: Change = ['unseen', 'FROM a\nRUN apt-get update\nRUN /b.sh\n', 'FROM a\nRUN /b.sh\n'];
  expect(judge([...change, EFFECT])).toMatch(/\w/);
  expect(judge([...change, UNSEEN])).toBeUndefined();
});

test('a fetch is not given again where it was told more than a second one would be', () => {
  const before = (fetch: string): string => `FROM a\nRUN ${fetch}\nCOPY b c\nRUN apt-get install d\n`;
  const after = (fetch: string): string => `FROM a\nRUN ${fetch}\nCOPY b c\nRUN apt-get update && apt-get install d\n`;
  const say = (fetch: string): string | undefined => judge(['', before(fetch), after(fetch), ['fetches-index-again']]);
  expect(say('apt-get -qq update -y')).toBeUndefined();
  expect(say('apt-get update --allow-releaseinfo-change')).toMatch(/\w/);
  expect(say('apt-get -o Acquire::Check-Valid-Until=false update')).toMatch(/\w/);
  expect(say('http_proxy=http://example.com apt-get update')).toMatch(/\w/);
});

/** What uses apt without its name, or may: it stands on top of the fetch. */
const dropped = (behind: string): Change => [behind, `FROM a\nRUN apt-get update\n${behind}\n`, `FROM a\n${behind}\n`];

test.each([
  'RUN rosdep install -y --from-paths /src',
  'RUN sudo rosdep install -y --from-paths /src',
  'RUN make -C /src install-deps',
  'RUN cd /src && make',
  'RUN mk-build-deps -i',
  'RUN opam install -y a',
  'RUN ansible-playbook a.yml',
  'RUN nala install -y a',
  'RUN apt-fast install -y a',
  'RUN unattended-upgrade',
  'RUN aptitude install -y a',
  'RUN tasksel install a',
  'RUN pkexec a',
  'RUN puppet apply a.pp',
  'RUN salt-call --local state.apply',
  'RUN cd ros && ./bootstrap',
  'RUN scripts/a',
  'RUN bash -c "rosdep install -y --from-paths /src"',
  'RUN bash -c "cd a && ./b"',
  'RUN cat /var/lib/apt/lists/*_Packages',
  'RUN cp /var/lib/apt/lists/* /a',
  'RUN ["rosdep", "install", "-y"]',
  'CMD ["nala", "install", "a"]',
  'ENTRYPOINT rosdep install -y a',
  'RUN apt-get update || true\nRUN rosdep install -y a',
  'FROM b\nCOPY --from=0 / /',
  'FROM b\nCOPY --from=0 /var/lib/apt/lists /var/lib/apt/lists',
])('declines where it uses the lists: %s', (behind) => {
  expect(judge([...dropped(behind), EFFECT])).toMatch(/\w/);
  expect(judge([...dropped(behind), UNSEEN])).toMatch(/\w/);
});

test.each([
  'RUN b',
  'RUN python3 a.py',
  'RUN find . -exec b {} +',
  'RUN npx a',
  'RUN cmake --build a',
  'CMD ["/a"]',
  'CMD a',
])('takes as proven no program that is not known: %s', (behind) => {
  expect(judge([...dropped(behind), EFFECT])).toMatch(/\w/);
  expect(judge([...dropped(behind), UNSEEN])).toBeUndefined();
});

test.each([
  'RUN pip install a && mkdir -p /var/lib/apt/lists/partial',
  'RUN rosdep init && rosdep update',
  'RUN apt-get update && apt-get install -y make && make',
  'RUN curl -o a example.com && tar -xf a',
  'CMD ["nginx"]',
  'CMD bash',
])('takes as proven: %s', (behind) => {
  expect(judge([...dropped(behind), EFFECT])).toBeUndefined();
});

const renewed = (between: string, fetch = 'apt-get update'): Change => [
  between,
  `FROM debian:12\nRUN apt-get -qq update\n${between}\nRUN apt-get install d\n`,
  `FROM debian:12\nRUN apt-get -qq update\n${between}\nRUN ${fetch} && apt-get install d\n`,
];

test.each([
  'COPY rootfs/ /',
  'COPY rootfs /etc',
  'COPY --from=x / /',
  'COPY etc/ /etc/',
  'ADD rootfs.tar /',
  'ADD rootfs.tar.gz /etc/',
  'WORKDIR /\nCOPY rootfs .',
  'COPY rootfs .',
  'WORKDIR /etc\nCOPY apt ./apt',
  'ARG A\nCOPY rootfs $A',
  'ENV APT_CONFIG=/x',
  'RUN cp -r /rootfs/* /',
  'RUN tar -C / -xf a.tar',
  'RUN rosdep install -y a',
  'RUN make',
  'RUN ./a',
])('gives no second fetch where the sources may be others: %s', (between) => {
  expect(judge([...renewed(between), ['fetches-index-again']])).toMatch(/\w/);
});

test.each(['COPY a.conf /etc/', 'COPY a.sh b.py /', 'COPY . /src', 'ADD a.tar /opt/a', 'WORKDIR /a\nCOPY . .'])(
  'gives a second fetch: %s',
  (between) => {
    expect(judge([...renewed(between), ['fetches-index-again']])).toBeUndefined();
    expect(judge([...renewed(between, 'apt-get -qq update'), ['fetches-index-again']])).toBeUndefined();
    expect(judge([...renewed(between, 'apt-get -y update'), ['fetches-index-again']])).toMatch(/\w/);
  },
);
