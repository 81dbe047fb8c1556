import type { BuildContext } from './build-context.ts';
import { type SourceSelection, sourceTexts } from './source-texts.ts';
import { memoize } from '../text/memo.ts';

const SOURCES: SourceSelection = {
  names: /\.(?:rb|rake|ru|erb|gemspec|php)$|(?:^|\/)(?:Rakefile|bin\/[\w-]+)$/,
  elsewhere: /(?:^|\/)(?:node_modules|vendor|\.git|test|tests|spec)\//,
  mostFiles: 500,
  mostLength: 8 * 1024 * 1024,
};
/** What Ruby and PHP have a shell run: a text in backticks, and Ruby's `%x()`. */
const RUN = /(?:`|%x[({[|])\s{0,10}([\w.+-]{1,40})(?=[\s`)\]}|])/g;

/** The programs that sources in Ruby and PHP start by such texts, with the first source of each. Some are no programs. */
export const findBackticks: (context: BuildContext) => ReadonlyMap<string, string> = memoize(findAfresh);

function findAfresh(context: BuildContext): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of sourceTexts(context, SOURCES))
    for (const [, name] of text.matchAll(RUN)) if (!found.has(name!)) found.set(name!, path);
  return found;
}
