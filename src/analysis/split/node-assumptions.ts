import type { NodePackages } from './node-packages.ts';
import type { NodeProject, Pruning } from './node-prune.ts';
import type { SplitSite } from './split-site.ts';

interface Described {
  readonly site: SplitSite;
  readonly packages: NodePackages;
  readonly runtime: string;
  readonly isSmall: boolean;
  readonly pruning: Pruning;
  readonly project: NodeProject;
}

const MOST_NAMES = 8;

/** What would make the split wrong, each in a sentence that names what was searched for it. */
export function describeNodeAssumptions(described: Described): readonly string[] {
  const { site, packages, runtime, isSmall, pruning, project } = described;
  const { files } = packages.search;
  const searched = `${files} source ${files === 1 ? 'file was' : 'files were'} searched`;
  const kept = packages.packages.map(({ name }) => name);
  const sentences = [`All that the build makes and the program needs lies below ${site.workingDir}: the scripts of package.json and what they start were read.`]; // prettier-ignore
  if (!isSmall) {
    const installed = kept.length === 0 ? '' : `, with ${kept.join(', ')} in it`;
    sentences.push(`Nobody starts git, curl, python3 or a compiler in a container of it${installed}: ${searched}.`);
  } else if (packages.left.length > 0) {
    sentences.push(`Nobody starts what ${list(packages.left)} brings in a container of it: ${searched}.`);
  }
  if (packages.unknown.length > 0)
    sentences.push(`What ${list(packages.unknown)} may compile when it is installed needs no library that ${runtime} lacks (ldd tells).`); // prettier-ignore
  if (!isSmall && packages.incomplete.length > 0)
    sentences.push(`No package that those of ${packages.incomplete.join(', ')} bring along is linked with a library that ${runtime} lacks; no lock file names them.`); // prettier-ignore
  if (pruning.kind === 'prune') {
    const own = project.sources?.length ?? 0;
    sentences.push(`Nothing that runs loads ${list(pruning.names)}: ${own} source ${own === 1 ? 'file' : 'files'} of the program ${own === 1 ? 'does' : 'do'} not name them.`); // prettier-ignore
  }
  return sentences;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
