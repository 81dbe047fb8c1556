import { expect, test } from 'vitest';
import { ALL_EFFECTS, judge } from './rewrites.ts';
import { judgeIn } from './judge-in-context.ts';

type Change = readonly [name: string, before: string, after: string];

const EFFECT = ['names-working-folder'] as const;

test.each<Change>([
  ['behind an absolute one', 'FROM a\nWORKDIR /b\nWORKDIR c\n', 'FROM a\nWORKDIR /b\nWORKDIR /b/c\n'],
  ['upwards', 'FROM a\nWORKDIR /b/c\nWORKDIR ../d\n', 'FROM a\nWORKDIR /b/c\nWORKDIR /b/d\n'],
  ['above the root', 'FROM a\nWORKDIR /b\nWORKDIR ../../d\n', 'FROM a\nWORKDIR /b\nWORKDIR /d\n'],
  ['from scratch', 'FROM scratch\nWORKDIR b\n', 'FROM scratch\nWORKDIR /b\n'],
  ['of a stage below', 'FROM a AS x\nWORKDIR /b\nFROM x\nWORKDIR c\n', 'FROM a AS x\nWORKDIR /b\nFROM x\nWORKDIR /b/c\n'],
  ['the second of two', 'FROM a\nWORKDIR /b\nWORKDIR c\nWORKDIR d\n', 'FROM a\nWORKDIR /b\nWORKDIR c\nWORKDIR /b/c/d\n'],
])('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
}); // prettier-ignore

test('accepts the folder of a base image that the catalogue knows, as unsafe', () => {
  const [before, after] = [
    ['FROM golang:1.22', 'WORKDIR b'],
    ['FROM golang:1.22', 'WORKDIR /go/b'],
  ];
  expect(judgeIn({}, before, after, 'names-folder-of-base')).toBeUndefined();
  expect(judgeIn({}, before, after, 'names-working-folder')).toMatch(/\w/);
  expect(judgeIn({}, before, ['FROM golang:1.22', 'WORKDIR /b'], 'names-folder-of-base')).toMatch(/\w/);
});

test.each<Change>([
  ['another folder', 'FROM a\nWORKDIR /b\nWORKDIR c\n', 'FROM a\nWORKDIR /b\nWORKDIR /c\n'],
  ['the folder before the last', 'FROM a\nWORKDIR /b\nWORKDIR c\nWORKDIR d\n', 'FROM a\nWORKDIR /b\nWORKDIR c\nWORKDIR /b/d\n'],
  ['an unknown base', 'FROM a\nWORKDIR b\n', 'FROM a\nWORKDIR /b\n'],
  ['behind a variable', 'FROM a\nWORKDIR $B\nWORKDIR c\n', 'FROM a\nWORKDIR $B\nWORKDIR /c\n'],
  ['a variable in it', 'FROM a\nWORKDIR /b\nWORKDIR c$D\n', 'FROM a\nWORKDIR /b\nWORKDIR /b/c$D\n'],
  ['another stage', 'FROM a\nWORKDIR /b\nFROM c\nWORKDIR d\n', 'FROM a\nWORKDIR /b\nFROM c\nWORKDIR /b/d\n'],
  ['an ONBUILD of the stage below', 'FROM a AS x\nONBUILD WORKDIR /b\nWORKDIR /c\nFROM x\nWORKDIR d\n', 'FROM a AS x\nONBUILD WORKDIR /b\nWORKDIR /c\nFROM x\nWORKDIR /c/d\n'],
  ['an ONBUILD', 'FROM a\nWORKDIR /b\nONBUILD WORKDIR c\n', 'FROM a\nWORKDIR /b\nONBUILD WORKDIR /b/c\n'],
  ['back to relative', 'FROM a\nWORKDIR /b\nWORKDIR /b/c\n', 'FROM a\nWORKDIR /b\nWORKDIR c\n'],
  ['Windows', '# escape=`\nFROM a\nWORKDIR /b\nWORKDIR c\n', '# escape=`\nFROM a\nWORKDIR /b\nWORKDIR /b/c\n'],
  ['a drive', 'FROM a\nWORKDIR C:/b\nWORKDIR c\n', 'FROM a\nWORKDIR C:/b\nWORKDIR /c\n'],
  ['another keyword case', 'FROM a\nWORKDIR /b\nWORKDIR c\n', 'FROM a\nWORKDIR /b\nworkdir /b/c\n'],
  ['one that goes along', 'FROM a\nWORKDIR /b\nWORKDIR c\n', 'FROM a\nWORKDIR /b/c\n'],
])('declines, and says why: %s', (name, before, after) => {
  const effects = ALL_EFFECTS.filter((effect) => effect !== 'splits-stage');
  expect(judge([name, before, after, effects])).toMatch(/\w/);
}); // prettier-ignore
