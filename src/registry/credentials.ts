import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Fields, findString } from '../image/json-fields.ts';

/** Credentials for registries: by the domain of a reference, what stands behind `Basic ` in a header. */
export type Credentials = ReadonlyMap<string, string>;

const MOST_CHARACTERS = 1024 * 1024;
const MOST_OF_ONE = 16 * 1024;

/**
 * The credentials that `docker login` has written to Docker's configuration. Those that it has given to a program (a
 * "credential helper") are not asked for, since that would run it. Empty where there are none: most images need none.
 */
export async function readCredentials(environment: Readonly<Record<string, string | undefined>>): Promise<Credentials> {
  const folder = environment['DOCKER_CONFIG'] || join(homedir(), '.docker');
  const text = await readFile(join(folder, 'config.json'), 'utf8').catch(() => '');
  return text.length > MOST_CHARACTERS ? new Map() : parseCredentials(text);
}

/** @param text of a `config.json`; one that is damaged holds no credentials */
export function parseCredentials(text: string): Credentials {
  const credentials = new Map<string, string>();
  for (const [key, value] of Object.entries(fieldsOf(fieldsOf(tryParse(text))['auths']))) {
    const basic = readBasic(findString(fieldsOf(value)['auth']));
    if (basic !== undefined) credentials.set(domainOf(key), basic);
  }
  return credentials;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** `https://index.docker.io/v1/` stands for Docker Hub, for historical reasons. */
function domainOf(key: string): string {
  const host = key.replace(/^https?:\/\//, '').split('/')[0]!;
  return host === 'index.docker.io' || host === 'registry-1.docker.io' ? 'docker.io' : host;
}

/** The same credentials, written afresh: `undefined` for what is no `user:password` in base64. */
function readBasic(auth: string | undefined): string | undefined {
  if (auth === undefined || auth.length > MOST_OF_ONE) return undefined;
  // Docker pads what it writes with zero bytes at times.
  const plain = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const hasBoth = /^[^:]+:./s.test(plain);
  return hasBoth ? Buffer.from(plain, 'utf8').toString('base64') : undefined;
}
