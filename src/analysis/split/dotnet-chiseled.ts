import type { SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Analysis } from '../analysis.ts';
import { findConsumerRuns } from '../consumers/runs-in-stage.ts';
import type { DotnetSources } from '../../context/dotnet/sources.ts';
import { wantsBare } from '../../context/policy.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { isManagedPackage } from '../../knowledge/dotnet-packages.ts';
import {
  ASPNET,
  chiseledTag,
  type DotnetTag,
  NAMES_APP,
  RUNTIME,
  RUNTIME_DEPS,
} from '../../knowledge/images/dotnet-images.ts';
import type { Published } from '../../trace/dotnet-published.ts';
import { healthcheckWords } from '../../trace/start-command.ts';

/**
 * The image without a shell and a package manager, where `base: distroless` asks for it, of the release that the SDK stands on:
 * nothing but the program is started, as the user of the image, and neither it nor a package needs anything of the system.
 * `undefined` where any of that is not known; the image with a shell is taken then.
 */
export function findChiseledRuntime(
  site: SplitSite,
  { project, isSelfContained }: Published,
  tag: DotnetTag,
  packages: SplitPlan['packages'],
  sources: DotnetSources,
  analysis: Analysis,
): { readonly reference: string; readonly because: string } | undefined {
  if (!wantsBare(analysis.surroundings.policy, site.base.image.name)) return undefined;
  if (packages.length > 0 || !needsNoShell(site) || findConsumerRuns(analysis, site.stage).length > 0) return undefined;
  if (sources.started.size > 0 || sources.needsSystem !== undefined) return undefined;
  if (!project.packages.every(isManagedPackage)) return undefined;
  const instructions = site.stage.instructions;
  const variables = instructions.flatMap(({ content }) => readVariables(content)).map(({ name }) => name);
  if (variables.some((name) => name === 'PATH' || name.startsWith('LD_'))) return undefined;
  const isSmall = project.isInvariant && sources.namesZones === undefined && !variables.includes('TZ');
  const name = chiseledTag(tag, !isSmall);
  if (name === undefined) return undefined;
  const path = isSelfContained ? RUNTIME_DEPS : project.needsAspnet ? ASPNET : RUNTIME;
  const what = isSmall
    ? `no cultures and time zones are needed: ${project.path} sets InvariantGlobalization, and none of the files names a time zone`
    : 'it has cultures and time zones, as the image of the SDK has';
  return { reference: `${path}:${name}`, because: `${path}:${name} has the .NET of ${site.base.image.name}:${site.base.tag}, on the same release, without a shell; ${what}` }; // prettier-ignore
}

/** ENTRYPOINT has to say it all: that of the image would be put before a CMD alone. */
function needsNoShell({ start, stage }: SplitSite): boolean {
  const { entrypoint, cmd } = start;
  if (!entrypoint.instruction || !entrypoint.words || entrypoint.words.length === 0 || !cmd.words) return false;
  const users = stage.instructions.filter(({ content }) => content.keyword === 'user');
  const checks = stage.instructions.filter(({ content }) => content.keyword === 'healthcheck');
  if (!checks.every((check) => healthcheckWords(check)?.length === 0)) return false;
  const [last] = users.slice(-1);
  return last !== undefined && NAMES_APP.test(argumentsText(last.content));
}
