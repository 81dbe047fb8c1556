import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

const ALL: readonly Effect[] = ['runs-as-other-user', 'makes-user', 'gives-files-to-user'];
const USER_ONLY: readonly Effect[] = ['runs-as-other-user'];
const MAKE = 'RUN groupadd --gid 10001 app && useradd --uid 10001 --gid app --create-home app';
const MAKE_ALPINE = 'RUN addgroup -S -g 10001 app && adduser -S -D -u 10001 -G app app';
const USER = 'USER 10001:10001';

function read(lines: readonly string[]): Dockerfile {
  const file = readDockerfile(`${lines.join('\n')}\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

function judge(
  before: readonly string[],
  after: readonly string[],
  effects: readonly Effect[] = ALL,
): string | undefined {
  return check(read(before), read(after), effects, { ...NO_SURROUNDINGS, catalogue: () => catalogue });
}

const NODE = [
  'FROM node:24-slim',
  'WORKDIR /app',
  'COPY . .',
  'RUN npm ci',
  'EXPOSE 3000',
  'CMD ["node", "server.js"]',
];
const PYTHON = ['FROM python:3.13-slim', 'WORKDIR /app', 'COPY . .', 'CMD ["python", "main.py"]'];
const ALPINE = ['FROM alpine:3.22', 'COPY tool /tool', 'CMD ["/tool"]'];
const GO = [
  'FROM golang:1.25 AS build',
  'COPY . .',
  'RUN go build -o /server .',
  'FROM scratch',
  'COPY --from=build /server /server',
  'ENTRYPOINT ["/server"]',
];

const LINUXKIT = `LABEL org.mobyproject.config='{"capabilities": ["CAP_NET_ADMIN"]}'`;
const ATOMIC = 'LABEL RUN="docker run --privileged -v /:/host IMAGE"';

/** Puts lines behind the one with a number, from 1; 0 is the start. */
function put(lines: readonly string[], at: number, ...fresh: readonly string[]): readonly string[] {
  return [...lines.slice(0, at), ...fresh, ...lines.slice(at)];
}

function swap(lines: readonly string[], at: number, line: string): readonly string[] {
  return lines.map((old, i) => (i === at ? line : old));
}

describe('what is right is accepted', () => {
  const RIGHT: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["the image's own user", NODE, put(NODE, 5, 'USER 1000:1000')],
    ['with its folder', NODE, put(NODE, 5, 'RUN install -d -o 1000 -g 1000 /app', 'USER 1000:1000')],
    ['a new one', PYTHON, put(PYTHON, 3, MAKE, USER)],
    ['a new one with folders', PYTHON, put(PYTHON, 3, `${MAKE} && install -d -o 10001 -g 10001 /app /data`, USER)],
    ['with all that is in a folder', PYTHON, put(PYTHON, 3, `${MAKE} && chown -R 10001:10001 /app/log`, USER)],
    ['a new one in Alpine', ALPINE, put(ALPINE, 2, MAKE_ALPINE, USER)],
    ['a number where nothing is', GO, put(GO, 5, 'USER 65532:65532')],
    ['the owner of what is copied', PYTHON, put(swap(PYTHON, 2, 'COPY --chown=10001:10001 . .'), 3, MAKE, USER)],
    [
      "the file's own user",
      put(PYTHON, 1, 'RUN groupadd -g 700 web && useradd -u 700 -g web web'),
      put(put(PYTHON, 1, 'RUN groupadd -g 700 web && useradd -u 700 -g web web'), 4, 'USER 700:700'),
    ],
    [
      'before a volume that stands early',
      put(PYTHON, 1, 'VOLUME /data'),
      put(put(PYTHON, 1, `${MAKE} && install -d -o 10001 -g 10001 /data`, 'VOLUME /data'), 5, USER),
    ],
    [
      'before the files that come oftener',
      PYTHON,
      put(put(PYTHON, 3, USER), 2, `${MAKE} && install -d -o 10001 -g 10001 /app`),
    ],
    [
      'before a COPY of another place',
      put(PYTHON, 3, 'COPY a.txt /srv/'),
      put(put(PYTHON, 3, 'COPY a.txt /srv/', USER), 3, `${MAKE} && install -d -o 10001 -g 10001 /data`),
    ],
    [
      'in a distroless image',
      ['FROM gcr.io/distroless/static-debian13', 'COPY server /', 'CMD ["/server"]'],
      ['FROM gcr.io/distroless/static-debian13', 'COPY server /', 'USER 65532:65532', 'CMD ["/server"]'],
    ],
    [
      'a number where users are not sure to be made',
      ['FROM amazoncorretto:21', 'COPY a.jar /a.jar', 'CMD ["java", "-jar", "/a.jar"]'],
      ['FROM amazoncorretto:21', 'COPY a.jar /a.jar', USER, 'CMD ["java", "-jar", "/a.jar"]'],
    ],
  ];

  test.each(RIGHT)('%s', (_, before, after) => {
    expect(judge(before, after)).toBeUndefined();
  });
});

describe('what is wrong is declined', () => {
  const COMMON_RUN = 'RUN install -d -o 1000 -g 1000';
  const WRONG: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['G1: a user whom nobody makes', PYTHON, put(PYTHON, 3, USER)],
    ['G1: another number than that which is made', PYTHON, put(PYTHON, 3, MAKE, 'USER 1000:1000')],
    ['G1: the user of another image', ALPINE, put(ALPINE, 2, 'USER 1000:1000')],
    ['G1: the group of another user', NODE, put(NODE, 5, 'USER 1000:33')],
    ['G3: before a RUN', NODE, put(NODE, 3, 'USER 1000:1000')],
    ['G3: before a COPY', NODE, put(NODE, 2, 'USER 1000:1000')],
    ['G3: before a WORKDIR', NODE, put(NODE, 1, 'USER 1000:1000')],
    ['G3: at the end of a builder stage', GO, put(GO, 3, 'USER 65532:65532')],
    ['G4: folders of another user', NODE, put(NODE, 5, 'RUN install -d -o 1001 -g 1001 /app', 'USER 1000:1000')],
    ['G4: an owner that is another user', PYTHON, put(swap(PYTHON, 2, 'COPY --chown=1000:1000 . .'), 3, MAKE, USER)],
    ['G4: an owner in a builder stage', GO, put(swap(GO, 1, 'COPY --chown=65532:65532 . .'), 5, 'USER 65532:65532')],
    ['G5: a start that changes the user', swap(PYTHON, 3, 'CMD ["gosu", "app", "python", "main.py"]'), put(swap(PYTHON, 3, 'CMD ["gosu", "app", "python", "main.py"]'), 3, MAKE, USER)],
    ['G5: a supervisor', swap(PYTHON, 3, 'CMD supervisord -n'), put(swap(PYTHON, 3, 'CMD supervisord -n'), 3, MAKE, USER)],
    ['G6: a base that changes the user', ['FROM postgres:17', 'COPY a.sql /b/'], ['FROM postgres:17', 'COPY a.sql /b/', 'USER 999:999']],
    ['G6: a server of root', ['FROM nginx:1.28', 'COPY a /b/'], ['FROM nginx:1.28', 'COPY a /b/', 'USER 101:101']],
    ['G6: a base that is not root', ['FROM gcr.io/distroless/static-debian13:nonroot', 'CMD ["/a"]'], ['FROM gcr.io/distroless/static-debian13:nonroot', 'USER 65532:65532', 'CMD ["/a"]']],
    ['G6: a base that nobody knows', swap(PYTHON, 0, 'FROM example.com/python:3'), put(swap(PYTHON, 0, 'FROM example.com/python:3'), 3, MAKE, USER)],
    ['G8: a name', NODE, put(NODE, 5, 'USER node')],
    ['G8: a number without its group', NODE, put(NODE, 5, 'USER 1000')],
    ['root by number', NODE, put(NODE, 5, 'USER 0:0')],
    ["G9: Debian's programs in Alpine", ALPINE, put(ALPINE, 2, MAKE, USER)],
    ["G9: Alpine's programs in Debian", PYTHON, put(PYTHON, 3, MAKE_ALPINE, USER)],
    ['G9: a RUN where there is no shell', GO, put(GO, 5, MAKE, USER)],
    ['G9: a number that is taken', swap(PYTHON, 0, 'FROM ubuntu:24.04'), put(swap(PYTHON, 0, 'FROM ubuntu:24.04'), 3, 'RUN groupadd --gid 1000 app && useradd --uid 1000 --gid app --create-home app', 'USER 1000:1000')],
    ['G9: a name that is taken', put(PYTHON, 1, 'RUN useradd app'), put(put(PYTHON, 1, 'RUN useradd app'), 4, MAKE, USER)],
    ['G10: triggers', put(PYTHON, 3, 'ONBUILD COPY . .'), put(put(PYTHON, 3, 'ONBUILD COPY . .'), 4, MAKE, USER)],
    ['G11: Windows', ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022', 'CMD ["a.exe"]'], ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022', 'USER 1000:1000', 'CMD ["a.exe"]']],
    ['a label that asks for capabilities', put(PYTHON, 4, LINUXKIT), put(put(PYTHON, 4, LINUXKIT), 4, MAKE, USER)],
    ['a label that runs it privileged', put(PYTHON, 4, ATOMIC), put(put(PYTHON, 4, ATOMIC), 4, MAKE, USER)],
    ['files in the home of root', put(PYTHON, 1, 'ENV PATH=/root/.local/bin:$PATH'), put(put(PYTHON, 1, 'ENV PATH=/root/.local/bin:$PATH'), 4, MAKE, USER)],
    ['a folder of the system', NODE, put(NODE, 5, `${COMMON_RUN} /usr/local/bin`, 'USER 1000:1000')],
    ['all that there is', NODE, put(NODE, 5, 'RUN chown -R 1000:1000 /', 'USER 1000:1000')],
    ['a path that leads elsewhere', NODE, put(NODE, 5, `${COMMON_RUN} /app/../etc`, 'USER 1000:1000')],
    ['a variable for a folder', NODE, put(NODE, 5, `${COMMON_RUN} $HOME`, 'USER 1000:1000')],
    ['a command besides', NODE, put(NODE, 5, `${COMMON_RUN} /app && chmod -R 777 /app`, 'USER 1000:1000')],
    ['a failure that is overlooked', NODE, put(NODE, 5, `${COMMON_RUN} /app || true`, 'USER 1000:1000')],
    ['commands that run whatever went before', PYTHON, put(PYTHON, 3, MAKE.replace('&&', ';'), USER)],
    ['a RUN with a flag', PYTHON, put(PYTHON, 3, MAKE.replace('RUN', 'RUN --network=host'), USER)],
    ['a RUN of the user', NODE, put(NODE, 5, 'USER 1000:1000', `${COMMON_RUN} /app`)],
    ['folders behind their VOLUME', put(NODE, 4, 'VOLUME /data'), put(put(NODE, 4, 'VOLUME /data'), 5, `${COMMON_RUN} /data`, 'USER 1000:1000')],
    ['an owner and a mode', PYTHON, put(swap(PYTHON, 2, 'COPY --chown=10001:10001 --chmod=777 . .'), 3, MAKE, USER)],
    ['a COPY of something else', PYTHON, put(swap(PYTHON, 2, 'COPY --chown=10001:10001 .. .'), 3, MAKE, USER)],
    ['another CMD', NODE, swap(put(NODE, 5, 'USER 1000:1000'), 6, 'CMD ["node", "other.js"]')],
    ['a port besides', NODE, put(NODE, 5, 'USER 1000:1000', 'EXPOSE 80')],
    ['two users', NODE, put(NODE, 5, 'USER 1000:1000', 'USER 33:33')],
    ['two users that are made', PYTHON, put(PYTHON, 3, MAKE, MAKE.replaceAll('app', 'web').replaceAll('10001', '10002'), USER)],
    ['an account that nobody runs as', PYTHON, put(PYTHON, 3, MAKE)],
    ["root's name for the new user", PYTHON, put(PYTHON, 3, MAKE.replaceAll(/\bapp\b/g, 'root'), USER)],
    ["a name of the distribution's", swap(PYTHON, 0, 'FROM ubuntu:18.04'), put(swap(PYTHON, 0, 'FROM ubuntu:18.04'), 3, MAKE.replaceAll(/\bapp\b/g, 'daemon'), USER)],
    ["a number of the system's", swap(PYTHON, 0, 'FROM centos:7'), put(swap(PYTHON, 0, 'FROM centos:7'), 3, MAKE.replaceAll('10001', '33'), 'USER 33:33')],
    ['another shell', PYTHON, put(PYTHON, 3, MAKE.replace('--create-home', '--shell /bin/bash --create-home'), USER)],
    ['a group besides', PYTHON, put(PYTHON, 3, MAKE.replace('--create-home', '--groups sudo --create-home'), USER)],
    ['a folder that a COPY above it takes back', put(PYTHON, 1, 'COPY data /app/data'), put(put(put(PYTHON, 1, 'COPY data /app/data'), 4, USER), 3, `${MAKE} && install -d -o 10001 -g 10001 /app/data`)],
    ['a folder that an archive takes back', swap(PYTHON, 2, 'ADD app.tar.gz /app'), put(put(swap(PYTHON, 2, 'ADD app.tar.gz /app'), 3, USER), 2, `${MAKE} && install -d -o 10001 -g 10001 /app`)],
    ['a folder that a linked COPY takes back', swap(PYTHON, 2, 'COPY --link . .'), put(put(swap(PYTHON, 2, 'COPY --link . .'), 3, USER), 2, `${MAKE} && install -d -o 10001 -g 10001 /app`)],
    ['a folder that a RUN works in behind that', NODE, put(put(NODE, 5, 'USER 1000:1000'), 2, `${COMMON_RUN} /app`)],
    ['users that a COPY of all brings anew', swap(PYTHON, 2, 'COPY rootfs /'), put(put(swap(PYTHON, 2, 'COPY rootfs /'), 3, USER), 2, MAKE)],
    ['users that a COPY of settings brings anew', swap(PYTHON, 2, 'COPY passwd /etc/'), put(put(swap(PYTHON, 2, 'COPY passwd /etc/'), 3, USER), 2, MAKE)],
    ['a COPY to a place that nobody knows', swap(PYTHON, 2, 'COPY . $PLACE'), put(put(swap(PYTHON, 2, 'COPY . $PLACE'), 3, USER), 2, `${MAKE} && install -d -o 10001 -g 10001 /app`)],
    ['a group that useradd gives another number', put(PYTHON, 1, 'RUN useradd -u 700 web'), put(put(PYTHON, 1, 'RUN useradd -u 700 web'), 4, 'USER 700:700')],
    ["a group of adduser's that is none in Red Hat's", put(swap(PYTHON, 0, 'FROM centos:7'), 1, 'RUN adduser -u 1500 -G 10 web'), put(put(swap(PYTHON, 0, 'FROM centos:7'), 1, 'RUN adduser -u 1500 -G 10 web'), 4, 'USER 1500:10')],
    ['a USER behind that of the file', put(NODE, 5, 'USER node'), put(put(NODE, 5, 'USER node'), 6, 'USER 1000:1000')],
  ]; // prettier-ignore

  test.each(WRONG)('%s', (_, before, after) => {
    expect(judge(before, after)).toEqual(expect.any(String));
  });

  test('an account without an effect that says so', () => {
    expect(judge(PYTHON, put(PYTHON, 3, MAKE, USER), USER_ONLY)).toEqual(expect.any(String));
  });

  test('folders without an effect that says so', () => {
    const after = put(PYTHON, 3, `${MAKE} && install -d -o 10001 -g 10001 /app`, USER);
    expect(judge(PYTHON, after, ['runs-as-other-user', 'makes-user'])).toMatch(/no effect says/);
  });

  test('an account, folders and owners for nobody', () => {
    expect(judge(PYTHON, put(PYTHON, 3, MAKE), ['makes-user'])).toMatch(/nobody runs/);
    const given = put(PYTHON, 3, 'RUN install -d -o 10001 -g 10001 /app');
    expect(judge(PYTHON, given, ['gives-files-to-user'])).toMatch(/nobody runs/);
  });

  test('everything, where nothing is known of images', () => {
    expect(check(read(NODE), read(put(NODE, 5, 'USER 1000:1000')), ALL)).toMatch(/not in the catalogue/);
  });
});

describe('an action of GitHub', () => {
  const judgeWith = (files: Readonly<Record<string, string>>): string | undefined =>
    check(read(NODE), read(put(NODE, 5, 'USER 1000:1000')), ALL, {
      ...NO_SURROUNDINGS,
      catalogue: () => catalogue,
      context: memoryContext(files),
    });

  test('runs as root', () => {
    const action = 'runs:\n  using: "docker"\n  image: "./Dockerfile"\n';
    expect(judgeWith({ 'action.yml': action })).toMatch('action of GitHub');
    expect(judgeWith({ 'action.yaml': action })).toMatch('action of GitHub');
  });

  test('is another one', () => {
    expect(judgeWith({ 'action.yml': 'runs:\n  using: docker\n  image: docker://alpine:3.22\n' })).toBeUndefined();
    expect(judgeWith({ 'action.yml': 'runs:\n  using: docker\n  image: tool/Dockerfile\n' })).toBeUndefined();
    expect(judgeWith({ 'action.yml': 'runs:\n  using: node20\n  main: a.js\n' })).toBeUndefined();
  });
});
