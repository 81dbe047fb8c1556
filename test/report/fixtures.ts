import type { FileReport } from '../../src/report/file-report.ts';
import { reportError, reportRewrite } from '../../src/report/file-report.ts';
import type { FixText, RefusedPlace, Rewrite, Step } from '../../src/pipeline/rewrite-result.ts';
import { refuseFile } from '../../src/dockerfile/refusal.ts';
import type { ImageMeasures, Verification } from '../../src/verify/verification.ts';

export const BEFORE = [
  'FROM debian:12',
  'RUN apt-get update && apt-get install -y curl',
  'RUN pip install flask',
  'RUN apk add git',
  '',
].join('\n');
const PIP = BEFORE.replace('pip install', 'pip install --no-cache-dir');
const APK = PIP.replace('apk add', 'apk add --no-cache');
const APT = APK.replace('install -y curl', 'install -y --no-install-recommends curl');

export const pipText: FixText = {
  line: 3,
  transform: 'pip-no-cache',
  category: 'size',
  title: "Install without pip's cache",
  why: 'pip keeps every archive that it downloads in its cache, and nothing in the image ever reads that cache again.',
  evidence: ['no cache mount holds the cache', 'PIP_NO_CACHE_DIR is not set'],
  assumptions: [],
  effects: ['keeps-no-cache'],
  applicability: 'safe',
  savings: { what: "pip's download cache", bytes: 20_400_000, basis: 'estimate' },
  key: 'pip-no-cache:1a2b:1',
};

export const aptText: FixText = {
  line: 2,
  transform: 'apt-no-recommends',
  category: 'size',
  title: 'Install without recommended packages',
  why: 'apt installs packages that others only recommend.',
  evidence: ['curl is installed from debian:12'],
  assumptions: ['nothing in the image uses a package that is only recommended'],
  effects: ['skips-recommended-packages', 'names-needed-packages'],
  applicability: 'unsafe',
  savings: { what: 'the recommended packages', bytes: undefined, basis: 'unknown' },
  key: 'apt-no-recommends:77aa:1',
};

export const pip: Step = { ...pipText, before: BEFORE, after: PIP };
export const apk: Step = {
  ...pipText,
  line: 4,
  transform: 'apk-no-cache',
  title: "Install without apk's index",
  savings: { what: "apk's index", bytes: 2_150_000, basis: 'measured' },
  before: PIP,
  after: APK,
};
export const apt: Step = { ...aptText, before: APK, after: APT };

export const refusedPlace: RefusedPlace = {
  line: 3,
  transform: 'pip-no-cache',
  reason: 'opaque-options',
  because: 'the options cannot be read',
  detail: 'the options come from $PIP_OPTS',
  remedy: 'write the options out',
};

export function makeRewrite(change: Partial<Rewrite> = {}): Rewrite {
  const steps = change.steps ?? [];
  return {
    status: steps.length > 0 ? 'changed' : 'unchanged',
    before: BEFORE,
    after: steps.at(-1)?.after ?? BEFORE,
    files: [],
    refusal: undefined,
    steps: [],
    proposals: [],
    notes: [],
    refusals: [],
    ignored: [],
    unusedIgnores: [],
    declined: [],
    ...change,
  };
}

/** A file with something of everything that a read file can have. */
export const full: FileReport = reportRewrite(
  'app/Dockerfile',
  makeRewrite({
    steps: [pip, apk],
    proposals: [apt],
    notes: [
      { ...aptText, transform: 'note-me', applicability: 'display-only', title: 'Pin the base', savings: undefined },
    ],
    refusals: [refusedPlace, { ...refusedPlace, line: 12 }],
    ignored: [{ line: 4, transform: 'apk-no-cache', comment: '# dockoptimize ignore=apk-no-cache -- kept' }],
    unusedIgnores: [
      { line: 1, comment: '# dockoptimize ignore=apt-yes', because: 'nothing there would be changed without it' },
    ],
    declined: [{ ...pipText, because: 'line 3 lost a comment' }],
  }),
);

export const proposalsOnly = reportRewrite(
  'Dockerfile',
  makeRewrite({
    proposals: [{ ...aptText, before: BEFORE, after: BEFORE.replace('-y', '-y --no-install-recommends') }],
  }),
);
export const unchanged = reportRewrite('Dockerfile', makeRewrite());
export const leftAlone = reportRewrite('b/Dockerfile', makeRewrite({ refusals: [refusedPlace] }));
export const refused = reportRewrite(
  't/Dockerfile',
  makeRewrite({
    status: 'refused',
    refusal: refuseFile('template', 'FROM has "{{ base }}"', 1),
  }),
);
export const failed = reportError('locked/Dockerfile', 'cannot be read: permission denied');

const MEASURES: ImageMeasures = {
  size: 1_000_000_000,
  compressedSize: 400_000_000,
  layers: 3,
  layerSizes: [900_000_000, 60_000_000, 40_000_000],
  compressedLayerSizes: [360_000_000, 24_000_000, 16_000_000],
  hiddenSize: 20_000_000,
  efficiency: 0.98,
  wastedSize: 30_000_000,
  buildTime: 12_345,
  isFreshBuild: true,
  user: '',
  userId: 0,
  stopTime: 10_100,
  census: { packages: 88, setuidFiles: 8, shells: 3, packageManagers: 4 },
};

/** One fix held, one was dropped, one could not be tried. */
export const verification: Verification = {
  outcome: 'verified',
  because: undefined,
  logTail: [],
  rewrite: makeRewrite({ steps: [pip] }),
  reach: 'started',
  proofs: [{ key: pip.key, reach: 'built', bytes: 20_000_000 }],
  culprits: [
    {
      fix: { ...pipText, line: 4, key: 'k2', title: 'Do harm' },
      because: 'it ends with 1',
      details: ['no such *file*'],
    },
  ],
  unproven: [{ fix: aptText, needs: 'served' }],
  before: MEASURES,
  after: { ...MEASURES, size: 250_000_000, stopTime: 90, user: 'node', userId: 1000 },
  builder: 'Docker 26.1.5',
  builds: 4,
  remarks: ['The # syntax line was left out.'],
};

export const verified: FileReport = { ...reportRewrite('web/Dockerfile', verification.rewrite), verification };

/** The engine was not there. */
export const troubled: FileReport = {
  ...reportRewrite('web/Dockerfile', makeRewrite()),
  verification: {
    ...verification,
    outcome: 'trouble',
    because: 'no engine answers',
    rewrite: makeRewrite(),
    proofs: [],
    culprits: [],
    unproven: [],
    before: undefined,
    after: undefined,
  },
};
