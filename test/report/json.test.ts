import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toJsonReport } from '../../src/report/json.ts';
import {
  apt,
  failed,
  full,
  leftAlone,
  makeRewrite,
  pip,
  proposalsOnly,
  refused,
  unchanged,
  verified,
} from './fixtures.ts';
import { reportRewrite } from '../../src/report/file-report.ts';

const all = [full, unchanged, leftAlone, proposalsOnly, refused, failed];
// The report is looked at as its readers do: by the keys that are documented.
// oxlint-disable-next-line typescript/no-explicit-any
const parse = (json: string): any => JSON.parse(json);

/** The paths of all members: "files[].fixes[].line". A list or object with members counts as well as they. */
function memberPaths(value: unknown, prefix = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => memberPaths(item, `${prefix}[]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [path, ...memberPaths(member, path)];
  });
}

/** With a change beside the Dockerfile. */
const withFile = reportRewrite(
  'web/Dockerfile',
  makeRewrite({ status: 'changed', files: [{ path: '.dockerignore', before: undefined, after: '.git\n' }] }),
  'web',
);

describe('toJsonReport', () => {
  test('names the files beside a Dockerfile, and shows them in the patch', () => {
    const [file] = parse(toJsonReport([withFile], { version: '1.0.0' })).files;
    expect(file).toMatchObject({ otherFiles: [{ path: 'web/.dockerignore', isNew: true }] });
    expect(file.patch).toContain(
      'new file mode 100644\n--- /dev/null\n+++ b/web/.dockerignore\n@@ -0,0 +1,1 @@\n+.git\n',
    );
  });

  test('emits the fields that docs/json.md describes, and no others', () => {
    const docs = readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8');
    const described = [...docs.matchAll(/^\| `([^`]+)` +\|/gm)].map((match) => match[1]!);
    // The documentation describes a fix once; proposals, notes and declined fixes are alike.
    const asFix = (path: string): string => {
      return path.endsWith('.because')
        ? path
        : path.replace(/^files\[\]\.(?:proposals|notes|declined)\[\]/, 'files[].fixes[]');
    };
    const emitted = memberPaths(parse(toJsonReport([...all, verified, withFile], { version: '1.0.0' })))
      .map(asFix)
      // Those of the other image are alike.
      .filter((path) => !path.startsWith('files[].verification.after.'));
    const containers = new Set(['summary', 'files']);
    expect([...new Set(emitted)].filter((path) => !containers.has(path)).sort()).toEqual([...described].sort());
  });

  test('has every field of a file, whatever its status', () => {
    const { files } = parse(toJsonReport(all, { version: '1.0.0' }));
    for (const file of files) expect(Object.keys(file)).toEqual(Object.keys(files[0]));
  });

  test('counts proposals and refusals of unchanged files, too', () => {
    const { summary, schemaVersion, tool, version } = parse(toJsonReport(all, { version: '1.2.3' }));
    expect({ schemaVersion, tool, version }).toEqual({ schemaVersion: 1, tool: 'dockoptimize', version: '1.2.3' });
    expect(summary).toEqual({
      files: 6,
      changed: 1,
      unchanged: 3,
      refused: 1,
      error: 1,
      fixes: 2,
      proposals: 2,
      refusals: 3,
    });
  });

  test('carries diffs instead of texts', () => {
    const { files } = parse(toJsonReport([full, unchanged], { version: '1' }));
    expect(files[0].patch).toContain('+RUN pip install --no-cache-dir flask\n');
    expect(files[0].proposalPatch).toContain(
      '+RUN apt-get update && apt-get install -y --no-install-recommends curl\n',
    );
    expect(files[0].proposalPatch).not.toContain('+RUN pip');
    expect([files[1].patch, files[1].proposalPatch]).toEqual([null, null]);
    expect(Object.keys(files[0].fixes[0])).not.toContain('before');
  });

  test('says null where there is no figure, no line, no error', () => {
    const { files } = parse(toJsonReport([full, refused, failed], { version: '1' }));
    expect(files[0].proposals[0].savings).toEqual({ what: 'the recommended packages', bytes: null, basis: 'unknown' });
    expect(files[0].notes[0].savings).toBeNull();
    expect(files[1].refusal).toMatchObject({ reason: 'template', line: 1 });
    expect(files[2].error).toEqual({ message: 'cannot be read: permission denied' });
  });

  test('is JSON that no terminal acts on', () => {
    const evil = '\u001b[31m\u009b\u202e\u2028\ufeff';
    const file = reportRewrite(evil, makeRewrite({ steps: [{ ...pip, title: evil }], proposals: [apt] }));
    const json = toJsonReport([file], { version: '1' });
    expect(json).toMatch(/^(?:[^\p{Cc}\p{Cf}\p{Zl}]|\n)*$/u);
    expect(parse(json).files[0].path).toBe(evil);
  });
});
