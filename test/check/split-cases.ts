import { describe, expect, test } from 'vitest';
import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import { check } from '../../src/check/check.ts';
import type { Effect } from '../../src/check/effects.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../../src/context/surroundings.ts';
import { readYaml } from '../../src/context/yaml.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

/** The files of a build, by path. */
export type Files = Readonly<Record<string, string>>;
/** A split by hand: what it is, the file before and after, and the files that it copies. */
export type HandSplit = readonly [name: string, before: string, after: string, files?: Files | undefined];

/** What the checker says of a split; `undefined` where it accepts. @throws where one of the texts is no Dockerfile at all */
export function judgeSplit(
  [, before, after, files]: HandSplit,
  effects: readonly Effect[] = ['splits-stage'],
): string | undefined {
  return check(read(before), read(after), effects, surroundingsOf(files));
}

/** A test for each of them: the checker has to decline the wrong ones, and to accept the right ones. */
export function judgeSplits(title: string, wrong: readonly HandSplit[], right: readonly HandSplit[]): void {
  const named = (splits: readonly HandSplit[]) => splits.map((split) => ({ name: split[0], split }));

  describe(title, () => {
    test.each(named(wrong))('is declined: $name', ({ split }) => {
      expect(judgeSplit(split)).toBeTypeOf('string');
    });

    test.each(named(right))('is accepted: $name', ({ split }) => {
      expect(judgeSplit(split)).toBeUndefined();
    });

    test('has no name twice', () => {
      const names = [...wrong, ...right].map(([name]) => name);
      expect(new Set(names).size).toBe(names.length);
    });
  });
}

/** The bundled catalogue, and a context of these files, if there are any. */
export function surroundingsOf(files: Files | undefined): Surroundings {
  return { ...NO_SURROUNDINGS, catalogue: openBundledCatalogue, context: files && memoryContext(files), readYaml };
}

/** @returns a function that changes one part of a text; it throws where the part is not there, once */
export function changing(text: string): (from: string, to: string) => string {
  return (from, to) => {
    if (text.split(from).length !== 2) throw new Error(`"${from}" is not there once`);
    return text.replace(from, () => to);
  };
}

/** What a case says of a change: its name, the part that is replaced, and by what. */
type ChangedSplit = (name: string, from: string, to: string, files?: Files) => HandSplit;

/** @returns a function that makes the same change before and after a split */
export function changingBoth(before: string, after: string, ownFiles: Files): ChangedSplit {
  return (name, from, to, files = ownFiles) => [name, changing(before)(from, to), changing(after)(from, to), files];
}

/** @returns a function that changes what a split makes, and nothing before it */
export function changingAfter(before: string, after: string, ownFiles: Files): ChangedSplit {
  return (name, from, to, files = ownFiles) => [name, before, changing(after)(from, to), files];
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}
