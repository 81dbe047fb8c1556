import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { isFatal } from '../../src/shell/failure.ts';
import { parseScript } from '../../src/shell/parse.ts';
import { isOpaque } from '../../src/shell/script.ts';
import { findCommands } from '../../src/shell/walk.ts';

/** In each script `fail` is the command asked about. */
const SCRIPTS = [
  'fail', 'true && fail', 'fail && true', 'true; fail', 'fail; true', 'fail || true', 'true || fail; false',
  'set -e; fail; true', 'set -eux; fail && true; true', 'set -e; true && fail; true', 'set -e && fail && true',
  'set -e && true && fail; true', 'set -o errexit; fail; true', 'set -e; set +e; fail; true', 'set -ex\nfail\ntrue',
  'fail | true', 'true | fail', '! fail', 'set -e; ! fail; true', '(fail); true', '(fail)', '(set -e; fail; true)',
  '{ fail; }', '{ fail; true; }', 'set -e; { fail; true; } && true; true', 'set -e; (fail; true) || true; true',
  'if true; then fail; fi', 'if true; then fail; true; fi', 'if fail; then true; fi', 'if false; then true; else fail; fi',
  'set -e; if fail; then true; fi; true', 'set -e; if true; then fail; fi; true', 'if false; then true; elif true; then fail; fi',
  'for x in 1 2; do fail; done', 'for x in 1 2; do fail; true; done', 'set -e; for x in 1; do fail; done; true',
  'while fail; do true; done', 'case a in a) fail;; esac', 'case a in a) fail;; esac; true', 'fail & true', 'set -e; fail & wait',
] as const; // prettier-ignore

describe('isFatal', () => {
  test.each(SCRIPTS.map((script) => ({ script })))('is never wrong about: $script', ({ script }) => {
    const parsed = parseScript(script);
    if (isOpaque(parsed)) throw new Error('the script should parse');
    const { command } = findCommands(parsed).find((site) => site.command.words[0]?.value === 'fail')!;
    const { status, stdout } = spawnSync('dash', ['-c', `fail() { echo ran; return 3; }\n${script}`], {
      encoding: 'utf8',
    });
    // Fatal means: where it ran and failed, the script failed. Not fatal may also mean that it is not certain.
    if (isFatal(parsed, command) && stdout.includes('ran')) expect(status).not.toBe(0);
    expect({ script, fatal: isFatal(parsed, command) }).toMatchSnapshot();
  });
});
