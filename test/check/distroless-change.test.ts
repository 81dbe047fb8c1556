import { describe, expect, test } from 'vitest';
import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import { check } from '../../src/check/check.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

type Pair = readonly [name: string, before: string, after: string];

const SURROUNDINGS: Surroundings = { ...NO_SURROUNDINGS, catalogue: openBundledCatalogue };

const NODE = 'node:24-trixie-slim';
const FRESH = 'gcr.io/distroless/nodejs24-debian13';
const node = (old: string, fresh: string): readonly [string, string] => [
  `FROM ${NODE}\n${old}\n`,
  `FROM ${FRESH}\n${fresh}\n`,
];
const java = (old: string, fresh: string): readonly [string, string] => [
  `FROM eclipse-temurin:21-jre-noble\n${old}\n`,
  `FROM gcr.io/distroless/java21-debian13\n${fresh}\n`,
];
const SERVER = 'CMD ["node", "server.js"]';

const GO = (build: string, image: string, base = 'golang:1.26-trixie'): string =>
  `FROM ${base} AS b\nRUN ${build}\nFROM ${image}\nCOPY --from=b /s /s\nCMD ["/s"]\n`;
const go = (build: string, to: string, from = 'debian:trixie-slim', base?: string): readonly [string, string] => [
  GO(build, from, base),
  GO(build, `gcr.io/distroless/${to}`, base),
];

const TWO = (from: string, cmd: string, start: string): string =>
  `FROM debian:12 AS tool\nCMD ${cmd}\nFROM ${from}\n${start}\n`;

/** Two stages of one name, of which the later one is meant: BuildKit says DuplicateStageName, and takes it. */
const twice = (first: string, second: string): readonly [string, string] => {
  const text = (image: string): string =>
    `FROM golang:1.26-trixie AS b\nRUN ${first}\nFROM golang:1.26-trixie AS b\nRUN ${second}\nFROM ${image}\nCOPY --from=b /s /s\nCMD ["/s"]\n`;
  return [text('debian:trixie-slim'), text('gcr.io/distroless/static-debian13')];
};
const STATIC = 'CGO_ENABLED=0 go build -o /s .';

const WRONG: readonly Pair[] = [
  ['the later of two stages of one name loads the C library', ...twice(STATIC, 'go build -o /s .')],
  ['another stage changed, too', TWO(NODE, '["x", "y"]', SERVER), TWO(FRESH, '["y"]', 'CMD ["server.js"]')],
  ['the interpreter twice (E8)', ...node(SERVER, SERVER)],
  ['another script', ...node(SERVER, 'CMD ["app.js"]')],
  ['an argument went', ...node('CMD ["node", "--enable-source-maps", "server.js"]', 'CMD ["server.js"]')],
  ['an argument came', ...node(SERVER, 'CMD ["--inspect", "server.js"]')],
  ['an ENTRYPOINT by name', ...node('ENTRYPOINT ["node", "a.js"]', 'ENTRYPOINT ["node", "a.js"]')],
  ['an ENTRYPOINT that lost its program', ...node('ENTRYPOINT ["node", "a.js"]', 'ENTRYPOINT ["a.js"]')],
  ['npm', ...node('CMD ["npm", "start"]', 'CMD ["npm", "start"]')],
  ['a shell with a variable', ...node('CMD node server.js $PORT', 'CMD ["server.js", "$PORT"]')],
  ['a shell with two programs', ...node('CMD node a.js && node server.js', 'CMD ["server.js"]')],
  ['a shell with an assignment', ...node('CMD PORT=80 node server.js', 'CMD ["server.js"]')],
  ['a shell that writes a file', ...node('CMD node server.js > /log', 'CMD ["server.js"]')],
  ['a shell with a pattern', ...node('CMD node *.js', 'CMD ["*.js"]')],
  ['a shell in the background', ...node('CMD node server.js &', 'CMD ["server.js"]')],
  ['a shell of plain words, and an argument went', ...node('CMD node server.js -p 1', 'CMD ["server.js", "-p"]')],
  [
    'a shell behind an ENTRYPOINT',
    ...node(
      'ENTRYPOINT ["node", "a.js"]\nCMD node b.js',
      'ENTRYPOINT ["/nodejs/bin/node", "a.js"]\nCMD ["node", "b.js"]',
    ),
  ],
  [
    'a shell for a program that was compiled',
    ...(go('CGO_ENABLED=0 go build -o /s .', 'static-debian13').map((text, i) =>
      i === 0 ? text.replace('CMD ["/s"]', 'CMD /s') : text,
    ) as [string, string]),
  ],
  ['a RUN', ...node(`RUN npm ci\n${SERVER}`, 'RUN npm ci\nCMD ["server.js"]')],
  ['a SHELL', ...node(`SHELL ["/bin/bash", "-c"]\n${SERVER}`, 'SHELL ["/bin/bash", "-c"]\nCMD ["server.js"]')],
  ['an ONBUILD', ...node(`ONBUILD RUN npm ci\n${SERVER}`, 'ONBUILD RUN npm ci\nCMD ["server.js"]')],
  [
    'a check by a shell',
    ...node(`HEALTHCHECK CMD curl -f x\n${SERVER}`, 'HEALTHCHECK CMD curl -f x\nCMD ["server.js"]'),
  ],
  [
    'a check by a name that is not there',
    ...node(`HEALTHCHECK CMD ["node", "h.js"]\n${SERVER}`, 'HEALTHCHECK CMD ["node", "h.js"]\nCMD ["server.js"]'),
  ],
  ['a user by a name that is not there', ...node(`USER node\n${SERVER}`, 'USER node\nCMD ["server.js"]')],
  ['another user', ...node(`USER node\n${SERVER}`, 'USER 65532:65532\nCMD ["server.js"]')],
  ['the user went', ...node(`USER node\n${SERVER}`, 'CMD ["server.js"]')],
  ['a user without the group', ...node(`USER node\n${SERVER}`, 'USER 1000\nCMD ["server.js"]')],
  [
    'another owner',
    ...node(`COPY --chown=node:node . /app\n${SERVER}`, 'COPY --chown=1001:1001 . /app\nCMD ["server.js"]'),
  ],
  [
    'more than the owner',
    ...node(`COPY --chown=node . /app\n${SERVER}`, 'COPY --chown=1000:1000 . /srv\nCMD ["server.js"]'),
  ],
  ['the tag of another user', `FROM ${NODE}\n${SERVER}\n`, `FROM ${FRESH}:nonroot\nCMD ["server.js"]\n`],
  ['an image with a shell', `FROM ${NODE}\n${SERVER}\n`, `FROM ${FRESH}:debug\nCMD ["server.js"]\n`],
  ['another version of Node.js', `FROM node:22-trixie-slim\n${SERVER}\n`, `FROM ${FRESH}\nCMD ["server.js"]\n`],
  ['another release (F8)', `FROM node:24-bookworm-slim\n${SERVER}\n`, `FROM ${FRESH}\nCMD ["server.js"]\n`],
  [
    'an image that is gone',
    `FROM node:20-bookworm-slim\n${SERVER}\n`,
    'FROM gcr.io/distroless/nodejs20-debian12\nCMD ["server.js"]\n',
  ],
  [
    'an image for something else',
    `FROM ${NODE}\n${SERVER}\n`,
    'FROM gcr.io/distroless/java21-debian13\nCMD ["server.js"]\n',
  ],
  ['a variable that is not set', ...node(`ENV V=$NODE_VERSION\n${SERVER}`, 'ENV V=$NODE_VERSION\nCMD ["server.js"]')],
  [
    'a database (E10)',
    'FROM postgres:18\nCMD ["postgres"]\n',
    'FROM gcr.io/distroless/cc-debian13\nCMD ["postgres"]\n',
  ],
  ['a jar with -jar twice (E8)', ...java('CMD ["java", "-jar", "/a.jar"]', 'CMD ["-jar", "/a.jar"]')],
  ['options of the JVM behind -jar', ...java('CMD ["java", "-Xmx1g", "-jar", "/a.jar"]', 'CMD ["-Xmx1g", "/a.jar"]')],
  ['options of the JVM that went', ...java('CMD ["java", "-Xmx1g", "-jar", "/a.jar"]', 'CMD ["/a.jar"]')],
  [
    'another Java',
    'FROM eclipse-temurin:17-jre\nCMD ["java", "-jar", "/a.jar"]\n',
    'FROM gcr.io/distroless/java21-debian13\nCMD ["/a.jar"]\n',
  ],
  [
    'Java from Alpine (E1)',
    'FROM eclipse-temurin:21-jre-alpine\nCMD ["java", "-jar", "/a.jar"]\n',
    'FROM gcr.io/distroless/java21-debian13\nCMD ["/a.jar"]\n',
  ],
  ['a program that is not known to be static (F8)', ...go('go build -o /s .', 'static-debian13')],
  ['a program with a C library on none', ...go('CGO_ENABLED=1 go build -o /s .', 'static-debian13')],
  ['a program of make', ...go('make', 'static-debian13')],
  [
    'a program that is loaded, though static Go (F8)',
    ...go('CGO_ENABLED=0 go build -buildmode=pie -o /s .', 'static-debian13'),
  ],
  ['a program for musl (F8)', ...go('go build -o /s .', 'cc-debian13', 'alpine:3.23', 'golang:1.26-alpine')],
  ['a program of a newer system (F8)', ...go('cargo build', 'cc-debian13', 'ubuntu:26.04', 'ubuntu:26.04')],
  ['a program on an older system (F8)', ...go('go build -o /s .', 'cc-debian12')],
  [
    'another program',
    GO('CGO_ENABLED=0 go build -o /s .', 'alpine:3.23'),
    GO('CGO_ENABLED=0 go build -o /s .', 'gcr.io/distroless/static-debian13').replace('["/s"]', '["/t"]'),
  ],
];

const RIGHT: readonly Pair[] = [
  ['the later of two stages of one name is static', ...twice('go build -o /s .', STATIC)],
  ['a static program, beside another', ...go('go install x/y && CGO_ENABLED=0 go build -o /s .', 'static-debian13')],
  [
    'a static program of a stage with ENV',
    ...(go('go build -o /s .', 'static-debian13').map((text) => text.replace('RUN', 'ENV CGO_ENABLED=0\nRUN')) as [
      string,
      string,
    ]),
  ],
  [
    'a shell of plain words',
    ...node('CMD node --enable-source-maps server.js', 'CMD ["--enable-source-maps", "server.js"]'),
  ],
  [
    'a shell that hands over',
    ...java('ENTRYPOINT exec java -jar /a.jar', 'ENTRYPOINT ["/usr/bin/java", "-jar", "/a.jar"]'),
  ],
  ['Node.js (E8)', ...node(SERVER, 'CMD ["server.js"]')],
  [
    'an ENTRYPOINT by its path',
    ...node('ENTRYPOINT ["node", "a.js"]\nCMD ["-p", "1"]', 'ENTRYPOINT ["/nodejs/bin/node", "a.js"]\nCMD ["-p", "1"]'),
  ],
  [
    'an emptied ENTRYPOINT',
    ...node(`ENTRYPOINT []\n${SERVER}`, 'ENTRYPOINT []\nCMD ["/nodejs/bin/node", "server.js"]'),
  ],
  [
    'users by number',
    ...node(
      `COPY --chown=node . /app\nUSER node\n${SERVER}`,
      'COPY --chown=1000:1000 . /app\nUSER 1000:1000\nCMD ["server.js"]',
    ),
  ],
  [
    'a check by the path of the program',
    ...node(
      `HEALTHCHECK CMD ["node", "h.js"]\n${SERVER}`,
      'HEALTHCHECK CMD ["/nodejs/bin/node", "h.js"]\nCMD ["server.js"]',
    ),
  ],
  ['a jar', ...java('CMD ["java", "-jar", "/a.jar"]', 'CMD ["/a.jar"]')],
  [
    'options of the JVM',
    ...java('CMD ["java", "-Xmx1g", "-jar", "/a.jar"]', 'ENTRYPOINT ["/usr/bin/java", "-Xmx1g", "-jar", "/a.jar"]'),
  ],
  ['a static program', ...go('CGO_ENABLED=0 go build -o /s .', 'static-debian13', 'alpine:3.23')],
  [
    'a program with a C library',
    ...go('go build -o /s .', 'cc-debian13', 'debian:bookworm-slim', 'golang:1.26-bookworm'),
  ],
];

describe('an image of distroless', () => {
  test.each(WRONG)('is declined: %s', (_, before, after) => {
    expect(judge(before, after)).toBeTypeOf('string');
  });

  test.each(RIGHT)('is accepted: %s', (_, before, after) => {
    expect(judge(before, after)).toBeUndefined();
  });
});

function judge(before: string, after: string): string | undefined {
  return check(read(before), read(after), ['swaps-to-distroless'], SURROUNDINGS);
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}
