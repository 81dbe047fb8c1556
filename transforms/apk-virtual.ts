import type { Analysis } from '../src/analysis/analysis.ts';
import { findPackageRuns, type PackageRun, type PackageSite } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { lineageOf } from '../src/dockerfile/stages.ts';
import type { Fix } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Names build packages of Alpine that ship, although a later RUN deletes them.
 *
 * `apk add --virtual .build-deps` gives several packages one name, so that `apk del .build-deps` deletes them all when they
 * have done their work. That saves nothing unless both stand in one RUN: what a later RUN deletes stays in the layer of the
 * earlier one.
 *
 * ```dockerfile
 * FROM python:3.13-alpine
 * RUN apk add --no-cache --virtual .build-deps gcc musl-dev
 * COPY requirements.txt .
 * RUN pip install --no-cache-dir -r requirements.txt
 * RUN apk del .build-deps
 * ```
 * is answered with "Install .build-deps in the RUN that deletes it, in line 5".
 *
 * It changes nothing: RUNs that stand next to each other are joined by `merge-run`, and what stands between these may need
 * the packages, or be meant to be built by itself.
 */
export const apkVirtual: Transform<object, never> = {
  id: 'apk-virtual',
  summary: "Name Alpine's build packages that ship, although a later RUN deletes them",
  category: 'size',
  isDefault: true,
  applicability: 'display-only',
  effects: [],
  answers: [],
  refusals: {},
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    if (!/--virtual|\s-t\s/.test(file.text)) return;
    const runs = findPackageRuns(analysis, 'apk').filter(({ stage, isOnbuild }) => stage.isShipped && !isOnbuild);
    for (const [i, run] of runs.entries()) {
      for (const name of run.sites.flatMap(readVirtual)) {
        if (isDeletedIn(run, name)) continue;
        const later = runs.slice(i + 1).find((other) => isOnTop(other, run) && isDeletedIn(other, name));
        if (later) yield toNote(run, name, later);
      }
    }
  },
};

/** The name that an install gives to its packages. */
function readVirtual({ packages }: PackageSite): readonly string[] {
  if (packages.subcommand !== 'add') return [];
  return packages.options.flatMap(({ name, value }) => (name === '--virtual' || name === '-t' ? (value ?? []) : []));
}

function isDeletedIn({ sites }: PackageRun, name: string): boolean {
  return sites.some(
    ({ packages }) => packages.subcommand === 'del' && packages.operands.some(({ value }) => value === name),
  );
}

function isOnTop({ stage }: PackageRun, below: PackageRun): boolean {
  return lineageOf(stage).includes(below.stage);
}

function toNote({ instruction }: PackageRun, name: string, later: PackageRun): Fix {
  const { line } = later.instruction;
  return {
    kind: 'fix',
    instruction,
    edits: [],
    title: `Install ${name} in the RUN that deletes it, in line ${line}`,
    why: 'what a later RUN deletes stays in the layer that has installed it, so that all of these packages ship',
    evidence: [`"apk del" of ${name} stands in line ${line}, in another RUN`],
    assumptions: [],
    effects: [],
    applicability: 'display-only',
    savings: { what: 'the build packages', bytes: undefined, basis: 'unknown' },
  };
}
