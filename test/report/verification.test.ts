import { describe, expect, test } from 'vitest';
import { troubled, verified } from './fixtures.ts';
import { formatMarkdown } from '../../src/report/markdown.ts';
import { formatReport } from '../../src/report/terminal.ts';

const OPTIONS = {
  colours: false,
  isTerminal: false,
  verbose: false,
  showRefusals: false,
  unsafe: false,
  mode: 'dry-run',
  width: 200,
  command: 'dockoptimize',
} as const;

describe('a verification', () => {
  test('is told to a person: how it ended, the figures, what was dropped and what was not tried', () => {
    const text = formatReport([verified], OPTIONS);
    expect(text).toContain('Verified by building both images: both stay up (4 builds, Docker 26.1.5).');
    expect(text).toMatch(/size +1 GB +250 MB +-75 %/);
    expect(text).toMatch(/build +12\.3 s +12\.3 s/);
    expect(text).toMatch(/stop +10\.1 s +0\.09 s/);
    expect(text).toMatch(/user +root +node \(1000\)/);
    expect(text).toContain('safety    verified: both build, and their configuration and files agree');
    expect(text).toContain('dropped: Do harm; with it, it ends with 1');
    expect(text).toContain('no such *file*');
    expect(text).toContain(
      'not tried: Install without recommended packages; the container would have to serve on a port',
    );
    expect(text).toContain('The # syntax line was left out.');
    expect(text).toContain('Give --smoke');
  });

  test('is a table in Markdown, with what comes from outside escaped', () => {
    const text = formatMarkdown([verified]);
    expect(text).toContain('| size | 1 GB | 250 MB | -75 % |');
    expect(text).toContain('no such \\*file\\*');
    expect(text).toContain('Safety: verified: both build');
  });

  test('that met trouble says so, and not that there is nothing to improve', () => {
    for (const text of [formatReport([troubled], OPTIONS), formatMarkdown([troubled])]) {
      expect(text).toContain('Not verified, and nothing written: no engine answers.');
      expect(text).not.toMatch(/nothing to improve/i);
      expect(text).not.toContain('MB');
    }
  });
});
