import type { EverydayProject } from './everyday-project.ts';

const LISTS = /^\/var\/lib\/apt\/lists\//;

/** What apt is asked for, as people do it. */
export const aptProjects: readonly EverydayProject[] = [
  {
    name: 'apt, as at a terminal',
    transforms: [
      'drop-sudo',
      'merge-run',
      'apt-to-apt-get',
      'apt-yes',
      'apt-no-recommends',
      'join-installs',
      'apt-cleanup',
      'sort-packages',
    ],
    dockerfile: `FROM debian:bookworm-slim
RUN apt update && apt install -y sudo
RUN sudo apt-get install tree
RUN sudo apt-get install -y hello bc zip
CMD ["sh", "-c", "hello && echo 6*7 | bc && tree /srv"]
`,
    context: {},
    prints: 'Hello, world!\n42\n',
    // zip recommends unzip.
    differs: { gone: [LISTS], withoutPackages: [] },
    lines: [
      'RUN apt-get update && apt-get install -y --no-install-recommends \\',
      '    && rm -rf /var/lib/apt/lists/*',
    ],
  },
  {
    name: 'lists that are fetched long before they are read',
    transforms: ['apt-update-with-install'],
    dockerfile: `FROM debian:bookworm-slim
RUN apt-get update
COPY words.txt /srv/
RUN apt-get install -y --no-install-recommends tree && rm -rf /var/lib/apt/lists/*
CMD ["tree", "/srv"]
`,
    context: { 'words.txt': 'sea\n' },
    prints: 'words.txt',
    lines: ['RUN apt-get update && apt-get install -y --no-install-recommends tree && rm -rf /var/lib/apt/lists/*'],
  },
  {
    name: 'manuals of what is installed',
    transforms: ['apt-cleanup', 'minimize-os'],
    dockerfile: `FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends hello
CMD ["hello"]
`,
    context: {},
    prints: 'Hello, world!',
    differs: { gone: [LISTS, /^\/usr\/share\/(?:doc|man|info)\//] },
    lines: ['    && find /usr/share/doc /usr/share/man -type f ! -name copyright -delete'],
  },
  {
    name: 'a compiler for one program',
    transforms: ['drop-build-packages', 'apt-cleanup'],
    dockerfile: `FROM debian:bookworm-slim
COPY count.c /usr/src/
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev zlib1g-dev \\
    && gcc -o /usr/local/bin/count /usr/src/count.c -lz
CMD ["count"]
`,
    context: {
      'count.c':
        '#include <stdio.h>\n#include <zlib.h>\nint main(void) { printf("%lx\\n", crc32(0, (const Bytef *)"sea", 3)); return 0; }\n',
    },
    prints: '\n',
    differs: {
      // Links that the package makes when it is set up.
      gone: [LISTS, /^\/(?:etc\/alternatives|var\/lib\/dpkg\/alternatives|usr\/bin|usr\/lib)\/(?:cc|c89|c99|cpp)$/],
      withoutPackages: ['gcc', 'libc6-dev', 'zlib1g-dev'],
    },
    lines: ['    && apt-get purge -y --auto-remove gcc libc6-dev zlib1g-dev \\'],
  },
];
