import type { Analysis } from '../analysis.ts';
import { consumersOf } from '../../context/consumers/consumers-of.ts';

const MAX_NAMES = 4;

/** Which files that may use the image were looked at, as a sentence's second half: `docker-compose.yml and Makefile were read`. */
export function describeLooked({ surroundings }: Analysis): string {
  const { looked, unread } = consumersOf(surroundings);
  const read =
    looked.length === 0
      ? 'no Compose file, pipeline, manifest or Makefile that uses an image was found'
      : `${listNames(looked)} ${looked.length === 1 ? 'was' : 'were'} read for it`;
  if (unread.length === 0) return read;
  const [first] = unread;
  const others = unread.length === 1 ? '' : `; nor ${unread.length - 1} more`;
  return `${read}; ${first!.path} was not (${first!.because}${others})`;
}

/** Who publishes the image, as a sentence; `undefined` where nobody is known to. */
export function describePublished({ surroundings }: Analysis): string | undefined {
  const publisher = consumersOf(surroundings).found.find(({ published, isUncertain }) => published !== undefined && !isUncertain);
  return publisher && `The image is published (line ${publisher.published!} of ${publisher.path}): nobody elsewhere builds upon it or runs in it what goes.`;
} // prettier-ignore

function listNames(names: readonly string[]): string {
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : '';
  const shown = names.slice(0, MAX_NAMES);
  if (more !== '' || shown.length === 1) return `${shown.join(', ')}${more}`;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
}
