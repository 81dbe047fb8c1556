import type { Catalogue, KnownImage } from './catalogue.ts';
import type { ImageFacts } from './facts.ts';
import type { ImageUser } from './image-data.ts';
import { rowOf } from './once.ts';
import { familiarName } from '../../dockerfile/reference.ts';
import { memoize } from '../../text/memo.ts';

/** What builds programs of .NET. */
export const SDK = 'mcr.microsoft.com/dotnet/sdk';
/** What runs them: with ASP.NET, without it, and without .NET itself. */
export const ASPNET = 'mcr.microsoft.com/dotnet/aspnet';
export const RUNTIME = 'mcr.microsoft.com/dotnet/runtime';
export const RUNTIME_DEPS = 'mcr.microsoft.com/dotnet/runtime-deps';
const PATHS: ReadonlySet<string> = new Set([SDK, ASPNET, RUNTIME, RUNTIME_DEPS]);

/**
 * The releases that each version is there for, all four images alike; the first is that of a tag without one. By the folders of
 * dotnet/dotnet-docker (6.0 and 7.0) and its lists of tags @00173ed650e5 (8.0 and 9.0) and @3ed00b611cc8 (10.0), 2026-11-21.
 */
const SUITES: Readonly<Record<string, readonly string[]>> = {
  '6.0': ['bullseye-slim', 'bookworm-slim', 'focal', 'jammy'],
  '7.0': ['bullseye-slim', 'bookworm-slim', 'jammy'],
  '8.0': ['bookworm-slim', 'jammy', 'noble'],
  '9.0': ['bookworm-slim', 'noble'],
  '10.0': ['noble'],
};

/** From 8.0 on (dotnet/dotnet-docker, "runtime-deps"). */
const APP: ImageUser = { name: 'app', uid: 1654, gid: 1654, home: '/home/app' };
/** That user in a USER, with or without a group: by name, number or the variable that holds it. */
export const NAMES_APP = /^(?:app|1654|\$\{?APP_UID\}?)(?::(?:app|1654|\$\{?APP_UID\}?))?$/;
const SOURCE = 'dotnet/dotnet-docker@3ed00b611cc8 (2026-08-21)';

/** A tag of these images. */
export interface DotnetTag {
  /** `8.0` */
  readonly version: string;
  readonly major: number;
  /** Of the SDK `412` in `8.0.412`, which no other image has. */
  readonly patch: string | undefined;
  /** `bookworm-slim`, `noble`, `alpine3.20`. */
  readonly suite: string;
}

/** `undefined` for what is none of a version and a release that are known. */
export function readDotnetTag(tag: string): DotnetTag | undefined {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-([a-z][a-z0-9.-]*?))?(?:-(?:amd64|arm64v8|arm32v7))?$/.exec(tag);
  if (!match) return undefined;
  const [, major, minor, patch, named] = match;
  const version = `${major}.${minor}`;
  const suites = rowOf(SUITES, version);
  const suite = named ?? suites?.[0];
  if (!suites || suite === undefined) return undefined;
  const isKnown = suites.includes(suite) || /^alpine(?:3\.\d+)?$/.test(suite);
  return isKnown ? { version, major: Number(major), patch, suite } : undefined;
}

/**
 * The releases that there are images of without a shell and a package manager, the root certificates and the libraries of .NET
 * alone (`-chiseled`), and the same with ICU and tzdata (`-chiseled-extra`), all three but that of the SDK. They run as `app`,
 * and start `dotnet` by themselves where it is in them. By the Dockerfiles of dotnet/dotnet-docker, src/runtime-deps and
 * src/runtime @050a351859bd and @066388d5a30d, and its lists of tags, 2026-11-21.
 */
const CHISELED: Readonly<Record<string, readonly string[]>> = { '8.0': ['jammy', 'noble'], '9.0': ['noble'], '10.0': ['noble'] }; // prettier-ignore

/** A tag of one of them. */
export interface ChiseledTag {
  readonly version: string;
  readonly suite: string;
  /** With ICU and tzdata. */
  readonly isExtra: boolean;
}

/** `8.0-noble-chiseled-extra`; `undefined` for any other. */
export function readChiseledTag(tag: string): ChiseledTag | undefined {
  const [, version = '', suite = '', extra] = /^(\d+\.\d+)-([a-z]+)-chiseled(-extra)?$/.exec(tag) ?? [];
  return rowOf(CHISELED, version)?.includes(suite) === true
    ? { version, suite, isExtra: extra !== undefined }
    : undefined;
}

/** The tag of the release that another tag stands on; `undefined` where there is none. */
export function chiseledTag({ version, suite }: DotnetTag, isExtra: boolean): string | undefined {
  const tag = `${version}-${suite}-chiseled${isExtra ? '-extra' : ''}`;
  return readChiseledTag(tag) && tag;
}

/**
 * A catalogue that knows the images of .NET, too, which are not of Docker Hub. The image of the SDK is made of that with ASP.NET:
 * it has all of it, `curl`, `git`, `wget` and `libatomic1` besides, and before 8.0 takes the address back that the other listens
 * on.
 */
export const withDotnet: (catalogue: Catalogue) => Catalogue = memoize((catalogue) => ({
  ...catalogue,
  findImage: (reference) => {
    const path = familiarName(reference);
    if (!PATHS.has(path)) return catalogue.findImage(reference);
    const { digest, tag = digest === undefined ? 'latest' : undefined } = reference;
    const rest = { ownUser: undefined, dropsPrivileges: false, replacement: undefined, notes: [], source: SOURCE };
    return { path, name: path, tag, digest, ...rest } satisfies KnownImage;
  },
  hasTag: (path, tag) => (PATHS.has(path) ? readDotnetTag(tag) !== undefined : catalogue.hasTag(path, tag)),
  findFacts: (path, tag) => (PATHS.has(path) ? factsOf(path, tag, catalogue) : catalogue.findFacts(path, tag)),
  ownCommands: (path) => (PATHS.has(path) ? (path === RUNTIME_DEPS ? [] : ['dotnet']) : catalogue.ownCommands(path)),
}));

function factsOf(path: string, tag: string, catalogue: Catalogue): ImageFacts | undefined {
  const chiseled = path === SDK ? undefined : readChiseledTag(tag);
  if (chiseled) return chiseledFacts(path, tag, chiseled);
  const read = readDotnetTag(tag);
  if (!read) return undefined;
  const { suite, major, version } = read;
  const codename = suite.replace(/-slim$/, '');
  const alpine = suite.replace(/^alpine/, '');
  const like =
    catalogue.findFacts('debian', codename) ??
    catalogue.findFacts('ubuntu', codename) ??
    (alpine === suite ? undefined : catalogue.findFacts('alpine', alpine === '' ? 'latest' : alpine));
  if (!like?.system) return undefined;
  const users = major >= 8 ? [APP] : [];
  const env: Record<string, string> = { DOTNET_RUNNING_IN_CONTAINER: 'true' };
  if (major >= 8) Object.assign(env, { APP_UID: '1654', ASPNETCORE_HTTP_PORTS: '8080' });
  if (major < 8) env['ASPNETCORE_URLS'] = path === SDK ? '' : 'http://+:80';
  return {
    path,
    tag,
    isListed: major >= 8,
    system: like.system,
    platforms: ['linux/amd64', 'linux/arm64'],
    defaults: { user: 'root', users, env, basis: 'catalogue', of: version },
    users: [...like.users, ...users],
  };
}

/** Nothing is said of a system: what every image of one has is not in these. */
function chiseledFacts(path: string, tag: string, { version, isExtra }: ChiseledTag): ImageFacts {
  const users = [{ name: 'root', uid: 0, gid: 0, home: '/root' }, APP];
  const env: Record<string, string> = {
    DOTNET_RUNNING_IN_CONTAINER: 'true',
    APP_UID: '1654',
    ASPNETCORE_HTTP_PORTS: '8080',
    ...(isExtra ? {} : { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: 'true' }),
  };
  const entrypoint = path === RUNTIME_DEPS ? undefined : ['/usr/bin/dotnet'];
  return {
    path,
    tag,
    isListed: true,
    system: undefined,
    platforms: ['linux/amd64', 'linux/arm64'],
    defaults: { user: '1654', users, env, ...(entrypoint && { entrypoint }), basis: 'catalogue', of: version },
    users,
  };
}
