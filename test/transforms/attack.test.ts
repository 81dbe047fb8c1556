import { describe, expect, test } from 'vitest';
import { rewrite } from '../../src/index.ts';
import type { Rewrite, Step } from '../../src/pipeline/rewrite-result.ts';

const ALPINE = 'FROM alpine:3.18\n';
const DEBIAN = 'FROM debian:12\n';
const PYTHON = 'FROM python:3\n';

/** Every step and proposal, as `transform applicability`. */
function verdicts({ steps, proposals }: Rewrite): readonly string[] {
  return [...steps, ...proposals].map(({ transform, applicability }) => `${transform} ${applicability}`);
}

/** The words that a person reads of a fix. */
function told({ title, why, evidence, assumptions }: Step): string {
  return [title, why, ...evidence, ...assumptions].join('\n');
}

function all(text: string): readonly Step[] {
  const { steps, proposals } = rewrite(text);
  return [...steps, ...proposals];
}

describe('holds: nothing is changed', () => {
  test.each<[string, string]>([
    ['apk: a search in the same RUN needs the index', `${ALPINE}RUN apk update && apk add a && apk search b\n`],
    [
      'apk: a loop comes back to a search',
      `${ALPINE}RUN for p in a b; do apk search $p; apk update && apk add $p; done\n`,
    ],
    ['apk: a function searches', `${ALPINE}RUN f() { apk search "$1"; }; apk update && apk add a; f b\n`],
    ['apk: cache mount', `${ALPINE}RUN --mount=type=cache,target=/var/cache/apk apk add a\n`],
    ['apk: nothing is fetched', `${ALPINE}RUN apk add --no-network --virtual .d $deps\n`],
    ['apk: too old', 'FROM alpine:3.2\nRUN apk add a\n'],
    ['apt: answered by yes', `${DEBIAN}RUN yes | { apt-get install a; apt-get install b; }\n`],
    ['apt: -qq', `${DEBIAN}RUN apt-get -qq install --no-install-recommends a\n`],
    ['apt: printed, not run', `${DEBIAN}RUN echo apt-get install a\n`],
    ['pip: too old', 'FROM ubuntu:14.04\nRUN pip install a\n'],
    ['pip: no cache by environment', `${PYTHON}ENV PIP_NO_CACHE_DIR=off\nRUN pip install a\n`],
    ['pip: deleted in the same RUN', `${PYTHON}RUN pip install a && rm -rf ~/.cache/pip\n`],
    [
      'pip: a later stage copies the cache',
      'FROM python:3 AS b\nRUN pip install a\nFROM python:3-slim\nCOPY --from=b /root/.cache /root/.cache\n',
    ],
    [
      'pip: a later stage mounts the cache',
      'FROM python:3 AS b\nRUN pip install a\nFROM python:3-slim\nRUN --mount=type=bind,from=b,source=/root/.cache,target=/c ls /c\n',
    ],
    ['pip: the abbreviation --no-cache', `${PYTHON}RUN pip install --no-cache -r r.txt\n`],
    ['pip: printed, not run', `${PYTHON}RUN echo "pip install a" > x.sh\n`],
    ['all: exec form', `${PYTHON}RUN ["pip", "install", "a"]\n`],
    ['all: heredoc for another program', `${PYTHON}RUN <<EOF bash\npip install a\nEOF\n`],
    ['all: heredoc with a shebang', `${PYTHON}RUN <<EOF\n#!/usr/bin/env python3\npip install a\nEOF\n`],
    ['all: PowerShell', `${PYTHON}SHELL ["pwsh", "-c"]\nRUN pip install a\n`],
    ['all: does not parse', `${PYTHON}RUN if pip install a\n`],
    ['all: switched off', `${PYTHON}# dockoptimize ignore=all\nRUN pip install a\n`],
  ])('%s', (_, text) => {
    expect(rewrite(text).after).toBe(text);
  });
});

describe('holds: the option goes where it belongs', () => {
  test.each<[string, string]>([
    ['RUN for p in a b; do pip install $p; done', 'RUN for p in a b; do pip install --no-cache-dir $p; done'],
    ['RUN x="$(pip install a)"', 'RUN x="$(pip install --no-cache-dir a)"'],
    ['RUN cat r | xargs -n 1 pip install', 'RUN cat r | xargs -n 1 pip install --no-cache-dir'],
    ['RUN pip install pip==1.5.6 && pip install a', 'RUN pip install --no-cache-dir pip==1.5.6 && pip install a'],
    [
      'RUN --mount=type=cache,target=/root/.npm npm ci && pip install a',
      'RUN --mount=type=cache,target=/root/.npm npm ci && pip install --no-cache-dir a',
    ],
    ['RUN pip install -- a', 'RUN pip install --no-cache-dir -- a'],
    ['RUN pip install -t /x "a>=1"', 'RUN pip install --no-cache-dir -t /x "a>=1"'],
    ['RUN python3 -m pip install -U pip', 'RUN python3 -m pip install --no-cache-dir -U pip'],
    ['RUN sudo -u app pip install a', 'RUN sudo -u app pip install --no-cache-dir a'],
    ['ONBUILD RUN pip install a', 'ONBUILD RUN pip install --no-cache-dir a'],
    ['RUN pip install a # why', 'RUN pip install --no-cache-dir a # why'],
    ['RUN <<EOF\npip install a\nEOF', 'RUN <<EOF\npip install --no-cache-dir a\nEOF'],
    ['RUN apk -U add a', 'RUN apk --no-cache add a'],
    ['RUN apk update && A=1 apk add a', 'RUN A=1 apk add --no-cache a'],
    ['RUN apk update && >log apk add a', 'RUN >log apk add --no-cache a'],
    [
      'RUN apk update && \\\n  # why\n  apk add a',
      'RUN apk update && \\\n  # why\n  apk add --no-cache a && \\\n  rm -rf /var/cache/apk/*',
    ],
    ['RUN apk update && apk add -t .d a && apk del .d', 'RUN apk add --no-cache -t .d a && apk del .d'],
  ])('%s', (before, after) => {
    // A base with everything in it: what is tested is the place alone.
    expect(rewrite(`FROM python:3-alpine\n${before}\n`).after).toBe(`FROM python:3-alpine\n${after}\n`);
  });
});

// Where the abort of apt was ignored, `-y` lets it upgrade, remove or install what was never there.
describe('holds: apt-yes is unsafe where the failure of apt is masked', () => {
  test.each([
    'apt-get update; apt-get upgrade; apt-get install -y --no-install-recommends a',
    'apt-get autoremove || true',
    'apt-get purge gcc | tee log',
    'if apt-get install --no-install-recommends a; then b; else c; fi',
    '! apt-get remove a',
    '(apt-get dist-upgrade; exit 0)',
    'a && apt-get upgrade && b; c',
    'set -e; apt-get upgrade && b; c',
    'set -e; (apt-get upgrade; a) || true',
    'set -e; set +e; apt-get upgrade; a',
    '(set -e); apt-get upgrade; b',
    'apt-get upgrade & wait',
    'for x in a b; do apt-get upgrade; done',
    'echo $(apt-get upgrade)',
    'f() { apt-get upgrade; }; f || true',
    '<<EOF\napt-get upgrade\na\nEOF',
  ])('%s', (script) => {
    expect(verdicts(rewrite(`${DEBIAN}RUN ${script}\n`))).toContain('apt-yes unsafe');
  });

  test.each([
    'apt-get upgrade',
    'a && apt-get upgrade && b',
    'a; apt-get upgrade',
    'set -e; apt-get upgrade; a',
    'set -ex && apt-get upgrade && a',
    'set -e; if a; then apt-get upgrade; fi',
    '{ apt-get upgrade; }',
    '<<EOF\nset -e\napt-get upgrade\na\nEOF',
  ])('and safe where it is not: %s', (script) => {
    expect(verdicts(rewrite(`${DEBIAN}RUN ${script}\n`))).toContain('apt-yes safe');
  });
});

describe('what was called safe and is not', () => {
  // With --no-cache the folder stays empty: "rm: can't remove '/var/cache/apk/*': No such file or directory", and the build ends.
  // Dozens of files of the corpus, most with the snippet that installs awscli. transforms/apk-no-cache.ts, src/knowledge/apk-index.ts
  test.each([
    `${ALPINE}RUN apk --update add a && rm /var/cache/apk/*\n`,
    `${ALPINE}RUN apk update && apk add a && rm -r /var/cache/apk/*\n`,
    `${ALPINE}RUN apk add -U a\nRUN rm /var/cache/apk/*\n`,
    `${ALPINE}RUN apk update && apk add a && rm /var/cache/apk/APKINDEX.*\n`,
  ])('apk-no-cache where rm without -f deletes the index: %s', (text) => {
    expect(verdicts(rewrite(text))).not.toContain('apk-no-cache safe');
  });

  // The same with the folder of pip.
  test.each([
    `${PYTHON}RUN pip install a\nRUN rm -r /root/.cache\n`,
    `${PYTHON}RUN pip install a && rm -r ~/.cache/pip && pip install b\n`,
    `${PYTHON}RUN pip install a\nRUN chown -R app /root/.cache\n`,
  ])('pip-no-cache where a command needs the folder to be there: %s', (text) => {
    expect(verdicts(rewrite(text))).not.toContain('pip-no-cache safe');
  });

  // A `set -e` that may not have run, and a trap that changes the exit status.
  test.each([
    'a || set -e; apt-get upgrade; b',
    'test -f x && set -e; apt-get upgrade; b',
    'trap "exit 0" EXIT; apt-get upgrade',
  ])('apt-yes where the failure may be masked: %s', (script) => {
    expect(verdicts(rewrite(`${DEBIAN}RUN ${script}\n`))).not.toContain('apt-yes safe');
  });

  // transforms/pip-no-cache.ts findCacheUser sees COPY and mounts, and no command.
  test.each([
    'FROM python:3\nRUN pip install a\nRUN cp -r ~/.cache/pip /out\n',
    'FROM python:3\nRUN pip install a && tar -cf /c.tar -C /root .cache\n',
  ])('pip-no-cache where the cache is used: %s', (text) => {
    expect(verdicts(rewrite(text))[0]).not.toBe('pip-no-cache safe');
  });

  // pip 20.1 to 21 end with "ERROR: No matching packages" where there is no cache (pypa/pip#10451).
  test('pip-no-cache where a later RUN purges the cache', () => {
    expect(verdicts(rewrite('FROM python:3.9\nRUN pip install a\nRUN pip cache purge\n'))[0]).not.toBe(
      'pip-no-cache safe',
    );
  });

  // What runs is looked for in RUNs alone. src/dockerfile/run-script.ts commandsAfter, src/analysis/apk-index.ts findOpaqueFollower
  test.each([
    'CMD apk add curl && curl example.com',
    'ENTRYPOINT ["apk", "add"]',
    'HEALTHCHECK CMD apk search x',
    'RUN su -c "apk search x"',
    'COPY --from=0 /var/cache/apk /x',
  ])('apk-no-cache where the index is read by: %s', (last) => {
    expect(verdicts(rewrite(`${ALPINE}RUN apk update && apk add a\n${last}\n`))).not.toContain('apk-no-cache safe');
  });
});

describe('what was lost or put wrongly', () => {
  // src/shell/neighbours.ts firstCommand steps into a pipeline that has a prefix; the checker does not see the prefix.
  test('apk-no-cache keeps "time"', () => {
    expect(rewrite(`${ALPINE}RUN apk update && time apk add a\n`).after).toBe(
      `${ALPINE}RUN apk update && time apk add --no-cache a \\\n    && rm -rf /var/cache/apk/*\n`,
    );
  });

  // transforms/apk-no-cache.ts toNoCache replaces the first of them alone.
  test.fails('apk-no-cache leaves no --update-cache beside --no-cache', () => {
    expect(rewrite(`${ALPINE}RUN apk --update add --update-cache a\n`).after).not.toContain('--update-cache');
  });

  // transforms/apk-no-cache.ts has no counterpart of pip's chosen-cache.
  test('apk-no-cache respects a chosen cache', () => {
    expect(rewrite(`${ALPINE}RUN apk add --cache-dir /cache a\n`).status).toBe('unchanged');
  });

  // transforms/pip-no-cache.ts findChosenCache looks at ENV alone.
  test('pip-no-cache respects a cache that is chosen for one command', () => {
    expect(rewrite(`${PYTHON}RUN PIP_CACHE_DIR=/c pip install a\n`).status).toBe('unchanged');
  });
});

describe('noise', () => {
  // 47 files: it stayed as a layer that nothing reads any more, and nobody said so.
  test('a RUN apk update that nothing needs is joined with its install', () => {
    const { steps, proposals, refusals, notes } = rewrite(`${ALPINE}RUN apk update\nRUN apk add a\n`);
    expect([...steps, ...proposals, ...refusals, ...notes].map(({ line }) => line)).toContain(2);
  });

  // src/analysis/apt-companions.ts: neither the earlier command of the RUN, nor an earlier RUN fixed in the same look, counts. 189 files.
  test('apt-no-recommends names a companion once', () => {
    const text = `${DEBIAN}RUN apt-get update && apt-get install -y curl && apt-get install -y git\nRUN apt-get install -y wget\n`;
    expect(rewrite(text, { unsafe: true }).after.split('ca-certificates')).toHaveLength(2);
  });

  test('apt-no-recommends lists a companion once in its title', () => {
    const steps = all(`${DEBIAN}RUN apt-get install -y curl && apt-get install -y git\n`);
    const step = steps.find(({ transform }) => transform === 'apt-no-recommends');
    expect(step!.title.split('ca-certificates')).toHaveLength(2);
  });

  // Nothing is recommended to what is only upgraded or downloaded.
  test('apt-no-recommends adds no package to --only-upgrade', () => {
    expect(rewrite(`${DEBIAN}RUN apt-get install -y --only-upgrade curl\n`, { unsafe: true }).after).not.toContain(
      'ca-certificates',
    );
  });

  // curl recommends no gnupg, in no release. src/knowledge/apt-companions.ts comesWith of gnupg
  test('apt-no-recommends names what would have come, and nothing else', () => {
    expect(
      rewrite(`${DEBIAN}RUN apt-get install -y curl && curl x | apt-key add -\n`, { unsafe: true }).after,
    ).not.toContain('gnupg');
  });

  // transforms/apt-yes.ts isAnsweredByConfiguration: backslashes before the quotes, the parent stage
  test.each([
    `${DEBIAN}RUN echo "APT::Get::Assume-Yes \\"true\\";" > /etc/apt/apt.conf.d/90\nRUN apt-get install a\n`,
    `${DEBIAN.trim()} AS p\nRUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90\nFROM p\nRUN apt-get install a\n`,
  ])('apt-yes sees the configuration in: %s', (text) => {
    expect(rewrite(text).steps.map(({ transform }) => transform)).not.toContain('apt-yes');
  });

  // transforms/apt-no-recommends.ts isSwitchedOff: the parent stage; a "true" is an answer, too (C6)
  test.each([
    `${DEBIAN.trim()} AS p\nRUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/90\nFROM p\nRUN apt-get install -y a\n`,
    `${DEBIAN}RUN echo 'APT::Install-Recommends "true";' > /etc/apt/apt.conf.d/90 && apt-get install -y a\n`,
  ])('apt-no-recommends respects the configuration in: %s', (text) => {
    expect(rewrite(text).proposals.map(({ transform }) => transform)).not.toContain('apt-no-recommends');
  });

  // src/dockerfile/generated.ts: one file of the corpus is changed
  test.each([
    '#  This is an auto generated Dockerfile for ros:nightly\n#  generated from create_ros_image.Dockerfile.em\n',
    '# This file is autogenerated; changes will be overwritten.\n',
    '# @generated by tools/render.py\n',
  ])('a generated file is left alone: %s', (comment) => {
    expect(rewrite(`${comment}${PYTHON}RUN pip install a\n`).status).toBe('refused');
  });
});

describe('what a reader is told', () => {
  // 784 of 1,739 fixes: one sentence says that the index stays, the next that none is left. transforms/apk-no-cache.ts toFix
  test.each(['apk add a', 'apk update && apk add a && rm -rf /var/cache/apk/*'])(
    'apk-no-cache does not contradict itself: %s',
    (script) => {
      const [step] = all(`${ALPINE}RUN ${script}\n`);
      expect(/stays in the layer/.test(told(step!)) && /no index is left/.test(told(step!))).toBe(false);
    },
  );

  // The index of `apk update` stays where a comment, or a heredoc, keeps it from being taken out.
  test.each(['RUN apk update && \\\n  # why\n  apk add a', 'RUN <<EOF\napk update\napk add a\nEOF'])(
    'apk-no-cache does not promise what apk update undoes: %s',
    (run) => {
      const [step] = all(`${ALPINE}${run}\n`);
      expect(step!.title).not.toBe("Install without keeping apk's index");
    },
  );

  // The package names come from elsewhere. transforms/apt-no-recommends.ts assumptionOf
  test.each([
    'xargs -a packages apt-get install -y',
    'cat packages | xargs apt-get install -y',
    'dpkg -i a.deb; apt-get install -fy',
  ])('apt-no-recommends does not say that nothing is recommended where no name is known: %s', (script) => {
    const [step] = all(`${DEBIAN}RUN ${script}\n`);
    expect(step?.assumptions.join() ?? '').not.toContain('lists none for these');
  });

  // "line 5 upgrades pip" of the step at line 5: the upgrade stands in line 4 of the reader's file. src/analysis/pip-age.ts, apk-age.ts, apk-index.ts
  test('line numbers in sentences count in the text that the reader has', () => {
    const text = 'FROM foo\nRUN apt-get install -y \\\n    curl\nRUN pip install -U pip\nRUN pip install a\n';
    const { steps } = rewrite(text, { unsafe: true });
    expect(steps.find(({ transform, line }) => transform === 'pip-no-cache' && line === 5)!.evidence[0]).toBe(
      'an earlier command upgrades pip',
    );
  });

  // src/shell/arguments.ts is right; what answers is the redirection of the group. transforms/apt-yes.ts readsFile
  test('apt-yes sees that a group reads its answers from a file', () => {
    expect(
      rewrite(`${DEBIAN}RUN { apt-get install --no-install-recommends a; } < answers\n`).refusals.map(
        ({ reason }) => reason,
      ),
    ).toContain('answered-by-pipe');
  });
});
