import type { EverydayProject } from './everyday-project.ts';

/** The same first step in several projects, so that the builder has it once. */
const TOOLS = `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl git make && rm -rf /var/lib/apt/lists/*
`;

/** A repository with two commits, under an address of which it is known that it gives less than all of them. */
const REPOSITORY = `COPY tally /srv/tally
RUN cd /srv/tally && git init -q && git add Makefile \\
    && git -c user.name=a -c user.email=a@example.com commit -qm first && git add . \\
    && git -c user.name=a -c user.email=a@example.com commit -qm second
RUN git config --system url."file:///srv/".insteadOf https://github.com/example/
`;

const MAKEFILE = 'install:\n\tinstall -m 755 tally.sh /usr/local/bin/tally\n';
const TALLY = '#!/bin/sh\nprintf "%s\n" sea sky sea | sort | uniq -c\n';

/** What lies in layers and nobody needs, or lies there twice. */
export const layerProjects: readonly EverydayProject[] = [
  {
    name: 'an archive that is fetched, unpacked and installed',
    transforms: ['temporary-files', 'archive-cleanup'],
    dockerfile: `${TOOLS}COPY tally /srv/sources
RUN cd /srv/sources && name=tally-$(cat version) && tar --transform "s,^.,$name," -czf "/srv/$name.tar.gz" .
RUN cd /tmp && curl -fsSLO file:///srv/tally-1.2.tar.gz && tar xzf tally-1.2.tar.gz \\
    && cd tally-1.2 && make install
CMD ["tally"]
`,
    context: { 'tally/Makefile': MAKEFILE, 'tally/tally.sh': TALLY, 'tally/version': '1.2\n' },
    prints: '2 sea',
    differs: { gone: [/^\/tmp\/tally-1\.2(?:$|\/)/, /^\/tmp\/tally-1\.2\.tar\.gz$/] },
    lines: [],
  },
  {
    name: 'a repository of which only the newest commit is needed',
    transforms: ['git-clone-depth'],
    dockerfile: `${TOOLS}${REPOSITORY}RUN git clone https://github.com/example/tally /opt/tally && make -C /opt/tally install
CMD ["tally"]
`,
    context: { 'tally/Makefile': MAKEFILE, 'tally/tally.sh': TALLY },
    prints: '2 sea',
    differs: {
      gone: [/^\/opt\/tally\/\.git\/(?:objects|packed-refs)/],
      added: [/^\/opt\/tally\/\.git\/(?:objects\/|shallow$)/],
      changed: [/^\/opt\/tally\/\.git\/(?:config|index|logs\/.*): another content$/],
    },
    lines: ['RUN git clone --depth 1 https://github.com/example/tally /opt/tally && make -C /opt/tally install'],
  },
  {
    name: 'a repository whose files alone are needed',
    transforms: ['git-folder'],
    dockerfile: `${TOOLS}${REPOSITORY}RUN git clone https://github.com/example/tally /opt/tally
CMD ["sh", "/opt/tally/tally.sh"]
`,
    context: { 'tally/Makefile': MAKEFILE, 'tally/tally.sh': TALLY },
    prints: '2 sea',
    differs: { gone: [/^\/opt\/tally\/\.git(?:$|\/)/] },
    lines: ['    && rm -rf /opt/tally/.git'],
  },
  {
    name: 'files that get owner and mode when they are copied',
    transforms: ['copy-chmod', 'copy-chown'],
    dockerfile: `FROM debian:bookworm-slim
RUN useradd --create-home --uid 10001 app
WORKDIR /app
COPY . .
RUN chown -R app:app /app
COPY start.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/start.sh
USER app
CMD ["sh", "/usr/local/bin/start.sh"]
`,
    context: {
      'start.sh':
        'for f in /app/notes/*; do echo "$f" $(stat -c "%U %a" "$f"); done; stat -c "%U %a" /app /usr/local/bin/start.sh\n',
      'notes/a.txt': 'a\n',
      'notes/b.txt': 'b\n',
      '.dockerignore': 'Dockerfile\n.dockerignore\n',
    },
    prints: '/app/notes/a.txt app',
    lines: ['COPY --chown=app:app . .', 'RUN chown app:app /app', 'COPY --chmod=755 start.sh /usr/local/bin/'],
  },
  {
    name: 'copies into folders that are there, and that are not',
    transforms: ['copy-chmod', 'copy-chown'],
    dockerfile: `FROM debian:bookworm-slim
RUN groupadd --gid 2000 team && useradd --uid 10001 --gid team app
COPY settings/ /opt/settings/
RUN chown -R app /opt/settings
WORKDIR /srv/data
COPY one.txt run.sh ./
COPY nested nested
COPY nested/deep /srv/data/other/place
RUN chown -R app:team /srv/data
COPY run.sh tool.sh /usr/local/bin/
RUN chmod 0555 /usr/local/bin/run.sh /usr/local/bin/tool.sh
CMD ["run.sh"]
`,
    context: {
      'settings/app.conf': 'a\n',
      'settings/conf.d/b.conf': 'b\n',
      'one.txt': 'one\n',
      'nested/deep/two.txt': 'two\n',
      'run.sh': '#!/bin/sh\nfind /srv /opt /usr/local/bin -printf "%p %u:%g %m\\n" | sort\n',
      'tool.sh': 'echo tool\n',
    },
    prints: '/srv/data/nested/deep/two.txt app:team 644',
    lines: [],
  },
  {
    name: 'what one RUN writes and the next deletes',
    transforms: ['merge-run'],
    dockerfile: `FROM debian:bookworm-slim
RUN mkdir /work && dd if=/dev/zero of=/work/large bs=1M count=5 && sha256sum /work/large > /srv/sum
RUN rm -r /work
CMD ["cat", "/srv/sum"]
`,
    context: {},
    prints: '/work/large',
    lines: ['    && rm -r /work'],
  },
];
