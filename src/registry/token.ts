import { mayLeadTo, parseUrl } from './address.ts';
import type { Challenge } from './challenge.ts';
import { RegistryError } from './registry-error.ts';
import { type Patience, send } from './transport.ts';
import { findString, type Fields, parseJson, readFields } from '../image/json-fields.ts';

/** What a token is asked for with. */
export interface TokenRequest {
  /** The domain of the reference. */
  readonly domain: string;
  /** The registry that asks for a token. */
  readonly registry: URL;
  readonly challenge: Challenge;
  /** What is wanted where the challenge does not say: `repository:library/node:pull`. */
  readonly scope: string;
  /** What stands behind `Basic `, where there are credentials for the registry. */
  readonly basic: string | undefined;
}

const MOST_BYTES = 64 * 1024;
const TOKEN = /^[\x21-\x7e]{1,32768}$/;

/**
 * Fetches a token from where the challenge says (the token authentication of distribution's specification).
 * @throws RegistryError where none is given, or the place is not safe to ask
 */
export async function fetchToken(request: TokenRequest, patience: Patience, signal: AbortSignal): Promise<string> {
  const { domain, registry, challenge, scope, basic } = request;
  const realm = parseUrl(challenge.parameters.get('realm') ?? '');
  if (!realm || !mayLeadTo(registry, realm)) {
    throw new RegistryError(
      'bad-answer',
      `${registry.host} names a place for tokens that is not safe to ask; look at the registry`,
    );
  }
  const service = challenge.parameters.get('service');
  if (service !== undefined) realm.searchParams.set('service', service);
  realm.searchParams.set('scope', challenge.parameters.get('scope') ?? scope);
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (basic !== undefined) headers['Authorization'] = `Basic ${basic}`;
  const { status, body } = await send({ method: 'GET', url: realm, headers, mostBytes: MOST_BYTES }, patience, signal);
  if (status === 200) return readToken(body, realm.host);
  if (status === 401 || status === 403) throw denied(domain, basic !== undefined);
  throw new RegistryError('bad-answer', `${realm.host} gives no token but the status ${status}; look at the registry`);
}

/** The refusal of a registry to let us see an image: it says the same of one that does not exist. */
export function denied(domain: string, hasCredentials: boolean): RegistryError {
  const login = domain === 'docker.io' ? 'docker login' : `docker login ${domain}`;
  const advice = hasCredentials
    ? 'check its name, and whether the credentials that "docker login" has stored may see it'
    : `check its name, or log in with "${login}" (credentials that a helper program keeps are not used)`;
  return new RegistryError('denied', `${domain} has no such image, or none for us; ${advice}`);
}

function readToken(body: Uint8Array, host: string): string {
  const fields = tryRead(body);
  const token = findString(fields['token']) ?? findString(fields['access_token']);
  // Anything else would end up in a header.
  if (token !== undefined && TOKEN.test(token)) return token;
  throw new RegistryError('bad-answer', `${host} answers with something that is no token; look at the registry`);
}

function tryRead(body: Uint8Array): Fields {
  try {
    return readFields(parseJson(body, 'the token'), 'the token');
  } catch {
    return {};
  }
}
