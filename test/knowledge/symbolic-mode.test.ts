import { expect, test } from 'vitest';
import { applySymbolicMode, CHECKOUT_MODES, findMadeMode } from '../../src/knowledge/symbolic-mode.ts';

/** What chmod of GNU coreutils 9.1 and of Busybox make of 644, 755, 600 and 0 under the umask 022 (run 2026-11-21). */
const MEASURED: readonly (readonly [text: string, made: string])[] = [
  ['+x', '755 755 711 111'],
  ['a+x', '755 755 711 111'],
  ['u+x', '744 755 700 100'],
  ['ugo+x', '755 755 711 111'],
  ['+rx', '755 755 755 555'],
  ['a+rx', '755 755 755 555'],
  ['u+rwx,go+rx', '755 755 755 755'],
  ['u=rwx,go=rx', '755 755 755 755'],
  ['a=rx', '555 555 555 555'],
  ['+w', '644 755 600 200'],
  ['a+rwx', '777 777 777 777'],
  ['ug+x', '754 755 710 110'],
  ['+rwx', '755 755 755 755'],
  ['a+r+x', '755 755 755 555'],
  ['go-rwx', '600 700 600 0'],
  ['g+w', '664 775 620 20'],
];

test.each(MEASURED)('%s makes what the programs make', (text, made) => {
  const own = [0o644, 0o755, 0o600, 0].map((mode) => applySymbolicMode(text, mode)?.toString(8));
  expect(own.join(' ')).toBe(made);
});

test.each(['u+s', '+t', 'a+X', 'g=u', '=', '=rx', '-x', 'x', '+x,', 'z+x', '+X', '', `a${'+x'.repeat(40)}`])(
  'does not read "%s"',
  (text) => {
    expect(applySymbolicMode(text, 0o644)).toBeUndefined();
  },
);

test('finds the one mode that several lead to', () => {
  expect(findMadeMode('+x', CHECKOUT_MODES)).toBe('755');
  expect(findMadeMode('u+x', CHECKOUT_MODES)).toBeUndefined();
  expect(findMadeMode('u+x', [0o644])).toBe('744');
  expect(findMadeMode('u-rwx,go-rwx', CHECKOUT_MODES)).toBe('000');
  expect(findMadeMode('+x', [])).toBeUndefined();
  expect(findMadeMode('640', [])).toBe('640');
});
