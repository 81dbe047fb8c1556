import { describe, expect, test } from 'vitest';
import { reportRewrite } from '../../src/report/file-report.ts';
import { codeBlock, codeSpan, escapeMarkdown } from '../../src/report/markdown-text.ts';
import { formatMarkdown } from '../../src/report/markdown.ts';
import { failed, full, makeRewrite, pip, proposalsOnly, refused, unchanged } from './fixtures.ts';

describe('formatMarkdown', () => {
  const text = formatMarkdown([full, unchanged, proposalsOnly, refused, failed]);

  test('begins with a summary', () => {
    expect(text).toMatch(
      /^## dockoptimize\n\n5 files: 1 changed, 2 unchanged, 1 refused, 1 error\.\n2 safe fixes, 2 more that rest on something you can check\.\nAll 4 fixes together save about 23 MB \(estimate; known for 2 of 4\)\.\n\n### `app\/Dockerfile`: changed\n/,
    );
  });

  test('has each fix with its reasons, the diff, the proposals, and refusals folded', () => {
    expect(text).toContain("- **Install without pip's cache** (line 3, `pip-no-cache`)\n  - Why: pip keeps");
    expect(text).toContain('  - Safety: safe, the image does the same\n  - Evidence: no cache mount holds the cache\n');
    expect(text).toContain('```diff\ndiff --git a/app/Dockerfile b/app/Dockerfile\n');
    expect(text).toContain('  - Rests on: nothing in the image uses a package that is only recommended\n');
    expect(text).toContain(
      '<details>\n<summary>2 places left alone</summary>\n\n- line 3, `pip-no-cache`: the options cannot be read\n',
    );
    expect(text).toContain('### `t/Dockerfile`: refused\n\nLeft alone, byte for byte, since it is a template');
    expect(text).toContain('### `locked/Dockerfile`: error\n\ncannot be read: permission denied\n');
  });

  test('has no heading for a file without anything to say', () => {
    expect(text.match(/^### `Dockerfile`/gm)).toHaveLength(1);
    expect(formatMarkdown([unchanged])).toBe('## dockoptimize\n\n1 file: 1 unchanged.\nNothing to change.\n');
  });

  test('fences a diff that holds fences', () => {
    const before = 'FROM a\nRUN echo ````x\n';
    const file = reportRewrite(
      'Dockerfile',
      makeRewrite({ before, steps: [{ ...pip, before, after: 'FROM a\nRUN b\n' }] }),
    );
    expect(formatMarkdown([file])).toMatch(/\n`````diff\n[^]*\n`````\n/);
  });
});

describe('text from files', () => {
  test.each([
    ['<img src=x onerror=y> & co', '&lt;img src=x onerror=y&gt; &amp; co'],
    ['**bold** _it_ `code` [a](b) ~~c~~ a|b', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\` \\[a\\](b) \\~\\~c\\~\\~ a\\|b'],
    ['![x](y) \\', '\\!\\[x\\](y) \\\\'],
    ['# heading', '#<!-- --> heading'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['fixes #12, thanks @someone', 'fixes #<!-- -->12, thanks @<!-- -->someone'],
    ['see https://a.example or www.b.example', 'see https\\://a.example or www\\.b.example'],
    ['two\nlines\u001b[0m', 'two lines\\\\x1b\\[0m'],
  ])('%j is escaped', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));

  test.each([
    ['Dockerfile', '`Dockerfile`'],
    ['a`b', '``a`b``'],
    ['``', '``` `` ```'],
    [' a ', '`  a  `'],
    ['a\nb', '`a\\x0ab`'],
  ])('%j stays code', (name, expected) => expect(codeSpan(name)).toBe(expected));

  test('a block of code ends with a line of its own', () => expect(codeBlock('diff', 'a')).toBe('```diff\na\n```'));
});
