import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Keyword } from '../../dockerfile/instruction.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { isOfBuild } from '../../knowledge/images/defaults-of-builds.ts';

/** What is said of the image, and in which a builder fills in variables (Docker's reference, "Environment replacement"). */
const READING: ReadonlySet<Keyword | undefined> = new Set<Keyword>([
  'env',
  'label',
  'expose',
  'volume',
  'stopsignal',
  'user',
]);

/** A setting that reads a variable which only the image of the build sets. */
export function findBaseVariable({ stage, base }: SplitSite): SplitObstacle | undefined {
  const own = new Set(stage.instructions.flatMap(({ content }) => readVariables(content).map(({ name }) => name)));
  const names = Object.keys(base.facts.defaults?.env ?? {}).filter((name) => isOfBuild(name) && !own.has(name));
  for (const instruction of stage.instructions.filter(({ content }) => READING.has(content.keyword))) {
    const name = names.find((each) => new RegExp(`\\$\\{?${each}\\b`).test(instruction.content.source));
    if (name === undefined) continue;
    const detail = `line ${instruction.line} reads ${name}, which only ${base.image.name}:${base.tag} sets`;
    return { reason: 'needs-toolchain', instruction, detail };
  }
  return undefined;
}
