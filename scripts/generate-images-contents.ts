import type { ContentsData, ImageContents, Level, SuiteContents } from '../src/knowledge/images/contents.ts';
import type { LibraryData } from '../src/knowledge/images/packages.ts';
import {
  commitsIn,
  compact,
  entriesOf,
  type Json,
  readKnowledge,
  SUITES,
  WHOLE_PACKAGES,
} from './generate-images-read.ts';

const LEVELS = ['curl', 'scm', 'full'] as const;
/** The families of packages.json by the image that they are of, and whether its slim variant is meant. */
const FAMILIES: Readonly<Record<string, readonly [path: string, isSlim: boolean]>> = {
  'python:slim': ['python', true],
  'node:slim': ['node', true],
  'ruby:slim': ['ruby', true],
  'rust:slim': ['rust', true],
  'golang (debian)': ['golang', false],
  'php:cli/fpm/apache (debian)': ['php', false],
};

/** contents.json: what full images have over slim ones. */
export function makeContents(): ContentsData {
  const data = readKnowledge('packages.json');
  const providers = readKnowledge('commands.json').commands;
  return {
    source: `packages installed with debootstrap and apt as the Dockerfiles do; ${commitsIn(data.meta)}`,
    date: data.meta.generated,
    suites: Object.fromEntries(SUITES.map((suite) => [suite, suiteContents(data.suites[suite], suite, providers)])),
    images: imageContents(data),
  };
}

function suiteContents(data: Json, suite: string, providers: Json): SuiteContents {
  const headers = new Set<string>(data.full_minus_slim_dev_headers);
  const libraries = new Set<string>(data.full_minus_slim_runtime_libs);
  const levelOf = new Map(
    LEVELS.flatMap((level) => (data.levels[level].added_packages as string[]).map((name) => [name, level])),
  );
  const packages: Record<string, string> = {};
  const owners = new Map<string, string>();
  for (const [name, { commands }] of entriesOf(data.full_minus_slim)) {
    (commands as string[]).forEach((command) => owners.set(command, name));
    const kind = headers.has(name) ? 'headers' : libraries.has(name) ? 'library' : 'tool';
    packages[name] = [levelOf.get(name)!, kind, ...(commands as string[])].join(' ');
  }
  const links: Record<string, string> = {};
  for (const command of LEVELS.flatMap((level) => data.levels[level].added_commands as string[])) {
    const debian: unknown = providers[command]?.debian;
    const known = typeof debian === 'string' ? debian : (debian as Json)?.[suite];
    const name: string | undefined = WHOLE_PACKAGES[command] ?? known;
    if (name !== undefined && name !== owners.get(command) && Object.hasOwn(packages, name)) links[command] = name;
  }
  return { packages, links };
}

function imageContents(data: Json): Record<string, ImageContents> {
  const images: Record<string, ImageContents> = { debian: { level: 'slim' } };
  for (const [names, text] of entriesOf(data.families_full_are)) {
    const made = /^buildpack-deps:<suite>(?:-(\w+))?(.*)$/.exec(String(text));
    if (!made) continue;
    // The last part is the toolchain itself; what stands before it are packages.
    const extra = made[2]!.split(' + ').slice(1, -1).join(' ').split(' ').filter(Boolean);
    for (const path of names.split(':')[0]!.split('/')) {
      images[path] = compact({ level: (made[1] ?? 'full') as Level, extra });
    }
  }
  for (const [family, { suites }] of entriesOf(data.families)) {
    const [path, isSlim] = FAMILIES[family]!;
    const all = entriesOf(suites);
    const commands = [...new Set(all.flatMap(([, { image_commands: own }]) => own as string[]))];
    const slim = all.map(([suite, { added_packages: names, added_commands: added }]) => [
      suite,
      { packages: (names as string[]).join(' '), commands: (added as string[]).join(' ') },
    ]);
    images[path] = {
      ...images[path],
      ...(isSlim && { slim: Object.fromEntries(slim) as NonNullable<ImageContents['slim']> }),
      commands: commands.filter((command) => !command.endsWith('?')),
    };
  }
  return images;
}

/** libraries.json */
export function makeLibraries(): LibraryData {
  const data = readKnowledge('libs.json');
  const libraries: Record<string, Record<string, string>> = {};
  for (const [soname, { package: names, in: levels }] of entriesOf(data.libs)) {
    libraries[soname] = Object.fromEntries(
      entriesOf(names).map(([suite, name]) => [suite, `${levels[suite] ?? '-'} ${name}`]),
    );
  }
  return { source: "Debian's indices of contents", date: data.meta.generated, libraries };
}
