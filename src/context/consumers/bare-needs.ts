import { consumersOf } from './consumers-of.ts';
import { projectOf } from './project.ts';
import type { Surroundings } from '../surroundings.ts';

/** A user and a group by their numbers. */
const NUMBERS = /^\d+(?::\d+)?$/;

/**
 * What a file of the project asks of a container that an image with nothing in it cannot give, as a clause: a user by a name, a
 * command, a time zone. Also where it is uncertain whether it means this image.
 */
export function findNeedOfConsumers(surroundings: Surroundings): string | undefined {
  const { found, unread } = consumersOf(surroundings);
  if (unread[0]) return `${unread[0].path} was not read: ${unread[0].because}`;
  for (const { path, line, user, runs = [] } of found) {
    if (user !== undefined && !NUMBERS.test(user)) return `line ${line} of ${path} runs it as ${user}, by name`;
    const run = runs.find(({ text }) => !text.startsWith('-'));
    if (run) return `line ${run.line} of ${path} says what is run in it`;
    const text = projectOf(surroundings)?.source.files.readText(path);
    if (text === undefined) return `${path} could not be read`;
    if (/\b(?:TZ|ZONEINFO)\b/.test(text)) return `${path} names a time zone`;
  }
  return undefined;
}
