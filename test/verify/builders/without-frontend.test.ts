import { describe, expect, test } from 'vitest';
import { namesFrontend, withoutFrontend } from '../../../src/verify/without-frontend.ts';

describe('what is built names no frontend', () => {
  test.each([
    ['# syntax=docker/dockerfile:1\nFROM a\n', '#\nFROM a\n'],
    ['#syntax = docker/dockerfile:1\r\n# escape=`\r\nFROM a\r\n', '# escape=`\r\n#\r\nFROM a\r\n'],
    ['# escape=`\n# SYNTAX=x\n# check=skip=all\nFROM a', '# escape=`\n# check=skip=all\n#\nFROM a'],
    ['\uFEFF# syntax=x\nFROM a\n', '\uFEFF#\nFROM a\n'],
    ['#!/usr/bin/env x\n# syntax=x\nFROM a\n', '#!/usr/bin/env x\n#\nFROM a\n'],
    ['# syntax=x\n# syntax=y\nFROM a\n', '#\n#\nFROM a\n'],
  ])('%j', (before, after) => {
    expect(withoutFrontend(before)).toBe(after);
    expect(namesFrontend(before)).toBe(true);
  });

  test.each([
    'FROM a\n# syntax=x\n',
    '# a comment\n# syntax=x\nFROM a\n',
    '\n# syntax=x\nFROM a\n',
    '# unknown=1\n# syntax=x\nFROM a\n',
    '# escape=`\nFROM a\n',
    '',
  ])('%j has no such directive, and stays', (text) => {
    expect(withoutFrontend(text)).toBe(text);
    expect(namesFrontend(text)).toBe(false);
  });
});
