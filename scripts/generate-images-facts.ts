import type { DistrolessData, DistrolessRow, DistrolessTag } from '../src/knowledge/images/distroless.ts';
import type {
  ImageData,
  ImageDefaults,
  ImageRow,
  ImageUser,
  SizeRow,
  VariantRow,
} from '../src/knowledge/images/image-data.ts';
import type { Codenames } from '../src/knowledge/images/system.ts';
import { readSystem } from '../src/knowledge/images/system.ts';
import { NOTES } from './generate-images-notes.ts';
import { commitsIn, compact, entriesOf, type Json, newestDate, readKnowledge } from './generate-images-read.ts';
import { readUsers } from './generate-images-users.ts';

const PLATFORMS: Readonly<Record<string, string>> = {
  amd64: 'linux/amd64',
  arm64v8: 'linux/arm64',
  arm64: 'linux/arm64',
  arm: 'linux/arm/v7',
  arm32v5: 'linux/arm/v5',
  arm32v6: 'linux/arm/v6',
  arm32v7: 'linux/arm/v7',
  i386: 'linux/386',
  ppc64le: 'linux/ppc64le',
  riscv64: 'linux/riscv64',
  s390x: 'linux/s390x',
};

/** images.json */
export function makeImages(codenames: Codenames): ImageData {
  const { meta, bases, images: all } = readKnowledge('images.json');
  const platforms: string[] = [];
  const images: Record<string, ImageRow> = {};
  for (const [path, image] of entriesOf(all)) images[path] = makeImage(path, image, platforms, codenames);
  return {
    source: `the Dockerfiles of each image; sizes as docker-library/repo-info prints them; ${commitsIn(meta)}`,
    date: meta.generated,
    platforms,
    baseUsers: {
      debian: usersOf(bases.debian.users),
      ubuntu: usersOf(bases.ubuntu.users),
      alpine: usersOf(bases.alpine.users),
    },
    ubuntuUser: { since: '23.04', name: 'ubuntu', uid: 1000, gid: 1000, home: '/home/ubuntu' },
    images,
  };
}

function usersOf(users: Json): ImageUser[] {
  return entriesOf(users)
    .filter(([name, uid]) => /^[\w-]+$/.test(name) && typeof uid === 'number')
    .map(([name, uid]) => ({ name, uid: uid as number }));
}

function makeImage(path: string, image: Json, platforms: string[], codenames: Codenames): ImageRow {
  const defaults: string[] = [];
  const variants = (image.variants as Json[]).map((variant): VariantRow => {
    const suite = path === 'groovy' && variant.os === 'groovy' ? undefined : suiteOf(path, variant, codenames);
    const [size] = sizesOf(variant.compressed_size_amd64);
    return compact({
      tags: (variant.tags as string[]).join(' '),
      version: versionOf(variant.tags as string[]),
      suite,
      platforms: numberOf(
        platforms,
        (variant.arch as string[])
          .map((name) => PLATFORMS[name]!)
          .sort()
          .join(' '),
      ),
      defaults:
        variant.from === undefined
          ? undefined
          : numberOf(defaults, JSON.stringify(inherit(variant, path, image.variants as Json[]))),
      size,
    }) as VariantRow;
  });
  const row = compact({
    source: image.source?.dockerfiles ?? undefined,
    ownUser: ownUserOf(image.user_convention),
    dropsPrivileges: image.do_not_add_user === true ? (true as const) : undefined,
    replacement: image.deprecated?.replacement.split(/[ ,]/)[0],
    notes: NOTES[path],
    defaults: defaults.map((text) => JSON.parse(text) as ImageDefaults),
    oldSizes: sizesOf(image.sizes_of_tags_no_longer_listed),
  }) as Omit<ImageRow, 'variants'>;
  return { ...row, variants };
}

/** The images of distributions themselves have no suite in their rows where the tag is the release. */
function suiteOf(path: string, variant: Json, codenames: Codenames): string | undefined {
  const release = versionOf(variant.tags as string[]);
  if (variant.os) return variant.os === 'alpine' || readSystem(variant.os, codenames) ? variant.os : undefined;
  if (path === 'alpine' && release !== undefined) return `alpine${release}`;
  return undefined;
}

function numberOf(list: string[], item: string): number {
  if (!list.includes(item)) list.push(item);
  return list.indexOf(item);
}

function versionOf(tags: readonly string[]): string | undefined {
  const versions = tags.map((tag) => /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1]).filter((version) => version !== undefined);
  return versions.sort((a, b) => b.split('.').length - a.split('.').length)[0];
}

function sizesOf(sizes: Json): SizeRow[] {
  return entriesOf(sizes).map(([tag, { bytes, content_date: date }]) => [bytes, String(date).replace('~', ''), tag]);
}

/** What nginx builds on its own images stands there: `FROM nginx:1.30.0-alpine-slim` of `stable-alpine`. */
function inherit(variant: Json, path: string, all: readonly Json[]): ImageDefaults {
  const [image, tag] = String(variant.from[0]).split(':') as [string, string?];
  if (image !== path || tag === undefined) return defaultsOf(variant);
  const [channel] = String(variant.tags[0]).split('-') as [string];
  const parentTag = [channel, ...tag.split('-').slice(1)].join('-');
  const parent = all.find(({ tags }) => (tags as string[]).includes(parentTag));
  if (!parent) throw new Error(`${path}: the parent of ${variant.tags[0]} is not listed`);
  return { ...inherit(parent, path, all), ...defaultsOf(variant) };
}

function defaultsOf(variant: Json): ImageDefaults {
  const env = entriesOf(variant.env).map(([name, value]) => [name, String(value).replace(/\s+/g, ' ').trim()]);
  return compact({
    user: variant.user,
    users: readUsers(variant.created_users ?? []),
    entrypoint: variant.entrypoint,
    command: variant.cmd,
    workingDir: variant.workdir === '/' ? undefined : variant.workdir,
    env: Object.fromEntries(env) as Record<string, string>,
    ports: variant.expose,
    volumes: variant.volume,
    stopSignal: variant.stopsignal,
  });
}

function ownUserOf(convention: Json): ImageRow['ownUser'] {
  const name: unknown = convention?.existing_user;
  if (typeof name !== 'string' || !/^[\w-]+$/.test(name)) return undefined;
  const home =
    typeof convention.home === 'string' && convention.home.startsWith('/home/') ? convention.home : undefined;
  const of = (libc: string): ImageUser | undefined => {
    const uid = convention[`uid_${libc}`] ?? convention.uid;
    const gid = convention[`gid_${libc}`] ?? convention.gid;
    return uid === undefined ? undefined : compact({ name, uid, gid, home });
  };
  return compact({ glibc: of('debian') ?? of('ubuntu') ?? { name }, musl: of('alpine') ?? { name } });
}

/** distroless.json */
export function makeDistroless(): DistrolessData {
  const { meta, images: all } = readKnowledge('distroless.json');
  const images: Record<string, DistrolessRow> = {};
  const tags = new Set<string>();
  for (const [name, image] of entriesOf(all)) {
    tags.add(JSON.stringify(image.tags));
    images[name] = compact({
      suite: image.debian === 'debian12' ? 'bookworm' : 'trixie',
      libc: image.libc,
      platforms: (image.architectures as string[]).map((arch) => PLATFORMS[arch]!),
      packages: Object.keys(image.packages as object).join(' '),
      entrypoint: image.entrypoint,
      env: image.env,
    }) as DistrolessRow;
  }
  if (tags.size !== 1) throw new Error('the tags of the distroless images differ; give each its own');
  return {
    source: meta.source,
    date: newestDate(meta.source),
    prefix: 'gcr.io/distroless/',
    tags: Object.fromEntries(entriesOf(JSON.parse([...tags][0]!)).map(([tag, row]) => [tag, distrolessTag(row)])),
    images,
  };
}

function distrolessTag({ user, workdir, shell }: Json): DistrolessTag {
  return compact({ user, workingDir: workdir ?? (user === '0' ? '/' : '/home/nonroot'), shell: shell || undefined });
}
