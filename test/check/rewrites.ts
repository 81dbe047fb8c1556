import { check } from '../../src/check/check.ts';
import { type Effect, EFFECTS } from '../../src/check/effects.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

/** A rewrite by hand: what it is, the text before and after, and the effects that it declares (by default all). */
export type HandRewrite = readonly [name: string, before: string, after: string, effects?: readonly Effect[]];

export const ALL_EFFECTS = Object.keys(EFFECTS) as Effect[];

/** What the checker says of it; `undefined` where it accepts. @throws where one of the texts is no Dockerfile at all */
export function judge([, before, after, effects = ALL_EFFECTS]: HandRewrite): string | undefined {
  return check(read(before), read(after), effects);
}

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}

/** One RUN on Debian, Alpine or Python. */
export const debian = (script: string): string => `FROM debian:12\nRUN ${script}\n`;
export const alpine = (script: string): string => `FROM alpine:3.18\nRUN ${script}\n`;
