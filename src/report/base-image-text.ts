import type { BaseImageReport, SupportState, VariantReport } from './base-image.ts';
import { count } from './count.ts';
import type { Palette } from './palette.ts';
import { printableName } from './printable.ts';
import { wrapAfter } from './wrap.ts';
import type { DistrolessImage } from '../knowledge/images/distroless.ts';
import type { ImageUser } from '../knowledge/images/image-data.ts';
import type { KnownSize } from '../knowledge/images/sizes.ts';
import type { System } from '../knowledge/images/system.ts';

export interface BaseImageStyle {
  readonly palette: Palette;
  /** Columns that the lines may take. */
  readonly width: number;
}

const LABEL_WIDTH = 14;
const MOST_VARIANTS = 24;
const MOST_COMMANDS = 60;
/** Commands that files run most, to be named first of what goes missing. */
const TELLING = ['git', 'curl', 'wget', 'gcc', 'g++', 'make', 'python3', 'ssh', 'unzip', 'patch', 'pkg-config', 'convert', 'ps', 'file', 'bzip2', 'xz', 'gpg', 'hg', 'svn', 'adduser', 'openssl', 'pg_config', 'mysql_config']; // prettier-ignore

/** What is known of a base image, for people. Ends with a newline. */
export function formatBaseImage(report: BaseImageReport, style: BaseImageStyle): string {
  const { image, facts, slim, distroless } = report;
  const row = (label: string, text: string | undefined): readonly string[] =>
    text === undefined ? [] : wrapAfter(`  ${label.padEnd(LABEL_WIDTH)}`, printableName(text), style.width);
  const { defaults } = facts ?? {};
  const hint =
    defaults?.basis === 'estimate' ? ` (of ${image.path}:${defaults.of}, the nearest that is still rebuilt)` : '';
  const lines = [
    style.palette.strong(printableName(titleOf(report))),
    ...row('tag', tagState(report)),
    ...row('like', image.name === image.path ? undefined : image.path),
    ...row('replaced by', image.replacement),
    ...row('compressed', sizeText(report.size, image.path)),
    ...row('system', facts?.system && systemText(facts.system)),
    ...report.endOfLife.flatMap((state, i) => row(i === 0 ? 'support' : '', supportText(state))),
    ...row('platforms', facts?.platforms?.join(', ')),
    ...row('user', defaults?.user && `${defaults.user}${hint}`),
    ...row('users', facts && usersText(report)),
    ...row('entrypoint', defaults && (listText(defaults.entrypoint) ?? 'none')),
    ...row('command', defaults && (listText(defaults.command) ?? 'none')),
    ...row('folder', defaults?.workingDir),
    ...Object.entries(defaults?.env ?? {}).flatMap(([name, value], i) => row(i === 0 ? 'env' : '', `${name}=${value}`)),
    ...row('ports', defaults?.ports?.join(', ')),
    ...row('volumes', defaults?.volumes?.join(', ')),
    ...row('stop signal', defaults?.stopSignal),
    ...(distroless ? distrolessRows(distroless, image.tag).flatMap(([label, text]) => row(label, text)) : []),
    ...image.notes.flatMap((note, i) => row(i === 0 ? 'notes' : '', note)),
    ...variantLines(report, style),
    ...(slim ? slimLines(slim, style.width) : []),
    '',
    'From:',
    ...report.sources.flatMap(({ what, source, date }) => wrapAfter('  ', `${what}, ${date}: ${source}`, style.width)),
    ...(image.source === undefined ? [] : wrapAfter('  ', `Dockerfiles: ${image.source}`, style.width)),
  ];
  return `${lines.join('\n')}\n`;
}

/** All tags of such an image are the same but for user and shell. */
function distrolessRows(
  { suite, libc, entrypoint, env, packages, platforms, tags }: DistrolessImage,
  tag: string | undefined,
): readonly (readonly [label: string, text: string | undefined])[] {
  const known = tag !== undefined && Object.hasOwn(tags, tag) ? tags[tag] : undefined;
  const rest = entrypoint
    ? `arguments of ${entrypoint.join(' ')}, as a list`
    : 'a program and its arguments, as a list';
  return [
    [
      'system',
      `debian ${suite}, ${libc === 'none' ? 'no C library' : libc}, no package manager, ${known?.shell ?? 'no shell'}`,
    ],
    ['platforms', platforms.join(', ')],
    ['user', known?.user],
    ['entrypoint', listText(entrypoint) ?? 'none'],
    ['CMD', rest],
    ['folder', known?.workingDir],
    ...Object.entries(env).map(([name, value], i) => [i === 0 ? 'env' : '', `${name}=${value}`] as const),
    ['packages', [...packages].join(', ')],
  ];
}

function titleOf({ image: { name, tag, digest } }: BaseImageReport): string {
  return `${name}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

function tagState({ image: { tag, digest }, isTagKnown, facts }: BaseImageReport): string {
  if (tag === undefined) return 'none; a digest alone does not say which variant it is';
  const pinned = digest === undefined ? '' : '; the digest decides what is used, the tag only says what it was once';
  if (!isTagKnown) return `not known: it may exist, but nothing is said of it and no fix makes use of it${pinned}`;
  if (!facts) return `known${pinned}`;
  return `${facts.isListed ? 'known, still rebuilt' : 'known, no longer rebuilt: it stays as it was last'}${pinned}`;
}

function sizeText(size: KnownSize | undefined, path: string): string | undefined {
  if (!size) return undefined;
  const measured = `linux/amd64, as of ${size.date}`;
  if (size.basis === 'catalogue') return `${megabytes(size.bytes)} (${measured})`;
  return `about ${megabytes(size.bytes)}: an estimate, that of ${path}:${size.of} (${measured})`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}

function systemText({ suite, distribution, libc, sh, hasBash, packageManager }: System): string {
  const shell = sh === undefined ? undefined : `sh is ${sh}${hasBash === false ? ', no bash' : ''}`;
  const name = distribution === 'red hat' || distribution === 'windows' ? suite : `${distribution} ${suite}`;
  return [name.replace(/^alpine alpine/, 'alpine '), libc, shell, packageManager]
    .filter((part) => part !== undefined)
    .join(', ');
}

function supportText({ product, cycle, ends, extended, isPast }: SupportState): string {
  if (ends === undefined) return `${product} ${cycle}: supported, no end is set yet`;
  if (ends === 'past') return `${product} ${cycle}: over`;
  const more = extended === undefined ? '' : `; extended by others until ${extended}`;
  return `${product} ${cycle}: ${isPast ? 'over since' : 'until'} ${ends}${more}`;
}

/** Users that are there to run a program: the image's own, those of people, and the one that everybody knows. */
function usersText({ image, facts }: BaseImageReport): string | undefined {
  const own = facts?.system?.libc === 'musl' ? image.ownUser?.musl : image.ownUser?.glibc;
  const known = facts?.users.filter(({ name, uid }) => (uid ?? 0) >= 1000 || name === 'www-data') ?? [];
  const listed = [...(facts?.defaults?.users ?? []), ...(own ? [own] : []), ...known];
  const texts = listed.filter(({ name }, i) => listed.findIndex((other) => other.name === name) === i).map(userText);
  const drops = image.dropsPrivileges ? '; the entrypoint starts as root and changes the user by itself' : '';
  return texts.length === 0 ? undefined : `${texts.join(', ')}${drops}`;
}

function userText({ name, uid, gid }: ImageUser): string {
  if (uid === undefined) return name;
  return `${name} (${uid}${gid === undefined ? '' : `:${gid}`})`;
}

function listText(list: readonly string[] | undefined): string | undefined {
  return list && list.length > 0 ? `[${list.map((word) => JSON.stringify(word)).join(', ')}]` : undefined;
}

function variantLines({ variants, image }: BaseImageReport, { palette, width }: BaseImageStyle): readonly string[] {
  if (variants.length < 2) return [];
  const shown = variants.slice(0, MOST_VARIANTS);
  const columns = shown.map(cellsOf);
  const widths = [0, 1, 2].map((i) => Math.max(...columns.map((cells) => cells[i]!.length)));
  const lines = columns.map((cells, i) => {
    const line = `  ${cells.map((cell, k) => cell.padEnd(widths[k] ?? 0)).join('  ')}`.trimEnd();
    return shown[i]!.tag === image.tag ? palette.strong(line) : line;
  });
  const rest = variants.length - shown.length;
  const more = rest === 0 ? [] : [`  and ${rest} more; --format json lists them`];
  return [
    '',
    ...wrapAfter('', 'Variants of this version (compressed; ~ is the size of the nearest that was measured):', width),
    ...lines,
    ...more,
  ];
}

function cellsOf({ tag, system, isListed, size }: VariantReport): readonly string[] {
  const bytes = size === undefined ? '' : `${size.basis === 'estimate' ? '~' : ' '}${megabytes(size.bytes)}`;
  return [tag, system?.suite ?? '', bytes, isListed ? '' : 'no longer rebuilt'];
}

function slimLines({ suite, basis, packages, commands }: NonNullable<BaseImageReport['slim']>, width: number) {
  const known = new Set(commands);
  const first = TELLING.filter((command) => known.has(command));
  const told = first.slice(0, MOST_COMMANDS);
  const of = basis === 'catalogue' ? suite : `${suite}, the nearest suite that was looked at`;
  return [
    '',
    ...wrapAfter(
      '',
      `What the slim variant lacks (${of}): ${count(packages.length, 'package')}, ${count(commands.length, 'command')}`,
      width,
    ),
    ...wrapAfter('  ', `${told.join(', ')}${told.length < commands.length ? '; --format json lists all' : ''}`, width),
  ];
}
