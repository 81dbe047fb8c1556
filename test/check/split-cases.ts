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

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}
