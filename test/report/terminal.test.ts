import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { reportError, reportRewrite } from '../../src/report/file-report.ts';
import {
  apk,
  apt,
  aptText,
  failed,
  full,
  leftAlone,
  makeRewrite,
  pip,
  proposalsOnly,
  refused,
  refusedPlace,
  unchanged,
} from './fixtures.ts';
import { report } from './terminal-text.ts';

describe('one file', () => {
  test('says of each fix line, transform, what, why, safety, evidence and savings, in columns', () => {
    expect(report([full])).toContain(`app/Dockerfile  changed

  line 3  pip-no-cache       Install without pip's cache
      why       pip keeps every archive that it downloads in its cache, and
                nothing in the image ever reads that cache again.
      safety    safe, the image does the same
      evidence  no cache mount holds the cache
                PIP_NO_CACHE_DIR is not set
      saves     pip's download cache, about 20 MB (estimate)

  line 4  apk-no-cache       Install without apk's index
`);
  });

  test('says what --unsafe would add in two lines each, however long', () => {
    expect(report([full], { width: 50 })).toContain(`:

  line 2  apt-no-recommends  Install without recommended packages; saves the recommended packages
          rests on: nothing in the image uses a package that is only recommended

`);
  });

  test('counts places left alone, and lists them where that is asked for', () => {
    expect(report([full])).toContain('\n  2 places left alone; --refused says which and why\n');
    expect(report([full], { showRefusals: true })).toContain(`  2 places left alone:

  line  3  pip-no-cache       the options cannot be read
      also      line 12
      found     the options come from $PIP_OPTS
      remedy    write the options out
`);
    expect(report([full], { showRefusals: true })).not.toContain('--refused');
  });

  test('tells of ignored places, unused comments and declined fixes', () => {
    const text = report([full]);
    expect(text).toContain('1 place switched off by a comment\n');
    expect(text).toContain('line 1  "# dockoptimize ignore=apt-yes" switches nothing off');
    expect(text.replace(/\s+/g, ' ')).toContain(
      'because the checker found that line 3 lost a comment. This is a bug of dockoptimize; please report it',
    );
    expect(report([full], { verbose: true })).toMatch(
      /line 4 {2}apk-no-cache +# dockoptimize ignore=apk-no-cache -- kept\n/,
    );
  });

  test('ends on a terminal with what all fixes give and the commands to go on with', () => {
    expect(report([full])).toMatch(
      /\n\n2 safe fixes above, 1 more that rests on something you can check\.\nNothing was written: this was a dry run\.\n\nAll 3 fixes together save about 23 MB \(estimate; known for 2 of 3\)\.\n\n {2}dockoptimize --write {2,}.*\n {2}dockoptimize --unsafe {2,}.*\n {2}dockoptimize explain pip-no-cache {2,}.*\n$/,
    );
    expect(report([full], { isTerminal: false })).toMatch(/Nothing was written: this was a dry run\.\n$/);
  });

  test('repeats the arguments of the run, quoted', () => {
    const text = report([full], { arguments: ["it's/Docker file", '--only', 'pip-no-cache'] });
    expect(text).toContain(`dockoptimize 'it'\\''s/Docker file' --only pip-no-cache --write`);
    expect(text).toContain('dockoptimize explain pip-no-cache');
  });

  test('shows the diff of --unsafe where there is no safe fix, on a terminal only', () => {
    expect(report([proposalsOnly])).toContain('\n    -RUN apt-get update && apt-get install -y curl\n    +RUN apt-get');
    expect(report([proposalsOnly])).toContain('No safe fix, but 1 that rests on something you can check.\n');
    expect(report([proposalsOnly])).not.toContain('--write');
    expect(report([proposalsOnly], { isTerminal: false })).not.toContain('@@');
    expect(report([proposalsOnly, unchanged])).not.toContain('@@');
    expect(report([full])).not.toContain('@@');
  });

  test('with --unsafe prints what each fix rests on, and repeats the flag', () => {
    const file = reportRewrite('Dockerfile', makeRewrite({ steps: [pip, apk, apt] }));
    const text = report([file], { unsafe: true });
    expect(text).toContain('rests on  nothing in the image uses a package');
    expect(text).toContain('2 safe fixes above, 1 fix above that rests on something you can check.');
    expect(text).toContain('dockoptimize --unsafe --write  ');
  });

  test('says in the mode of the run what was written', () => {
    expect(report([full], { mode: 'write' })).toContain('1 file written.');
    expect(report([full], { mode: 'write' })).not.toContain('--write');
    expect(report([full], { mode: 'check' })).toContain(
      'Nothing was written: --check only looks. 1 file would change.',
    );
  });

  test('has one line where there is nothing to say', () => {
    expect(report([unchanged])).toBe('Dockerfile: nothing to improve.\n');
    expect(report([leftAlone])).toBe('b/Dockerfile  unchanged  1 place left alone; --refused says which and why\n');
    expect(report([])).toBe('Nothing to do: no Dockerfile was found.\n');
  });

  test('says why a whole file was left alone, or what went wrong', () => {
    expect(report([refused])).toBe(`t/Dockerfile  refused
  Left alone, byte for byte, since it is a template: what BuildKit will read is
  not yet written.
      found     line 1: FROM has "{{ base }}"
      remedy    run dockoptimize on the rendered file, and carry the diff over
                to the template
`);
    expect(report([failed])).toBe('locked/Dockerfile  error\n  cannot be read: permission denied\n');
  });
});

describe('several files', () => {
  test('are counted by status, with the unchanged ones silent', () => {
    const text = report([full, unchanged, leftAlone, proposalsOnly, refused, failed], { isTerminal: false });
    expect(text).toContain(
      '6 files: 1 changed, 3 unchanged, 1 refused, 1 error.\n2 safe fixes above, 2 more that rest on something you can check.\n3 places left alone; --refused says which and why.\n',
    );
    expect(text.match(/^Dockerfile/gm)).toHaveLength(1);
    expect(text.match(/--refused/g)).toHaveLength(1);
  });

  test('have one line where there is nothing to say of any', () => {
    expect(report([unchanged, unchanged, unchanged])).toBe('3 files: nothing to improve.\n');
    expect(report([unchanged, refused])).toContain(
      '2 files: 1 unchanged, 1 refused.\nNothing to improve in what could be read.\n',
    );
    expect(report([unchanged, unchanged], { verbose: true })).toContain(
      'Dockerfile  unchanged\nDockerfile  unchanged\n',
    );
  });
});

describe('what a terminal gets', () => {
  test('no escape sequence without colours, and the same words with them', () => {
    const files = [full, refused, failed, leftAlone, proposalsOnly];
    expect(report(files)).not.toContain('\u001b');
    const coloured = report(files, { colours: true });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(report(files));
  });

  test('no control character from a name or a text, wherever it stands', () => {
    const evil = '\u001b]0;x\u0007\u009b31m\u202e\r\nline';
    const text = {
      ...aptText,
      transform: evil,
      title: evil,
      why: evil,
      evidence: [evil],
      assumptions: [evil],
      key: evil,
      savings: { what: evil, bytes: 1, basis: 'estimate' as const },
    };
    const file = reportRewrite(
      evil,
      makeRewrite({
        steps: [{ ...pip, ...text }],
        proposals: [{ ...apt, ...text }],
        notes: [text],
        refusals: [{ ...refusedPlace, transform: evil, because: evil, detail: evil, remedy: evil }],
        ignored: [{ line: 1, transform: evil, comment: evil }],
        unusedIgnores: [{ line: 1, comment: evil, because: 'nothing there would be changed without it' }],
        declined: [{ ...text, because: evil }],
      }),
    );
    const hidden = reportRewrite(
      evil,
      makeRewrite({ proposals: [{ ...apt, before: evil, after: `${evil}!` }], before: evil, after: evil }),
    );
    for (const files of [[file], [hidden], [reportError(evil, evil)], [file, hidden, reportError(evil, evil)]]) {
      const output = report(files, { verbose: true, showRefusals: true, arguments: [evil] });
      expect(output).toMatch(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u);
      expect(output).toContain('\\x1b]0;x\\x07\\x9b31m\\u{202e}');
    }
  });

  test('no line of a sentence is wider than asked for', () => {
    const lines = report([full, refused], { width: 60, isTerminal: false }).split('\n');
    const unbroken = lines.filter((line) => line.length > 60);
    expect(unbroken.every((line) => /^ {2}line 2|^ +rests on:/.test(line))).toBe(true);
  });

  test('"unsafe" only as the name of the flag', () => {
    const text = report([full, proposalsOnly], { verbose: true });
    expect(text.replaceAll('--unsafe', '')).not.toMatch(/unsafe/i);
  });
});
