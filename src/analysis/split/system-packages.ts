import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { useOfPackage } from '../../knowledge/build-packages.ts';
import { librariesOfHeaders } from '../../knowledge/header-libraries.ts';

/**
 * Which of the packages that a build installs have to be there when the program runs. What is only of use to a build stays
 * behind; tools do where nothing starts them; headers leave the library that a program was linked with.
 * @param suite of the runtime image
 * @param called commands that the program itself starts, by its sources
 */
export function keepPackages(
  site: SplitSite,
  names: readonly string[],
  suite: string,
  called: ReadonlyMap<string, string>,
): SplitPlan['packages'] | SplitObstacle {
  const kept = new Map<string, string>();
  const started = new Map(
    site.commands.commands.filter(({ phase }) => phase === 'start').map(({ name, where }) => [name, where]),
  );
  for (const name of names) {
    const use = useOfPackage(name);
    if (use === 'build') continue;
    if (use === 'tool') {
      const where = started.get(name) ?? called.get(name);
      if (where !== undefined) kept.set(name, `${where} starts it`);
      continue;
    }
    if (use === 'other') {
      kept.set(name, 'it may be needed when the program runs');
      continue;
    }
    const libraries = librariesOfHeaders(name, suite);
    if (!libraries) {
      const { instruction } = site.runs[0]!;
      return {
        reason: 'unknown-package',
        instruction,
        detail: `which library goes with ${name} on ${suite} is not known`,
      };
    }
    for (const library of libraries) kept.set(library, `a program that was built with ${name} is linked with it`);
  }
  return [...kept].map(([name, because]) => ({ name, because }));
}
