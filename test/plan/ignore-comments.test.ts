import { describe, expect, it } from 'vitest';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readIgnores } from '../../src/plan/ignore-comments.ts';
import { PRESET } from './fake-transforms.ts';
import { PATIENCE } from '../patience.ts';

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.reason}: ${file.detail}`);
  return file;
}

/** Which transforms are off at which line, as `line: ids`; lines where none is are left out. */
function offAt(text: string): readonly string[] {
  const file = read(text);
  const ignores = readIgnores(file, PRESET);
  return file.instructions.flatMap((instruction) => {
    const ids = PRESET.map(({ id }) => id).filter((id) => ignores.find(id, instruction));
    return ids.length === 0 ? [] : [`${instruction.line}: ${ids.join(' ')}`];
  });
}

function problemsOf(text: string): readonly (string | undefined)[] {
  return readIgnores(read(text), PRESET).comments.map(({ problem }) => problem);
}

describe('ignore at an instruction', () => {
  it.each<[string, string, readonly string[]]>([
    ['directly above', 'FROM a\n# dockoptimize ignore=merge-run -- why\nRUN a\nRUN b\n', ['3: merge-run']],
    ['several ids', 'FROM a\n# dockoptimize ignore=merge-run , apt-yes\nRUN a\n', ['3: merge-run apt-yes']],
    ['all', 'FROM a\n# dockoptimize ignore=all\nRUN a\n', ['3: merge-run apt-yes pip-no-cache']],
    ['a star', 'FROM a\n# dockoptimize ignore=*--why\nRUN a\n', ['3: merge-run apt-yes pip-no-cache']],
    ['case and blanks', 'FROM a\n  #\tDockOptimize   IGNORE = Merge-Run  \n  RUN a\n', ['3: merge-run']],
    ['no blank after #', 'FROM a\n#dockoptimize ignore=merge-run\nRUN a\n', ['3: merge-run']],
    ['comments below it', 'FROM a\n# dockoptimize ignore=merge-run\n# note\nRUN a\n', ['4: merge-run']],
    [
      'two comments',
      'FROM a\n# dockoptimize ignore=merge-run\n# dockoptimize ignore=apt-yes\nRUN a\n',
      ['4: merge-run apt-yes'],
    ],
    ['a blank line', 'FROM a\n# dockoptimize ignore=merge-run\n \nRUN a\n', []],
    [
      'a blank line within the block',
      'FROM a\n# dockoptimize ignore=merge-run\n\n# dockoptimize ignore=apt-yes\nRUN a\n',
      ['5: apt-yes'],
    ],
    [
      'CRLF',
      'FROM a\r\n# dockoptimize ignore=merge-run\r\nRUN a\r\n# dockoptimize ignore=apt-yes\r\n\r\nRUN b\r\n',
      ['3: merge-run'],
    ],
    ['ONBUILD', 'FROM a\n# dockoptimize ignore=merge-run\nONBUILD RUN a\n', ['3: merge-run']],
    ['FROM', '# dockoptimize ignore=merge-run\nFROM a\nRUN a\n', ['2: merge-run']],
    ['a mark of the byte order', '\ufeff# dockoptimize ignore=merge-run\nFROM a\n', ['2: merge-run']],
    ['below directives', '# syntax=docker/dockerfile:1\n# dockoptimize ignore=merge-run\nFROM a\n', ['3: merge-run']],
    ['within', 'FROM a\nRUN a && \\\n  # dockoptimize ignore=merge-run\n  b\nRUN c\n', ['2: merge-run']],
    ['within ONBUILD', 'FROM a\nONBUILD RUN a && \\\n# dockoptimize ignore=merge-run\n  b\n', ['2: merge-run']],
    [
      'after a heredoc',
      'FROM a\nRUN <<E\n# dockoptimize ignore=merge-run\nE\n# dockoptimize ignore=apt-yes\nRUN a\n',
      ['6: apt-yes'],
    ],
    ['another word', 'FROM a\n# dockoptimize ignored=merge-run\n# undockoptimize ignore=apt-yes\nRUN a\n', []],
    ['the end of the file', 'FROM a\n# dockoptimize ignore=merge-run', []],
  ])('%s', (_, text, off) => {
    expect(offAt(text)).toEqual(off);
  });
});

describe('ignore in a stage', () => {
  const rest = 'FROM a\nRUN a\nFROM b\nRUN b\n';

  it.each<[string, string, readonly string[]]>([
    [
      'within',
      'FROM a\nRUN a\n# dockoptimize stage ignore=apt-yes -- why\n\nRUN b\nFROM b\nRUN b\n',
      ['1: apt-yes', '2: apt-yes', '5: apt-yes'],
    ],
    ['above its FROM', `# dockoptimize stage ignore=apt-yes\n${rest}`, ['2: apt-yes', '3: apt-yes']],
    [
      'above the next FROM',
      'FROM a\nRUN a\n# dockoptimize stage ignore=apt-yes\n# note\nFROM b\nRUN b\n',
      ['5: apt-yes', '6: apt-yes'],
    ],
    [
      'before the next FROM, but not directly',
      'FROM a\n# dockoptimize stage ignore=apt-yes\n\nFROM b\n',
      ['1: apt-yes'],
    ],
    [
      'within an instruction',
      'FROM a\nRUN a \\\n# dockoptimize stage ignore=apt-yes\n  b\nFROM b\n',
      ['1: apt-yes', '2: apt-yes'],
    ],
    ['at the end', `${rest}# dockoptimize STAGE ignore=apt-yes\n`, ['3: apt-yes', '4: apt-yes']],
    ['before all stages', `# dockoptimize stage ignore=apt-yes\nARG X\n${rest}`, []],
  ])('%s', (_, text, off) => {
    expect(offAt(text)).toEqual(off);
  });
});

describe('ignore in the file', () => {
  const everywhere = (lines: readonly number[]) => lines.map((line) => `${line}: apt-yes`);

  it.each<[string, string, readonly number[]]>([
    ['at the top', '# dockoptimize global ignore=apt-yes\n\nARG X\nFROM a\nRUN a\n', [3, 4, 5]],
    ['at the end', 'FROM a\nRUN a\nFROM b\n# dockoptimize global ignore=apt-yes', [1, 2, 3]],
    ['within an instruction', 'FROM a\nRUN a \\\n# dockoptimize global ignore=apt-yes\n  b\n', [1, 2]],
  ])('%s', (_, text, lines) => {
    expect(offAt(text)).toEqual(everywhere(lines));
  });
});

describe('checks that BuildKit leaves out', () => {
  const off = ['2: apt-yes', '3: apt-yes'];
  it.each<[string, string, readonly string[]]>([
    ['one check', '# check=skip=AnswerPrompts\nFROM a\nRUN a\n', off],
    ['several, among other settings', '# check=error=true;skip=Other, answerprompts\nFROM a\nRUN a\n', off],
    ['all of them', '# check=skip=all\nFROM a\nRUN a\n', off],
    ['another one', '# check=skip=JSONArgsRecommended\nFROM a\nRUN a\n', []],
    ['a rule of hadolint', '# check=skip=DL3042\nFROM a\nRUN a\n', []],
    ['no check', '# check=error=true\nFROM a\nRUN a\n', []],
    ['no directive', '#\n# check=skip=AnswerPrompts\nFROM a\nRUN a\n', []],
    ['no directive: above an instruction', 'FROM a\n# check=skip=AnswerPrompts\nRUN a\n', []],
  ])('%s', (_, text, expected) => {
    expect(offAt(text)).toEqual(expected);
  });

  it('are never reported as unused', () => {
    const [comment] = readIgnores(read('# check=skip=all\nFROM a\n'), PRESET).comments;
    expect(comment).toMatchObject({ line: 1, text: '# check=skip=all', isOurs: false, problem: undefined });
  });
});

describe('comments for hadolint', () => {
  it.each<[string, string, readonly string[]]>([
    ['one rule', 'FROM a\n# hadolint ignore=DL3042\nRUN a\nRUN b\n', ['3: pip-no-cache']],
    ['several rules', 'FROM a\n# hadolint ignore=DL3008, DL3014,dl3042 why\nRUN a\n', ['3: apt-yes pip-no-cache']],
    ['the file', '# hadolint global ignore=DL3042\nFROM a\nRUN a\n', ['2: pip-no-cache', '3: pip-no-cache']],
    ['a rule that nothing answers', 'FROM a\n# hadolint ignore=DL3006\nRUN a\n', []],
    ['no word for all', 'FROM a\n# hadolint ignore=all\nRUN a\n', []],
    ['within an instruction', 'FROM a\nRUN a \\\n# hadolint ignore=DL3042\n  b\n', []],
  ])('%s', (_, text, off) => {
    expect(offAt(text)).toEqual(off);
  });

  it('are not ours, and have no problems', () => {
    const { comments } = readIgnores(read('FROM a\n# hadolint ignore=DL9999\n\nRUN a\n'), PRESET);
    expect(comments).toMatchObject([{ isOurs: false, problem: undefined, transforms: [] }]);
  });
});

describe('readIgnores', () => {
  it('lists the comments in the order of their lines', () => {
    const text = [
      '# dockoptimize global ignore=apt-yes -- why',
      'FROM a',
      'RUN a \\',
      '# note',
      '  #  dockoptimize ignore=merge-run  ',
      '  b \\',
      '# dockoptimize ignore=apt-yes',
      '  c',
      '# hadolint ignore=DL3042',
      'RUN d',
      '# dockoptimize stage ignore=all',
    ].join('\r\n');
    const { comments } = readIgnores(read(text), PRESET);
    expect(comments.map(({ ordinal, line, text: written }) => [ordinal, line, written])).toEqual([
      [0, 1, '# dockoptimize global ignore=apt-yes -- why'],
      [1, 5, '#  dockoptimize ignore=merge-run'],
      [2, 7, '# dockoptimize ignore=apt-yes'],
      [3, 9, '# hadolint ignore=DL3042'],
      [4, 11, '# dockoptimize stage ignore=all'],
    ]);
    expect(comments.map(({ scope, isOurs, transforms, problem }) => [scope, isOurs, transforms, problem])).toEqual([
      ['file', true, ['apt-yes'], undefined],
      ['instruction', true, ['merge-run'], undefined],
      ['instruction', true, ['apt-yes'], undefined],
      ['instruction', false, ['pip-no-cache'], undefined],
      ['stage', true, ['merge-run', 'apt-yes', 'pip-no-cache'], undefined],
    ]);
  });

  it('finds the nearest comment, ours before that for hadolint', () => {
    const near = '# hadolint ignore=DL3042\n# dockoptimize ignore=pip-no-cache\nRUN a\n';
    const file = read(`# dockoptimize global ignore=all\nFROM a\n${near}RUN b\n`);
    const ignores = readIgnores(file, PRESET);
    expect(file.instructions.map((instruction) => ignores.find('pip-no-cache', instruction)?.line)).toEqual([1, 4, 1]);
  });

  it('knows an instruction by its start', () => {
    const file = read('FROM a\n# dockoptimize ignore=merge-run\nRUN a\n');
    const copy = { ...file.instructions[1]! };
    expect(readIgnores(file, PRESET).find('merge-run', copy)?.line).toBe(2);
    expect(readIgnores(file, PRESET).find('no-such', copy)).toBeUndefined();
  });

  it('reads a file once for the same transforms', () => {
    const file = read('FROM a\n# dockoptimize ignore=all\nRUN a\n');
    expect(readIgnores(file, PRESET)).toBe(readIgnores(file, [...PRESET]));
    expect(readIgnores(file, [])).not.toBe(readIgnores(file, PRESET));
  });

  it('is not slow for a hostile file', () => {
    const start = performance.now();
    readIgnores(read(`FROM a\nRUN a \\\n${'# dockoptimize ignore=x,y\n'.repeat(20_000)} b\n`), PRESET);
    readIgnores(read(`FROM a\n${'# dockoptimize ignore=x,y\n'.repeat(20_000)}RUN b\n`), PRESET);
    readIgnores(read(`FROM a\n# dockoptimize ignore${' '.repeat(60_000)}x\n#${' '.repeat(60_000)}x\nRUN b\n`), PRESET);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });
});

describe('the problem of a comment', () => {
  it.each<[string, string | undefined]>([
    ['FROM a\n# dockoptimize ignore=merge-run\nRUN a\n', undefined],
    ['FROM a\n# dockoptimize ignore=merge-rn\nRUN a\n', 'no transform is named "merge-rn"; did you mean "merge-run"?'],
    [
      'FROM a\n# dockoptimize ignore=merge-run,other\nRUN a\n',
      'no transform is named "other"; there are: merge-run, apt-yes, pip-no-cache',
    ],
    [
      'FROM a\n# dockoptimize ignore=merge-run because of x\nRUN a\n',
      'no transform is named "merge-run because of x"; separate ids by commas, and put "--" before a reason',
    ],
    ['FROM a\n# dockoptimize ignore=\nRUN a\n', 'it names no transform; write "ignore=" and then an id, or "all"'],
    [
      'FROM a\n# dockoptimize ignore merge-run\nRUN a\n',
      'it names no transform; write "ignore=" and then an id, or "all"',
    ],
    [
      'FROM a\n# dockoptimize ignore=all\n\nRUN a\n',
      'no instruction follows directly below it; close the gap, or write "stage ignore="',
    ],
    [
      '# dockoptimize stage ignore=all\n\nFROM a\n',
      'it stands in no stage; move it below a FROM, or write "global ignore="',
    ],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('does not keep the known ids of the comment from their effect', () => {
    expect(offAt('FROM a\n# dockoptimize ignore=merge-run,other\nRUN a\n')).toEqual(['3: merge-run']);
  });
});
