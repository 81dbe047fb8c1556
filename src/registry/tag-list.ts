import { parseUrl } from './address.ts';
import type { Connection } from './connection.ts';
import { RegistryError } from './registry-error.ts';
import type { ImageReference } from '../dockerfile/reference.ts';
import { ImageError } from '../image/image-error.ts';
import { parseJson, readFields, readStrings } from '../image/json-fields.ts';

/** The busiest official image has some ten thousand tags. */
const MOST_TAGS = 100_000;
const MOST_PAGES = 100;
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_TAG_CHARACTERS = 128;
const WHAT = 'the list of tags';

/**
 * All tags of an image, in the registry's order, which sends them page by page.
 * @throws RegistryError, also where the image does not exist
 */
export async function listTags(connection: Connection, reference: ImageReference): Promise<readonly string[]> {
  const tags: string[] = [];
  let path: string | undefined = 'tags/list';
  for (let page = 0; path !== undefined && page < MOST_PAGES; page += 1) {
    const inquiry = { method: 'GET', path, accept: 'application/json', mostBytes: MOST_BYTES } as const;
    const { status, headers, body } = await connection.ask(reference, inquiry);
    if (status === 404) throw damaged(reference, 'it has no such image');
    // The name of a tag is short; what is longer could only fill the memory.
    for (const tag of readTags(body, reference)) if (tag.length <= MOST_TAG_CHARACTERS) tags.push(tag);
    if (tags.length > MOST_TAGS) throw damaged(reference, 'it has more tags than any real image');
    path = readNext(headers.get('link') ?? '');
  }
  return tags;
}

function readTags(body: Uint8Array, reference: ImageReference): readonly string[] {
  try {
    return readStrings(readFields(parseJson(body, WHAT), WHAT)['tags'], WHAT, MOST_TAGS);
  } catch (error) {
    throw error instanceof ImageError ? damaged(reference, error.message) : error;
  }
}

/** The next page of the same list: `</v2/library/node/tags/list?last=20&n=100>; rel="next"`. Nothing but what follows the `?` counts. */
function readNext(header: string): string | undefined {
  const [, target] = /^\s{0,9}<([^<>]{1,2048})>\s{0,9};\s{0,9}rel="?next\b/.exec(header) ?? [];
  const url = target === undefined ? undefined : parseUrl(target, new URL('https://registry/'));
  return url && url.search !== '' ? `tags/list${url.search}` : undefined;
}

function damaged({ domain }: ImageReference, why: string): RegistryError {
  return new RegistryError('bad-answer', `the answer of ${domain} cannot be used: ${why}`);
}
