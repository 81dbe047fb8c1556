import type { Analysis } from '../src/analysis/analysis.ts';
import { findPackageRuns, findUnreadInstalls, type PackageRun } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { readFromReference } from '../src/dockerfile/from-reference.ts';
import { lineageOf, type Stage } from '../src/dockerfile/stages.ts';
import { addWordAfter } from '../src/dockerfile/verbs.ts';
import { LEAVES_DOCUMENTS_OUT, makesDocuments, NO_DOCUMENT } from '../src/knowledge/gem-documents.ts';
import type { Finding } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';
import { findDocumentReader, readGemAge } from '../src/trace/gem-age.ts';

type Reason = 'documents-needed' | 'old-gem' | 'unread-script';

/**
 * Installs gems without making their documents.
 *
 * `gem install` makes the pages of `ri` for every gem, which nobody reads in a container. That takes longer than many an install, and
 * leaves up to as much as the gem itself in the layer.
 *
 * ```dockerfile
 * RUN apt-get update && apt-get install -y ruby && gem install fpm
 * ```
 * becomes
 * ```dockerfile
 * RUN apt-get update && apt-get install -y ruby && gem install --no-document fpm
 * ```
 *
 * The official images of Ruby have that in their gemrc: there, and where the file writes a gemrc of its own, nothing is done. The
 * option is known from RubyGems 2.0 on. Where the release of the base image tells that it has one, the fix is safe; where a Ruby comes
 * from elsewhere (rvm, rbenv, a source archive) or the image is not known, it is unsafe; on the few releases that are older (Ubuntu
 * 14.04, Debian 7, CentOS 6) it is refused. Where something shows the documents (`ri`, `gem server`), they stay. Bundler makes none.
 */
export const gemNoDocument: Transform<object, Reason> = {
  id: 'gem-no-document',
  summary: 'Install gems without making their documents',
  category: 'size',
  isDefault: true,
  applicability: 'safe',
  effects: ['skips-gem-documents', 'skips-gem-documents-unproven'],
  answers: [],
  refusals: {
    'documents-needed': {
      because: 'something in the file shows the documents of gems',
      remedy: 'drop that, if nobody looks at them',
    },
    'old-gem': {
      because: 'this gem is older than 2.0 and does not know --no-document',
      remedy: 'write --no-ri --no-rdoc, or move to a base image that is still supported',
    },
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis): Iterable<Finding<Reason>> {
    if (!/\bgem\b/.test(file.text) || /gemrc/i.test(file.text)) return;
    for (const run of findPackageRuns(analysis, 'gem')) {
      if (!run.stage.isShipped || run.isOnbuild || isSetByImage(file, run.stage)) continue;
      const finding = inspectRun(file, run);
      if (finding) yield finding;
    }
    for (const { run, because } of findUnreadInstalls(analysis, 'gem')) {
      if (!run.stage.isShipped || run.isOnbuild || isSetByImage(file, run.stage)) continue;
      if (/--no-(?:document|ri|rdoc)\b|["',\s]-N\b/.test(run.content.source)) continue;
      yield { kind: 'refusal', instruction: run.instruction, reason: 'unread-script', detail: because };
    }
  },
};

function isSetByImage(file: Dockerfile, stage: Stage): boolean {
  const from = readFromReference(file, lineageOf(stage)[0]!);
  return from?.reference.domain === 'docker.io' && LEAVES_DOCUMENTS_OUT.test(from.reference.path);
}

function inspectRun(file: Dockerfile, run: PackageRun): Finding<Reason> | undefined {
  const { instruction, stage, place } = run;
  const sites = run.sites.filter(({ packages }) => makesDocuments(packages));
  if (sites.length === 0) return undefined;
  const reader = findDocumentReader(file);
  if (reader) return { kind: 'refusal', instruction, reason: 'documents-needed', detail: `line ${reader.line}` };
  const age = readGemAge(file, stage, instruction);
  if (age.kind === 'old') return { kind: 'refusal', instruction, reason: 'old-gem', detail: age.because };
  const isNew = age.kind === 'new';
  return {
    kind: 'fix',
    instruction,
    edits: sites.map(({ packages }) => addWordAfter(place, packages.subcommandWord!, NO_DOCUMENT)),
    title: 'Install gems without their documents',
    why: 'gem makes the pages of ri for every gem that it installs, and nobody reads them in a container',
    evidence: [age.because, 'no command of the file shows the documents of gems, and none writes a gemrc'],
    assumptions: isNew
      ? []
      : [`The gem in ${age.image ?? 'the base image'} is 2.0 (February 2013) or newer; "gem --version" in it tells.`],
    effects: [isNew ? 'skips-gem-documents' : 'skips-gem-documents-unproven'],
    applicability: isNew ? 'safe' : 'unsafe',
    savings: { what: 'the documents of gems', bytes: undefined, basis: 'unknown' },
  };
}
