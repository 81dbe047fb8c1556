import type { Gems } from './ruby-gems.ts';
import type { StageWrites } from './stage-writes.ts';
import type { BuildContext } from '../context/build-context.ts';
import { readVariables } from '../dockerfile/variables.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { JAVASCRIPT_RUNTIMES, JAVASCRIPT_USERS } from '../knowledge/ruby.ts';

/**
 * Why Node.js has to be there when a program of Rails runs, as a clause; `undefined` where nothing of it does. Only in production,
 * with assets that were compiled in the build, nobody compiles them later (guides.rubyonrails.org, "The Asset Pipeline").
 */
export function findNodeUse(
  stage: Stage,
  { commands }: StageWrites,
  { packages }: Gems,
  context: BuildContext,
): string | undefined {
  const names = new Set(packages.map(({ name }) => name));
  const user = [...names].find((name) => JAVASCRIPT_USERS.has(name));
  if (user !== undefined && ![...names].some((name) => JAVASCRIPT_RUNTIMES.has(name)))
    return `${user} looks for Node.js when it is loaded`;
  const variables = stage.instructions.flatMap(({ content }) => (content.keyword === 'env' ? readVariables(content) : []));
  const mode = variables.findLast(({ name }) => name === 'RAILS_ENV')?.value?.replace(/["']/g, '');
  if (mode !== 'production') return 'it does not run in production, where assets are compiled in the build';
  const compiles = commands.some(({ command }) => command.words.some(({ text }) => text === 'assets:precompile'));
  if (!compiles) return 'the build compiles no assets';
  const settings = context.list().filter((path) => /(?:^|\/)config\/(?:environments\/production|application)\.rb$/.test(path)); // prettier-ignore
  const later = settings.find((path) => /^[^#\n]*assets\.compile\s*=\s*(?![\sf])/m.test(context.readText(path) ?? ''));
  return later && `${later} has assets compiled when they are asked for`;
} // prettier-ignore
