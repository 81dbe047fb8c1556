import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { catalogue } from '../knowledge/images/catalogue.ts';

const EFFECTS: readonly Effect[] = ['installs-system-packages-first'];
const APT = 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*';
const APK = 'RUN apk add --no-cache git';

function read(lines: readonly string[]): Dockerfile {
  const file = readDockerfile(`${lines.join('\n')}\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  return file;
}

function judge(before: readonly string[], after: readonly string[], effects = EFFECTS): string | undefined {
  return check(read(before), read(after), effects, { ...NO_SURROUNDINGS, catalogue: () => catalogue });
}

/** The line at a place, from 0, comes to stand at another. */
function move(lines: readonly string[], from: number, to: number): readonly string[] {
  const rest = lines.filter((_, i) => i !== from);
  return [...rest.slice(0, to), lines[from]!, ...rest.slice(to)];
}

/** Moves the last line but one behind the first two. */
const CASE = (between: readonly string[], run = APT): readonly string[] => ['FROM debian:12', 'WORKDIR /app', ...between, run, 'CMD ["a"]']; // prettier-ignore
const MOVED = (lines: readonly string[]): readonly string[] => move(lines, lines.length - 2, 2);

describe('what is right is accepted', () => {
  const RIGHT: readonly (readonly [string, readonly string[]])[] = [
    ['behind the sources', CASE(['COPY . .'])],
    ['behind WORKDIR and settings of the image', CASE(['COPY . /srv/app', 'WORKDIR /srv', 'EXPOSE 80', 'LABEL a=b'])],
    ['behind what another stage made', ['FROM a AS a', 'RUN b', 'FROM debian:12', 'COPY --from=a /b /app/b', APK]],
    ['behind a variable of the program', CASE(['COPY . .', 'ENV NODE_ENV=production'])],
    ['with a cache mount', CASE(['COPY . .'], APT.replace('RUN', 'RUN --mount=type=cache,target=/var/cache/apt'))],
    ['packages of Fedora', CASE(['ADD . .'], 'RUN dnf install -y ImageMagick && dnf clean all')],
    ['errexit', CASE(['COPY . .'], 'RUN set -eux; apt-get update; apt-get install -y curl=7.88.1-10')],
    ['a copy whose place is in a variable of the file', CASE(['ENV HERE=/app', 'COPY . $HERE']).map(String)],
  ];

  test.each(RIGHT)('%s', (name, before) => {
    const from = before.findIndex((line) => /apt-get|apk|dnf/.test(line));
    const to = before.findLastIndex((line, i) => i < from && /^(?:COPY|ADD)/.test(line));
    expect(judge(before, move(before, from, to)), name).toBeUndefined();
  });

  test('the comments right above go along', () => {
    const before = ['FROM debian:12', '# sources', 'COPY . /app', '', '# packages', '# of the system', APT, '', 'CMD ["a"]'];
    const after = ['FROM debian:12', '# packages', '# of the system', APT, '', '# sources', 'COPY . /app', '', 'CMD ["a"]'];
    expect(judge(before, after)).toBeUndefined();
  }); // prettier-ignore
});

describe('what is wrong is declined', () => {
  const WRONG: readonly (readonly [string, readonly string[], (readonly string[])?])[] = [
    ['H4: a script of the project', CASE(['COPY . .'], 'RUN ./configure')],
    ['H4: a package that was copied', CASE(['COPY . .'], 'RUN apt-get install -y ./shop.deb')],
    ['H4: a list that was copied', CASE(['COPY . .'], 'RUN apt-get install -y $(cat packages.txt)')],
    ['a name that may stand for a file', CASE(['COPY . .'], 'RUN apt-get install -y lib*')],
    ['a package of apk that was copied', CASE(['COPY . .'], 'RUN apk add --allow-untrusted shop.apk')],
    ['something besides', CASE(['COPY . .'], `${APT} && make`)],
    ['a file of the project that is deleted', CASE(['COPY . .'], 'RUN apt-get install -y a && rm -rf /app/cache')],
    ['a file that is written', CASE(['COPY . .'], 'RUN apt-get install -y a > install.log')],
    ['a pipe', CASE(['COPY . .'], 'RUN yes | apt-get install a')],
    ['a loop over files', CASE(['COPY . .'], 'RUN for p in *; do apt-get install -y curl; done')],
    ['settings of apt', CASE(['COPY apt.conf /etc/apt/apt.conf.d/'])],
    ['all of the system', CASE(['COPY rootfs /'])],
    ['programs', CASE(['COPY bin/ /usr/local/bin/'])],
    ['the pages of a server', CASE(['COPY . /var/www/html'])],
    ['a home', CASE(['COPY . /root'])],
    ['a place that a build may choose', ['ARG A=/app', 'FROM debian:12', 'ARG A', 'COPY . $A', APT], ['ARG A=/app', 'FROM debian:12', 'ARG A', APT, 'COPY . $A']],
    ['a place that the base image chooses', ['FROM example.com/a', 'COPY . .', APT], ['FROM example.com/a', APT, 'COPY . .']],
    ['programs that are looked for', ['FROM debian:12', 'ENV PATH=/app/bin:$PATH', 'COPY . /app', APT], ['FROM debian:12', 'ENV PATH=/app/bin:$PATH', APT, 'COPY . /app']],
    ['libraries that are looked for', ['FROM debian:12', 'RUN echo /app/lib > /etc/ld.so.conf.d/a.conf', 'COPY . /app', APT], ['FROM debian:12', 'RUN echo /app/lib > /etc/ld.so.conf.d/a.conf', APT, 'COPY . /app']],
    ['I12: an argument', CASE(['COPY . .', 'ARG A'])],
    ['a variable of the package manager', CASE(['COPY . .', 'ENV DEBIAN_FRONTEND=noninteractive'])],
    ['another user', CASE(['COPY . .', 'USER root'])],
    ['another shell', CASE(['COPY . .', 'SHELL ["/bin/bash", "-c"]'])],
    ['a volume', CASE(['COPY . .', 'VOLUME /var/lib/mysql'])],
    ['another RUN', CASE(['COPY . .', 'RUN a'])],
    ['another stage', ['FROM debian:12 AS a', 'COPY . /app', 'FROM debian:12', APT], ['FROM debian:12 AS a', APT, 'COPY . /app', 'FROM debian:12']],
    ['files of the context by a mount', CASE(['COPY . .'], APT.replace('RUN', 'RUN --mount=type=bind,target=/etc/apt'))],
    ['a RUN that is there twice', CASE(['COPY . .']), ['FROM debian:12', 'WORKDIR /app', APT, 'COPY . .', APT, 'CMD ["a"]']],
    ['a RUN that is lost', CASE(['COPY . .']), ['FROM debian:12', 'WORKDIR /app', 'COPY . .', 'CMD ["a"]']],
    ['a RUN that changed', CASE(['COPY . .']), ['FROM debian:12', 'WORKDIR /app', APT.replace('curl', 'wget'), 'COPY . .', 'CMD ["a"]']],
    ['a COPY that changed', CASE(['COPY . .']), ['FROM debian:12', 'WORKDIR /app', APT, 'COPY . ./', 'CMD ["a"]']],
    ['the COPY in place of the RUN', ['FROM debian:12', APT, 'COPY . /app', 'RUN make'], ['FROM debian:12', APT, 'RUN make', 'COPY . /app']],
    ['a comment that is lost', ['FROM debian:12', 'COPY . /app', '# why', APT], ['FROM debian:12', APT, 'COPY . /app']],
    ['a comment that stays behind', ['FROM debian:12', '# sources', 'COPY . /app', '# packages', APT], ['FROM debian:12', '# sources', APT, '# packages', 'COPY . /app']],
    ['a comment that changed', ['FROM debian:12', 'COPY . /app', '# why', APT], ['FROM debian:12', '# how', APT, 'COPY . /app']],
    ['Windows', ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022', 'COPY . /app', APT], ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022', APT, 'COPY . /app']],
  ]; // prettier-ignore

  const cases = WRONG.map(([name, before, after = MOVED(before)]) => [name, before, after] as const);

  test.each(cases)('%s', (name, before, after) => {
    expect(judge(before, after), name).toEqual(expect.any(String));
  });

  test('without an effect that says so', () => {
    expect(judge(CASE(['COPY . .']), MOVED(CASE(['COPY . .'])), [])).toEqual(expect.any(String));
    expect(judge(CASE(['COPY . .']), MOVED(CASE(['COPY . .'])), ['joins-layers'])).toEqual(expect.any(String));
  });
});
