/** An image reference by the grammar of distribution/reference: `[domain/]path[:tag][@digest]`. */
export interface ImageReference {
  /** `docker.io` where none is written. */
  readonly domain: string;
  /** `library/` is added to a short name on Docker Hub, as the engine does. */
  readonly path: string;
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

const DOMAIN_COMPONENT = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const IPV6 = '\\[(?:[a-fA-F0-9:]+)\\]';
const DOMAIN = `(?:${DOMAIN_COMPONENT}(?:\\.${DOMAIN_COMPONENT})*|${IPV6})(?::[0-9]+)?`;
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*';
const NAME = `(?:(?<domain>${DOMAIN})/)?(?<path>${PATH_COMPONENT}(?:/${PATH_COMPONENT})*)`;
const TAG = '[\\w][\\w.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^${NAME}(?::(?<tag>${TAG}))?(?:@(?<digest>${DIGEST}))?$`);
const IDENTIFIER = /^[a-f0-9]{64}$/;
const LEGACY_HUB = 'index.docker.io';
const HUB = 'docker.io';
const MAX_NAME_LENGTH = 255;
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/**
 * Reads an image reference as the engine does (distribution/reference, `ParseNormalizedNamed`).
 * Gives `undefined` where the engine rejects it, so also for text with a variable in it.
 */
export function parseReference(text: string): ImageReference | undefined {
  if (text.length > 1024 || IDENTIFIER.test(text)) return undefined;
  const { domain, rest } = splitDomain(text);
  const remote = rest.slice(0, endOfPath(rest));
  if (remote.toLowerCase() !== remote) return undefined;
  const match = REFERENCE.exec(`${domain}/${rest}`);
  const groups = match?.groups;
  if (!groups || groups.domain === undefined) return undefined;
  const path = groups.path!;
  if (path.length > MAX_NAME_LENGTH) return undefined;
  if (!isDigestRight(groups.digest)) return undefined;
  return { domain: groups.domain, path, tag: groups.tag, digest: groups.digest };
}

function splitDomain(text: string): { readonly domain: string; readonly rest: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isDomain = /[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first;
  let domain = slash === -1 || !isDomain ? HUB : first;
  let rest = slash === -1 || !isDomain ? text : text.slice(slash + 1);
  if (domain === LEGACY_HUB) domain = HUB;
  if (domain === HUB && !rest.includes('/')) rest = `library/${rest}`;
  return { domain, rest };
}

function endOfPath(rest: string): number {
  const at = rest.search(/[:@]/);
  return at === -1 ? rest.length : at;
}

function isDigestRight(digest: string | undefined): boolean {
  if (digest === undefined) return true;
  const [algorithm, hex] = digest.split(':') as [string, string];
  const length = DIGEST_LENGTHS[algorithm];
  return length !== undefined && hex.length === length && /^[a-f0-9]+$/.test(hex);
}

/** The name as people write it: without the default domain and `library/`. */
export function familiarName({ domain, path }: ImageReference): string {
  if (domain !== HUB) return `${domain}/${path}`;
  return path.startsWith('library/') && path.split('/').length === 2 ? path.slice('library/'.length) : path;
}

/** The whole reference as people write it. */
export function familiarReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${familiarName(reference)}${tag}${digest}`;
}
