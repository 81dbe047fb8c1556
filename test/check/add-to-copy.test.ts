import { expect, test } from 'vitest';
import { ALL_EFFECTS } from './rewrites.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { isArchive } from '../../src/context/archives.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

/** The header of an archive as tar wrote them before `ustar`; its sum is that of all its bytes. */
function oldHeader(sum: number): Uint8Array {
  const header = new Uint8Array(512);
  header[0] = 'a'.charCodeAt(0);
  const field = `${sum.toString(8).padStart(6, '0')}\0 `;
  for (let i = 0; i < 8; i += 1) header[148 + i] = field.charCodeAt(i);
  return header;
}

const OLD_SUM = 'a'.charCodeAt(0) + 8 * 0x20;

const context = memoryContext({
  'app.jar': 'PK\u0003\u0004',
  'a.conf': 'a',
  packed: new Uint8Array([0x1f, 0x8b, 0x08, 0]),
  old: oldHeader(OLD_SUM),
  'mixed/a.txt': 'a',
  'mixed/b.txt': new Uint8Array([0x42, 0x5a, 0x68]),
});

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}

function judge(before: string, after: string, effects: readonly Effect[], isInContext = true): string | undefined {
  const fresh = readDockerfile(`FROM a\n${after}\n`);
  // BuildKit would not take it at all.
  if (fresh.kind === 'refused') return fresh.detail;
  return check(read(`FROM a\n${before}\n`), fresh, effects, {
    ...NO_SURROUNDINGS,
    context: isInContext ? context : undefined,
  });
}

test.each([
  ['the context', 'ADD . /x', 'COPY . /x'],
  ['a folder by its spelling', 'add x/ /x', 'copy x/ /x'],
  ['a folder of the context', 'ADD mixed /x', 'COPY mixed /x'],
  ['a zip', 'ADD app.jar /x', 'COPY app.jar /x'],
  ['a pattern', 'ADD *.conf app.jar /x/', 'COPY *.conf app.jar /x/'],
  ['the exec form', 'ADD ["a.conf", "/x"]', 'COPY ["a.conf", "/x"]'],
  ['an owner', 'ADD --chown=1:1 . /x', 'COPY --chown=1:1 . /x'],
  ['a line break', 'ADD . \\\n  /x', 'COPY . \\\n  /x'],
])('accepts as safe: %s', (_, before, after) => {
  expect(judge(before, after, ['copies-without-unpacking'])).toBeUndefined();
  expect(judge(before, after, [])).toMatch(/\w/);
});

test.each([
  ['a file', 'ADD a.conf /x', 'COPY a.conf /x'],
  ['a file that is not there', 'ADD other.conf /x', 'COPY other.conf /x'],
  ['a pattern', 'ADD *.conf /x', 'COPY *.conf /x'],
  ['a pattern before the ending', 'ADD app-?.[jw]ar.txt b*/c /x/', 'COPY app-?.[jw]ar.txt b*/c /x/'],
])('accepts as unsafe, and not as safe: %s', (_, before, after) => {
  expect(judge(before, after, ['copies-unseen-files'], false)).toBeUndefined();
  expect(judge(before, after, ['copies-without-unpacking'], false)).toMatch(/\w/);
});

test.each([
  ['an address', 'ADD https://example.com/a.conf /x', 'COPY https://example.com/a.conf /x'],
  ['git', 'ADD git@example.com:a/b /x', 'COPY git@example.com:a/b /x'],
  ['git as it is written short', 'ADD github.com/a/b /x', 'COPY github.com/a/b /x'],
  ['an archive by its name', 'ADD rootfs.tar.xz /', 'COPY rootfs.tar.xz /'],
  ['an archive in capitals', 'ADD ROOTFS.TGZ /', 'COPY ROOTFS.TGZ /'],
  ['an archive by its content', 'ADD packed /x', 'COPY packed /x'],
  ['an old archive by its content', 'ADD old /x', 'COPY old /x'],
  ['an archive among others', 'ADD mixed/* /x/', 'COPY mixed/* /x/'],
  ['an archive behind another source', 'ADD a.conf packed /x/', 'COPY a.conf packed /x/'],
  ['a variable', 'ADD $JAR /x', 'COPY $JAR /x'],
  ['a checksum', 'ADD --checksum=sha256:0 . /x', 'COPY --checksum=sha256:0 . /x'],
  ['a flag that is dropped', 'ADD --unpack=true a.conf /x', 'COPY a.conf /x'],
  ['behind ONBUILD', 'ONBUILD ADD . /x', 'ONBUILD COPY . /x'],
  ['the other way', 'COPY . /x', 'ADD . /x'],
  ['another destination', 'ADD . /x', 'COPY . /y'],
  ['another source', 'ADD . /x', 'COPY .. /x'],
  ['another owner', 'ADD --chown=1:1 . /x', 'COPY --chown=2:2 . /x'],
  ['an owner lost', 'ADD --chown=1:1 . /x', 'COPY . /x'],
  ['from a stage', 'ADD . /x', 'COPY --from=0 . /x'],
  ['another case', 'ADD . /x', 'copy . /x'],
  ['another form', 'ADD a.conf /x', 'COPY ["a.conf", "/x"]'],
  ['another layout', 'ADD .  /x', 'COPY . /x'],
])('declines, and says why: %s', (_, before, after) => {
  expect(judge(before, after, ALL_EFFECTS)).toMatch(/\w/);
});

test.each(['*', 'rootfs*', 'foo.t?z', 'b/*.[tj]ar', '*.?z', 'A*.T?Z', 'rootfs.[^a]ar', '*x?', 'a.conf b*'])(
  'declines a pattern that may stand for an archive whose files are not at hand: %s',
  (source) => {
    expect(judge(`ADD ${source} /x/`, `COPY ${source} /x/`, ALL_EFFECTS, false)).toMatch(/\w/);
  },
);

test('knows an old archive by its sum, and what zstd may skip', () => {
  expect(isArchive(oldHeader(OLD_SUM))).toBe(true);
  expect(isArchive(oldHeader(OLD_SUM + 1))).toBe(false);
  expect(isArchive(oldHeader(OLD_SUM).subarray(0, 511))).toBe(false);
  expect(isArchive(new Uint8Array(512))).toBe(false);
  expect(isArchive(new Uint8Array([0x5e, 0x2a, 0x4d, 0x18]))).toBe(true);
  expect(isArchive(new Uint8Array([0x5e, 0x2a, 0x4d, 0x19]))).toBe(false);
});
