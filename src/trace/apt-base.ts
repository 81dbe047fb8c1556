import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { readFromReference } from '../dockerfile/from-reference.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { ONE_SOLVER } from '../knowledge/apt-programs.ts';
import { findRelease } from '../knowledge/releases.ts';
import { mayHoldSources } from './apt-sources.ts';
import { isCopy } from './copy-window.ts';
import { instructionsBefore } from './shell-in-force.ts';

/**
 * Why `apt` and `apt-get` may come to different results in a stage, as a clause; `undefined` where they do not. The official
 * images on Debian and Ubuntu have apt delete what it has downloaded, whichever program was called
 * (`/etc/apt/apt.conf.d/docker-clean`; debuerreotype's debuerreotype-minimizing-config, and Ubuntu's images alike).
 */
export function findAptDifference(file: Dockerfile, stage: Stage, run: Instruction): string | undefined {
  if (/docker-clean|Binary::apt|Keep-Downloaded/i.test(file.text)) return 'the file changes the configuration of apt';
  const copy = instructionsBefore(stage, run).find((instruction) => {
    return isCopy(instruction) && mayHoldSources(file, stage, instruction);
  });
  if (copy) return `what line ${copy.line} brings into /etc is not known`;
  const from = readFromReference(file, lineageOf(stage)[0]!);
  if (!from) return 'the base image is not known';
  if (from.variables.length > 0) return `a variable decides on ${from.text}`;
  const { domain, path, tag = '' } = from.reference;
  if (domain !== 'docker.io' || !path.startsWith('library/'))
    return `how apt is configured in ${from.text} is not known`;
  const release = findRelease(from.reference);
  const isNamed = release !== undefined && (/\d/.test(tag) || tag.includes(release.name));
  return isNamed && ONE_SOLVER.has(release.name) ? undefined : `which apt is in ${from.text} is not known`;
}
