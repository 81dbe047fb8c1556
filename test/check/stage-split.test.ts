import { expect, test } from 'vitest';
import { changing, type HandSplit, judgeSplit, judgeSplits } from './split-cases.ts';
import { WRONG } from './split-saboteurs.ts';
import {
  GO_FILES,
  GO,
  GO_SPLIT,
  go,
  STATIC,
  STATIC_SPLIT,
  alike,
  C_FILES,
  C,
  C_SPLIT,
  cLike,
  ALPINE,
  ALPINE_SPLIT,
} from './split-texts.ts';

const RIGHT: readonly HandSplit[] = [
  ['all that can be said of an image', GO, GO_SPLIT, GO_FILES],
  ['a program without libraries', STATIC, STATIC_SPLIT, GO_FILES],
  ['an ENV against C', changing(STATIC)('RUN CGO_ENABLED=0 go', 'ENV CGO_ENABLED=0\nRUN go'), changing(STATIC_SPLIT)('RUN CGO_ENABLED=0 go', 'ENV CGO_ENABLED=0\nRUN go').replace('debian13\n', 'debian13\nENV CGO_ENABLED=0\n'), GO_FILES], // prettier-ignore
  alike('a user by number', 'CMD ["/server"]', 'USER 65532\nCMD ["/server"]'),
  alike('caches of the build', 'RUN CGO_ENABLED=0 go', 'RUN mkdir -p /root/.cache/x\nRUN CGO_ENABLED=0 go'),
  ['a program that is installed', C, C_SPLIT, C_FILES],
  cLike(
    'a build beside the sources',
    'make && make install',
    'mkdir out && cd out && cmake .. && make && make install',
  ),
  cLike('the folder is made by a step', 'COPY . /src\n', 'RUN mkdir /src\nCOPY . /src\n'),
  ['on Alpine', ALPINE, ALPINE_SPLIT, GO_FILES],
  ['a name that was there', GO.replace('1.24-bookworm\n', '1.24-bookworm AS app\n'), go('FROM debian:bookworm-slim', 'FROM debian:bookworm-slim AS app'), GO_FILES], // prettier-ignore
  ['the whole folder', GO, go('/src/templates /src/templates', '/src /src'), GO_FILES],
  ['certificates that came with the builder', GO, go('libpq5', 'ca-certificates libpq5'), { ...GO_FILES, 'go.mod': 'require a v1\n' }], // prettier-ignore
];

judgeSplits('a stage that becomes two', WRONG, RIGHT);

test('is declined without its effect', () => {
  expect(judgeSplit(RIGHT[0]!, ['joins-layers'])).toBeTypeOf('string');
});
