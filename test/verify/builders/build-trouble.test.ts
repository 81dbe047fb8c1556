import { describe, expect, test } from 'vitest';
import type { BuildTrouble } from '../../../src/verify/builder.ts';
import { readBuildTrouble } from '../../../src/verify/build-trouble.ts';
import { PATIENCE } from '../../patience.ts';

const DOCKER = '#0 building with "default" instance using docker driver\n\n';

/** What Docker 26.1 with BuildKit, Podman 4.3 and Buildah 1.28 print, and newer ones as far as they are known. */
const MESSAGES: readonly (readonly [outcome: BuildTrouble, output: string, said: RegExp])[] = [
  [
    'failed',
    `${DOCKER}#5 0.092 hi\n#5 ERROR: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3\n------\nDockerfile:2\n--------------------\n   2 | >>> RUN exit 3\n--------------------\nERROR: failed to solve: process "/bin/sh -c exit 3" did not complete successfully: exit code: 3\n`,
    /^process .*exit code: 3$/,
  ],
  [
    'failed',
    'STEP 2/2: RUN exit 3\nsubprocess exited with status 3\nError: building at STEP "RUN exit 3": exit status 3\n',
    /exit status 3$/,
  ],
  [
    'failed',
    'ERROR: failed to solve: dockerfile parse error on line 2: unknown instruction: FORM\n',
    /^dockerfile parse error/,
  ],
  [
    'failed',
    'ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref x::y: "/nothing": not found\n',
    /"\/nothing": not found/,
  ],
  [
    'failed',
    'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 137\n',
    /the memory was used up/,
  ],
  [
    'failed',
    '#5 1.2 Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n#5 1.2 manifest unknown\nERROR: failed to solve: process "/bin/sh -c ./test" did not complete successfully: exit code: 1\n',
    /exit code: 1$/,
  ],
  [
    'failed',
    `ERROR: failed to solve: process "/bin/sh -c ${'echo i/o timeout; '.repeat(60)}" did not complete successfully: exit code: 1\n`,
    / … .*exit code: 1$/,
  ],
  ['failed', '', /exit code 1 and did not say why/],
  [
    'missing-base',
    'ERROR: failed to solve: nosuch:9: failed to resolve source metadata for docker.io/library/nosuch:9: docker.io/library/nosuch:9: not found\n',
    /look at its name, tag and digest/,
  ],
  [
    'missing-base',
    'ERROR: failed to solve: x/y: failed to resolve source metadata for docker.io/x/y:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed\n',
    /log in/,
  ],
  [
    'missing-base',
    'ERROR: failed to solve: a:1: failed to resolve source metadata for docker.io/library/a:1: no match for platform in manifest: not found\n',
    /--platform/,
  ],
  ['missing-base', 'ERROR: failed to solve: toomanyrequests: You have reached your pull rate limit.\n', /wait/],
  [
    'missing-base',
    'Error: creating build container: short-name "nosuch:9" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"\n',
    /look at its name/,
  ],
  [
    'missing-base',
    'Trying to pull q/x:1...\nError: creating build container: initializing source docker://q/x:1: reading manifest 1 in q/x: manifest unknown\n',
    /look at its name/,
  ],
  [
    'no-network',
    'ERROR: failed to solve: nosuchbase:9: failed to resolve source metadata for docker.io/library/nosuchbase:9: failed to do request: Head "https://registry/v2/": dial tcp: lookup registry on 10.0.0.2:53: no such host\n',
    /cannot be resolved.*pull the base image beforehand/,
  ],
  [
    'no-network',
    'Error: creating build container: initializing source docker://registry.invalid/x/y:1: pinging container registry registry.invalid: Get "https://registry.invalid/v2/": dial tcp: lookup registry.invalid on 10.0.0.2:53: no such host\n',
    /cannot be resolved/,
  ],
  [
    'no-network',
    'ERROR: failed to solve: a: failed to resolve source metadata for docker.io/library/a:latest: failed to do request: Head "https://r/v2/": dial tcp 192.0.2.1:443: i/o timeout\n',
    /cannot be reached/,
  ],
  [
    'no-network',
    'ERROR: failed to solve: a: failed to resolve source metadata for docker.io/library/a:latest: failed to do request: Head "https://r/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority\n',
    /certificate/,
  ],
  [
    'no-network',
    'ERROR: failed to solve: process "/bin/sh -c echo" did not complete successfully: network bridge not found\n',
    /network of the host/,
  ],
  [
    'no-network',
    '#5 7.359   Temporary failure resolving \'mirror.example\'\n#5 8 E: Unable to locate package curl\nERROR: failed to solve: process "/bin/sh -c apt-get install curl" did not complete successfully: exit code: 100\n',
    /the step has no network/,
  ],
  [
    'no-space',
    'ERROR: failed to solve: failed to copy files: userspace copy failed: write /var/lib/x: no space left on device\n',
    /make room/,
  ],
  [
    'no-space',
    'dd: error writing \'/x\': No space left on device\nError: building at STEP "RUN dd": exit status 1\n',
    /make room/,
  ],
  [
    'no-engine',
    'ERROR: Cannot connect to the Docker daemon at unix:///nope.sock. Is the docker daemon running?\n',
    /start it/,
  ],
  [
    'no-engine',
    'ERROR: failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF\n',
    /went away/,
  ],
  [
    'no-engine',
    'ERROR: BuildKit is enabled but the buildx component is missing or broken.\n       Install the buildx component to build images with BuildKit:\n',
    /buildx/,
  ],
  ['no-engine', 'ERROR: no builder "nosuch" found\n', /docker buildx ls/],
  [
    'no-engine',
    'ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock\n',
    /may not speak/,
  ],
  [
    'no-engine',
    'Cannot connect to Podman. Please verify your connection to the Linux system\nError: unable to connect to Podman socket: dial unix /x: connect: no such file\n',
    /start it/,
  ],
];

describe('why nothing was built', () => {
  test.each(MESSAGES)('%s: %j', (outcome, output, said) => {
    const trouble = readBuildTrouble({ end: 'exited', exitCode: 1, output, milliseconds: 10 });
    expect(trouble.outcome).toBe(outcome);
    expect(trouble.because).toMatch(said);
    expect(trouble.because).not.toMatch(/\n/);
  });

  test.each([
    ['timed-out', 'timed-out', /within 5 s/],
    ['aborted', 'aborted', /interrupted/],
    ['not-started', 'no-engine', /it is not installed; install it/],
  ] as const)('%s is %s', (end, outcome, said) => {
    const trouble = readBuildTrouble({ end, exitCode: undefined, output: 'it is not installed', milliseconds: 5010 });
    expect(trouble).toMatchObject({ outcome, because: expect.stringMatching(said) });
  });

  test('a builder that was killed from outside did not fail by the Dockerfile', () => {
    const trouble = readBuildTrouble({ end: 'exited', exitCode: undefined, output: 'STEP 1/2\n', milliseconds: 1 });
    expect(trouble.outcome).toBe('no-engine');
  });

  test('an output of any size is read at once', () => {
    const start = performance.now();
    for (const piece of ['a', ' ', '\u001b[', '(', '"', 'Error: ', '\r']) {
      readBuildTrouble({ end: 'exited', exitCode: 1, output: piece.repeat(200_000), milliseconds: 1 });
    }
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });
});
