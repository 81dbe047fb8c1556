import type { NativeData, NativeNeeds, Prebuilt, SuiteList } from '../src/knowledge/images/native.ts';
import type { AlpineData, AlpineRow, Certainty, CommandData, CommandRow } from '../src/knowledge/images/packages.ts';
import {
  commitsIn,
  compact,
  entriesOf,
  type Json,
  readKnowledge,
  SUITES,
  WHOLE_PACKAGES,
} from './generate-images-read.ts';

const CERTAINTY: Readonly<Record<string, Certainty>> = {
  'curated+checked': 'checked',
  'base-image': 'checked',
  none: 'checked',
  'auto:same-name': 'guess',
  'curated+agrees': 'checked',
  curated: 'checked',
  mapped: 'mapped',
  'guess:name-rule': 'guess',
};

/** What Alpine has without a package, or does not need: apk speaks https, python3 brings venv. */
const NEEDLESS: ReadonlySet<string> = new Set([
  'apt-transport-https',
  'apt-utils',
  'debian-archive-keyring',
  'netbase',
  'python-is-python3',
  'python3-venv',
]);

/** commands.json */
export function makeCommands(): CommandData {
  const data = readKnowledge('commands.json');
  const commands: Record<string, CommandRow> = {};
  for (const [name, row] of entriesOf(data.commands)) {
    const isKnown = row.alpine_status !== 'unknown';
    commands[name] = compact({
      debian: WHOLE_PACKAGES[name] ?? row.debian ?? undefined,
      base: (row.in.debian_slim as string[] | undefined)?.join(' '),
      alpineBase: row.alpine_base ?? undefined,
      // An empty list says that there is none, so it has to stay.
      alpine: isKnown && row.alpine ? (row.alpine as string[]) : undefined,
      certainty: row.alpine_status === 'auto:same-name' ? CERTAINTY[row.alpine_status] : undefined,
    } as CommandRow);
    if (isKnown && row.alpine?.length === 0) commands[name] = { ...commands[name], alpine: [] };
  }
  return {
    source: `Debian's indices of contents, the images of bullseye, bookworm and trixie; ${commitsIn(data.meta)}; tcely/aports`,
    date: data.meta.generated,
    commands,
  };
}

/** alpine.json */
export function makeAlpine(): AlpineData {
  const data = readKnowledge('apt-alpine.json');
  const packages: Record<string, AlpineRow> = {};
  for (const [name, { alpine, status, kind }] of entriesOf(data.packages)) {
    if (status === 'unmapped') continue;
    packages[name] = compact({
      to: alpine ?? [],
      certainty: CERTAINTY[status]!,
      kind,
      isNeedless: NEEDLESS.has(name) || undefined,
    } as AlpineRow);
    if (alpine?.length === 0 || !alpine) packages[name] = { ...packages[name], to: [] };
  }
  return {
    source: `by hand, each name looked up in Alpine's edge; ${commitsIn(data.meta)}`,
    date: data.meta.generated,
    packages,
  };
}

/** native.json */
export function makeNative(): NativeData {
  const python = readKnowledge('python-native.json');
  const node = readKnowledge('node-native.json');
  const ruby = readKnowledge('ruby-native.json');
  const php = readKnowledge('php-ext.json');
  return {
    source: `by hand, against Debian's source packages and the npm registry; ${commitsIn(php.meta)} for PHP 8.4`,
    date: python.meta.generated,
    needs: {
      python: mapRows(python.packages, pep503, (row) => needsOf(row, row.manylinux_wheel, row.musllinux_wheel)),
      node: mapRows(node.packages, same, (row) => {
        return needsOf({ ...row, apt_runtime: browserList(row, node) }, glibcOf(row), row.musl_prebuilt);
      }),
      ruby: mapRows(ruby.gems, same, (row) => needsOf(row, row.precompiled_gnu, row.precompiled_musl)),
      php: {
        ...Object.fromEntries(
          (php.meta.bundled_in_official_image as string[]).map((name) => [name.toLowerCase(), BUNDLED]),
        ),
        ...mapRows(php.extensions, lower, extensionOf),
      },
    },
  };
}

const BUNDLED: NativeNeeds = {
  glibc: 'pure',
  musl: 'pure',
  debianBuild: [],
  alpineBuild: [],
  debianRuntime: [],
  alpineRuntime: [],
  isBundled: true,
};

const same = (name: string): string => name;
const lower = (name: string): string => name.toLowerCase();
const pep503 = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

function mapRows(rows: Json, rename: (name: string) => string, make: (row: Json) => NativeNeeds) {
  return Object.fromEntries(entriesOf(rows).map(([name, row]) => [rename(name), make(row)]));
}

function needsOf(row: Json, glibc: string, musl: string): NativeNeeds {
  return {
    glibc: readPrebuilt(glibc),
    musl: readPrebuilt(musl),
    debianBuild: row.apt_build,
    alpineBuild: row.apk_build,
    debianRuntime: row.apt_runtime,
    alpineRuntime: row.apk_runtime,
  };
}

/** For npm this stands in words. Where there is something for musl, there is for glibc, too. */
function glibcOf({ install, musl_prebuilt: musl }: Json): string {
  if (/always compiles|^compiles|addon compiles/.test(install)) return 'N';
  if (musl === '-') return '-';
  return musl === 'Y' || /\bglibc\b/.test(install) ? 'Y' : '?';
}

function readPrebuilt(sign: string): Prebuilt {
  const since = /^Y>=([\d.]+)/.exec(sign)?.[1];
  if (since !== undefined) return { since };
  const known: Readonly<Record<string, Prebuilt>> = { Y: 'always', N: 'never', pure: 'pure', '-': 'pure' };
  return known[sign] ?? 'unknown';
}

/** `BROWSER` stands for what Chromium needs to run. */
function browserList({ apt_runtime: list }: Json, node: Json): SuiteList {
  if (!Array.isArray(list) || !list.includes('BROWSER')) return list as SuiteList;
  const rest = (list as string[]).filter((name) => name !== 'BROWSER');
  const releases = SUITES.map((suite, i) => [suite, node.meta.browser_runtime_libs[`debian${11 + i}-x64`]] as const);
  const known = releases.filter(([, libraries]) => libraries !== undefined);
  return Object.fromEntries(known.map(([suite, { chromium }]) => [suite, [...(chromium as string[]), ...rest]]));
}

/** Patterns that match several names, and the one that Debian bookworm has (its index, 2026-11-21). */
const PATTERNS: Readonly<Record<string, string>> = {
  '^libgcrypt[0-9]+-dev$': 'libgcrypt20-dev',
  '^libgpgme[0-9]*-dev$': 'libgpgme-dev',
  '^libidn2-[0-9+]-dev$': 'libidn2-dev',
  '^libssh2(-[0-9]+)*-dev$': 'libssh2-1-dev',
};

/** Some names stand there as a pattern that only they match: `^libdb5\\.3-dev$`. */
function readPattern(pattern: string): string {
  const name = PATTERNS[pattern] ?? pattern.replace(/^\^|\$$/g, '').replaceAll('\\.', '.');
  if (!/^[a-z0-9][\w.+-]*$/.test(name)) throw new Error(`${pattern} is no name of a package; resolve it in the data`);
  return name;
}

/** Packages for PHP 8.4; what is not packaged has to be compiled besides. */
function extensionOf({ targets }: Json): NativeNeeds {
  const [alpine, ...debian] = [targets['alpine-3.23'], targets['debian-bookworm'], targets['debian-trixie']] as Json[];
  const sources = [
    ...new Set([alpine, ...debian].flatMap((target) => (target.compiled_from_source as string[]) ?? [])),
  ];
  const named = (names: Json): string[] => (names as string[]).map(readPattern);
  const lists = (key: string): SuiteList => ({ bookworm: named(debian[0][key]), trixie: named(debian[1][key]) });
  const merge = (list: SuiteList): SuiteList => {
    const [one, other] = Object.values(list) as string[][];
    return JSON.stringify(one) === JSON.stringify(other) ? one! : list;
  };
  return {
    glibc: 'never',
    musl: 'never',
    debianBuild: merge(lists('build')),
    alpineBuild: named(alpine.build),
    debianRuntime: merge(lists('runtime_resolved')),
    alpineRuntime: named(alpine.runtime),
    ...(sources.length > 0 && { compiledFromSource: sources }),
  };
}
