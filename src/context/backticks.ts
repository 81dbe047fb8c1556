import type { BuildContext } from './build-context.ts';
import { memoize } from '../text/memo.ts';

const SOURCES = /\.(?:rb|rake|ru|erb|gemspec|php)$|(?:^|\/)(?:Rakefile|bin\/[\w-]+)$/;
const ELSEWHERE = /(?:^|\/)(?:node_modules|vendor|\.git|test|tests|spec)\//;
const MOST_FILES = 500;
const MOST_LENGTH = 8 * 1024 * 1024;
/** What Ruby and PHP have a shell run: a text in backticks, and Ruby's `%x()`. */
const RUN = /(?:`|%x[({[|])\s{0,10}([\w.+-]{1,40})(?=[\s`)\]}|])/g;

/** The programs that sources in Ruby and PHP start by such texts, with the first source of each. Some are no programs. */
export const findBackticks: (context: BuildContext) => ReadonlyMap<string, string> = memoize(findAfresh);

function findAfresh(context: BuildContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let files = 0;
  let length = 0;
  for (const path of context.list()) {
    if (!SOURCES.test(path) || ELSEWHERE.test(path)) continue;
    if (files === MOST_FILES || length > MOST_LENGTH) break;
    const text = context.readText(path);
    if (text === undefined) continue;
    files += 1;
    length += text.length;
    for (const [, name] of text.matchAll(RUN)) if (!found.has(name!)) found.set(name!, path);
  }
  return found;
}
