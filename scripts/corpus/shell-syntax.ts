import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The indexes of those scripts that `bash -n` rejects. One shell looks at all of them. */
export function findRejected(scripts: readonly string[]): ReadonlySet<number> {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-scripts-'));
  try {
    scripts.forEach((script, i) => writeFileSync(join(folder, String(i)), script));
    const loop = `i=0; while [ "$i" -lt ${scripts.length} ]; do bash -n "$i" 2>/dev/null || echo "$i"; i=$((i + 1)); done`;
    const output = execFileSync('bash', ['-c', loop], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
    return new Set(output.split('\n').filter(Boolean).map(Number));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
