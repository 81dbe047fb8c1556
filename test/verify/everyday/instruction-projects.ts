import type { EverydayProject } from './everyday-project.ts';

const GREET = '#!/bin/sh\nset -eu\ncat /srv/greetings/words.txt\nprintf "%s\\n" "$GREETING" "$(pwd)"\n';

/** What is written in another way, and is the same. */
export const instructionProjects: readonly EverydayProject[] = [
  {
    name: 'an old file: how its instructions are written',
    transforms: [
      'add-to-copy',
      'replaced-instruction',
      'maintainer-label',
      'legacy-key-value',
      'absolute-workdir',
      'expose-port',
      'target-platform',
      'stage-name-case',
      'keyword-case',
      'from-as-case',
      'empty-continuation',
    ],
    dockerfile: `FROM busybox:glibc as Words
RUN echo good morning > /words.txt

FROM --platform=$TARGETPLATFORM busybox:glibc
MAINTAINER Jane Doe <jane@example.com>
ENV GREETING hello to all
WORKDIR /srv
WORKDIR greetings
COPY --from=Words /words.txt .
ADD greet.sh /usr/local/bin/
RUN chmod 755 /usr/local/bin/greet.sh && \\

    echo done > state
expose 8080:80 53/UDP
CMD ["cat", "words.txt"]
CMD ["/usr/local/bin/greet.sh"]
`,
    context: { 'greet.sh': GREET },
    prints: 'good morning\nhello to all\n/srv/greetings\n',
    differs: { config: { labels: { 'org.opencontainers.image.authors': 'Jane Doe <jane@example.com>' } } },
    lines: [
      'FROM busybox:glibc AS words',
      'FROM busybox:glibc',
      'LABEL org.opencontainers.image.authors="Jane Doe <jane@example.com>"',
      'ENV GREETING="hello to all"',
      'WORKDIR /srv/greetings',
      'COPY --from=words /words.txt .',
      'COPY greet.sh /usr/local/bin/',
      'EXPOSE 80 53/udp',
    ],
  },
  {
    name: 'a program that a shell starts',
    transforms: ['exec-form'],
    dockerfile: `FROM debian:bookworm-slim
COPY greet.sh /usr/local/bin/
COPY words.txt /srv/greetings/
ENV GREETING=hello
WORKDIR /srv
CMD /usr/local/bin/greet.sh --all
`,
    context: { 'greet.sh': GREET, 'words.txt': 'good morning\n' },
    prints: 'good morning\nhello\n/srv\n',
    differs: { config: { cmd: ['/usr/local/bin/greet.sh', '--all'] } },
    lines: ['CMD ["/usr/local/bin/greet.sh", "--all"]'],
  },
  {
    name: 'a pipe in a shell that can tell its failure',
    transforms: ['pipefail'],
    dockerfile: `FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
COPY words.tar.gz.b64 /srv/
RUN base64 -d /srv/words.tar.gz.b64 | tar -xz -C /srv
CMD ["cat", "/srv/words.txt"]
`,
    context: {
      // words.txt, with "good morning" in it
      'words.tar.gz.b64':
        'H4sIAAAAAAACAyvPL0op1iupKGGgHTAAAjMTEzANBOi0gYGhKYINFjc3MzFgUDBgoAMoLS5JLAJayTAyQXp+fopCbn5RXmZeOhfDKBgFo2AkAQDo02ExAAYAAA==',
    },
    prints: 'good morning',
    lines: ['RUN set -o pipefail && base64 -d /srv/words.tar.gz.b64 | tar -xz -C /srv'],
  },
  {
    name: 'a base without a version',
    transforms: ['pin-base'],
    dockerfile: `FROM busybox
CMD ["echo", "hello"]
`,
    context: {},
    registry: {
      images: Object.fromEntries(
        ['busybox:latest', 'busybox:1.35.0'].map((name) => [
          name,
          { kind: 'found', digest: `sha256:${'a1'.repeat(32)}`, date: '2026-11-21', contents: undefined },
        ]),
      ),
      versions: { busybox: { kind: 'versions', versions: ['1.35.0'], date: '2026-11-21' } },
    },
    prints: 'hello',
    lines: ['FROM busybox:1.35.0'],
  },
];
