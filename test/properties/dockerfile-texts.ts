import fc from 'fast-check';

/** The seed of every property in this folder: a failure can be had again, and a green run means the same to all. */
export const SEED = 20_261_121;

/** Parameters for a property that runs `runs` times. */
export function runs(numRuns: number): {
  readonly seed: number;
  readonly numRuns: number;
  readonly endOnFailure: boolean;
} {
  return { seed: SEED, numRuns, endOnFailure: false };
}

/** Pieces that mean something to a Dockerfile's reader, in no order that makes sense. */
const TOKENS: readonly string[] = [
  ' ', '\t', '\n', '\n', '\n', '\r\n', '\r', '\\', '\\\n', '\\ \n', '\\\r\n', '`', '`\n', '#', '# c\n', '"', "'", '$', '${', '}', '<<', '<<-',
  'EOF', 'EOF\n', '<<EOF', '<<-EOF\n', "<<'EOF'\n", '<< EOF', 'FROM x\n', 'FROM', 'RUN ', 'COPY a b\n', 'ENV ', 'A=1', 'LABEL a="b', 'ARG V\n',
  '["a","b"]', '[', ']', '--mount=type=cache', '--', 'ONBUILD ', 'HEALTHCHECK CMD ', '# escape=`\n', '# syntax=docker/dockerfile:1\n', '# escape=\\\n',
  '\uFEFF', '\u00A0', '\u2028', '\v', '\f', 'é', '\u{1F433}', '\0', 'x', 'a && b', '; ', '||', '{{', '}}', '<%', '&&',
]; // prettier-ignore

/** Anything at all, made of what readers trip over. */
export const tokenSoup: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...TOKENS), { maxLength: 40 })
  .map((tokens) => tokens.join(''));

const comment = fc.constantFrom(
  '# c',
  '  # indented',
  '#',
  "# it's",
  '# hadolint ignore=DL3008',
  '# escape=`',
  '# a \\',
);
const word = fc.constantFrom('a', 'bb', '"c d"', "'e'", '$F', '${G:-h}', 'x=1', '\\$i', 'ü', '\u{1F433}', 'k\\\\');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));

/** The lines of one instruction, without line ends; `mark` is the continuation mark. */
function instructionLines(mark: string): fc.Arbitrary<readonly string[]> {
  const continued = fc
    .tuple(
      fc.constantFrom('RUN', 'run', 'ENV a=b', 'COPY'),
      fc.array(fc.oneof(words, comment, fc.constant('')), { maxLength: 4 }),
      words,
      fc.constantFrom('', ' ', '\t'),
    )
    .map(([keyword, middle, last, gap]) => [
      `${keyword} x ${mark}${gap}`,
      ...middle.map((line) => (line.trimStart().startsWith('#') || line === '' ? line : `  ${line} ${mark}`)),
      keyword === 'ENV a=b' ? 'z=1' : `  ${last}`,
    ]);
  const heredoc = fc
    .tuple(
      fc.constantFrom('RUN', 'COPY', 'ONBUILD RUN'),
      fc.constantFrom('<<EOF', '<<-EOF', "<<'EOF'", '3<<EOF'),
      fc.array(fc.oneof(words, comment, fc.constantFrom('', '\tx', 'FROM y', 'EO', `z ${mark}`)), { maxLength: 4 }),
    )
    .map(([keyword, open, body]) => [`${keyword} ${open} /x`, ...body, open.includes('-') ? '\tEOF' : 'EOF']);
  return fc.oneof(
    { weight: 3, arbitrary: words.map((text) => [`RUN ${text}`]) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ['FROM x AS y'],
        ['ARG V=1'],
        ['CMD ["a", "b"]'],
        ['  USER u'],
        ['RUN ["a"]'],
        ['ENV k v w'],
        [`RUN two ${mark}${mark}`],
        ['SHELL ["bash", "-c"]'],
        ['ONBUILD COPY a b'],
      ),
    },
    { weight: 3, arbitrary: continued },
    { weight: 2, arbitrary: heredoc },
    { weight: 2, arbitrary: comment.map((line) => [line]) },
    { weight: 1, arbitrary: fc.constantFrom([''], ['  '], ['', '']) },
  );
}

/** Dockerfile-like texts: directives, BOM, both line ends, continuations, heredocs, comments, a missing final newline. */
export const dockerfileText: fc.Arbitrary<string> = fc
  .record({
    bom: fc.boolean(),
    head: fc.constantFrom<readonly string[]>(
      [],
      ['# escape=`'],
      ['# syntax=docker/dockerfile:1'],
      ['# syntax=docker/dockerfile:1', '# escape=`'],
      ['# check=skip=all'],
    ),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    end: fc.constantFrom('', '\n', '\n\n', ' \\', ' \\\n', ' \\\n\n'),
  })
  .chain(({ bom, head, lineEnd, end }) =>
    fc.array(instructionLines(head.includes('# escape=`') ? '`' : '\\'), { minLength: 1, maxLength: 9 }).map((all) => {
      const text = [...head, 'FROM base', ...all.flat()].join(lineEnd);
      return `${bom ? '\uFEFF' : ''}${text}${end.replaceAll('\n', lineEnd)}`;
    }),
  );

/** Shell that package managers stand in, in every neighbourhood that the transforms look at. */
const packageCommand = fc.constantFrom(
  'apt-get update', 'apt-get install curl', 'apt-get install -y git gcc', 'apt-get -qq install wget', 'apt-get upgrade', 'apt-get autoremove',
  'apt-get install -y -t stable nginx', 'apt-get install $PKGS', 'apt-get $OPTS install x', 'aptitude install y', 'apk update', 'apk add curl',
  'apk add -U bash', 'apk --update add x', 'apk add --no-cache y', 'apk upgrade --update-cache', 'apk search z', 'apk add --virtual .d gcc',
  'rm -rf /var/cache/apk/*', 'pip install x', 'pip3 install -r r.txt', 'python -m pip install -U pip', 'pip install --no-cache-dir z', 'pip wheel .',
  'make', 'cd /x', 'echo "a  b"', 'set -e', 'sudo apt-get install -y python3-pip', 'sh setup.sh', 'yes | apt-get install q', '! apk add x',
  'time apk add t', 'x=$(pip install v)', 'echo `apk add b`', 'for p in a b; do pip install $p; done', 'if apk add c; then apk update; fi',
  '( apt-get install d )', '{ pip install e; }', 'xargs apt-get install -y < l', 'env A=1 pip install -e .', 'pip install "a>=1" # why',
); // prettier-ignore

const base = fc.constantFrom(
  'debian:12',
  'ubuntu:14.04',
  'alpine:3.18',
  'alpine:3.2',
  'python:3',
  'python:2.7.5',
  'foo',
  '$BASE',
  'scratch',
  'node:20-alpine',
  'x AS y',
  'y',
);

/** Dockerfiles that the transforms find something in. */
export const packageDockerfile: fc.Arbitrary<string> = fc
  .record({
    head: fc.constantFrom('', '\uFEFF', '# escape=`\n', '# syntax=docker/dockerfile:1\n', '# a comment\n\n'),
    lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n'),
    final: fc.boolean(),
  })
  .chain(({ head, lineEnd, final }) => {
    const mark = head.includes('escape') ? '`' : '\\';
    const link = fc.constantFrom(
      ' && ',
      ` && ${mark}\n    `,
      ` ${mark}\n && `,
      '; ',
      ` ; ${mark}\n\t`,
      ' || ',
      ' | ',
      ` && ${mark}\n# note\n  `,
    );
    const list = fc
      .array(fc.tuple(packageCommand, link), { minLength: 1, maxLength: 4 })
      .map((all) => all.map(([command, by], i) => (i === 0 ? command : `${by}${command}`)).join(''));
    const heredoc = fc
      .array(packageCommand, { minLength: 1, maxLength: 3 })
      .map((all) => `RUN <<EOF\n${all.join('\n')}\nEOF`);
    const instruction = fc.oneof(
      { weight: 8, arbitrary: list.map((script) => `RUN ${script}`) },
      { weight: 1, arbitrary: list.map((script) => `ONBUILD RUN ${script}`) },
      { weight: 2, arbitrary: heredoc },
      { weight: 1, arbitrary: list.map((script) => `RUN --mount=type=cache,target=/c ${script}`) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          'ENV PIP_NO_CACHE_DIR=1',
          'SHELL ["bash", "-c"]',
          'SHELL ["pwsh", "-c"]',
          '# c',
          '# dockoptimize ignore=all',
          '# hadolint ignore=DL3015,DL3042',
          'COPY . .',
          'CMD ["git"]',
          '',
          'FROM alpine:3.19',
          'FROM y',
          'RUN ["apk", "add", "x"]',
          'RUN echo "oops',
        ),
      },
    );
    return fc.tuple(base, fc.array(instruction, { minLength: 1, maxLength: 6 })).map(([from, all]) => {
      const text = `${head}ARG BASE=debian:12\nFROM ${from}\n${all.join('\n')}${final ? '\n' : ''}`;
      return text.replaceAll('\n', lineEnd);
    });
  });
