import { findDotnetArtifacts } from './dotnet-artifacts.ts';
import { findChiseledRuntime } from './dotnet-chiseled.ts';
import { findDotnetRuntime } from './dotnet-runtime.ts';
import { findLackingProgram, findLackingUser, startingCommands } from './lacking-program.ts';
import { findOutsidePath } from './outside-paths.ts';
import type { SplitObstacle, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { takeStock } from './steps.ts';
import { keepPackages } from './system-packages.ts';
import { findCopied } from '../../context/copied-files.ts';
import { readDotnetSources } from '../../context/dotnet/sources.ts';
import { readDotnetTag, SDK, withDotnet } from '../../knowledge/images/dotnet-images.ts';
import { type Published, readPublished } from '../../trace/dotnet-published.ts';
import { readDotnetStart } from '../../trace/dotnet-start.ts';
import { readDotnetStep } from '../../trace/dotnet-step.ts';
import { findLostLog, isPassing, resolvePath } from '../../trace/stage-writes.ts';

const MOST_NAMES = 5;

/** A program of .NET that the image of the SDK publishes and starts. */
export const DOTNET: SplitRecipe = {
  id: 'dotnet',
  plan(site, file, analysis) {
    const { base, stage, runs } = site;
    if (base.image.path !== SDK || !runs.some(({ content }) => /\bdotnet\b/.test(content.source))) return undefined;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail }); // prettier-ignore
    const toolchain = findToolchainStart(site);
    if (toolchain) return toolchain;
    const { context } = site;
    const tag = readDotnetTag(base.tag);
    if (!tag || tag.patch !== undefined || base.from.variables.length > 0) {
      const detail = `which image of the runtime goes with ${base.tag} is not known; name it by version and release, as 8.0-bookworm-slim`;
      return refuse('unknown-version', detail);
    }
    const stock = takeStock(site, file, readDotnetStep);
    if ('reason' in stock) return stock;
    const log = findLostLog(stock.made);
    if (log) return refuse('outside-writes', `line ${log.instruction.line} makes ${log.path}, which a program may write to`, log.instruction); // prettier-ignore
    const odd = site.copies.find(({ kind, imagePath }) => kind !== 'context' && !isPassing(imagePath ?? '/'));
    if (odd)
      return refuse('outside-writes', `line ${odd.instruction.line} brings something from elsewhere`, odd.instruction);
    const copied = findCopied(file, stage, context, { baseWorkingDir: '/' });
    const all = readPublished(stock, copied, context, tag.major);
    if ('because' in all) return refuse('unread-manifest', all.because, all.instruction);
    const published = findStarted(site, all);
    if ('reason' in published) return published;
    const sources = readDotnetSources(context);
    if (published.project.packages.some((name) => name.endsWith('.Razor.RuntimeCompilation')))
      return refuse('needs-toolchain', `${published.project.path} compiles views when the program runs`);
    if (sources.kerberos !== undefined) {
      const detail = `${sources.kerberos} speaks of Kerberos, whose library comes with the SDK alone`;
      return refuse('native-package', detail);
    }
    const runtime = findDotnetRuntime(site, published, tag);
    if ('reason' in runtime) return runtime;
    const catalogue = withDotnet(analysis.surroundings.catalogue());
    const packages = keepPackages(site, stock.packages, base.facts.system?.suite ?? '', sources.started);
    if ('reason' in packages) return packages;
    const own = new Set(['dotnet', published.project.assembly]);
    const names = [...base.facts.users.map(({ name }) => name), ...(tag.major >= 8 ? ['$APP_UID', '${APP_UID}'] : [])];
    const obstacle =
      findLackingProgram(site, own, packages, sources.started, catalogue) ??
      findLackingUser(site, names) ??
      findOutsidePath(site, stock, false);
    if (obstacle) return obstacle;
    const chiseled = findChiseledRuntime(site, published, tag, packages, sources, analysis);
    const artifacts = findDotnetArtifacts(site, published, copied, sources);
    if ('reason' in artifacts) return artifacts;
    return {
      recipe: 'dotnet',
      base: (chiseled ?? runtime).reference,
      artifacts,
      packages,
      lastSteps: [],
      evidence: [
        (chiseled ?? runtime).because,
        `${published.project.path} makes ${published.project.assembly} for ${published.project.framework}`,
        'the tests of dockoptimize have not built such a split: they have no image of .NET',
      ],
      assumptions: [
        `The program needs no library that the SDK alone brings, those of curl, git and wget: ${describeFiles(sources.files)}, and none speaks of Kerberos.`,
        ...(chiseled ? ['Nobody opens a shell in its containers: there is none, and no program but dotnet.'] : []),
        `The program starts no other program${describeStarted(sources.started)}: ${describeFiles(sources.files)}.`,
      ],
    };
  },
};

function describeFiles(files: number): string {
  return files === 1 ? 'its one file was searched' : `${files} files were searched`;
}

function describeStarted(started: ReadonlyMap<string, string>): string {
  return started.size === 0 ? '' : ` than ${[...started.keys()].slice(0, MOST_NAMES).join(', ')}`;
}

/** `dotnet run`, `dotnet watch`, `dotnet test`: they build what they start. */
function findToolchainStart(site: SplitSite): SplitObstacle | undefined {
  const found = startingCommands(site).find(({ words }) => readDotnetStart(words) === 'sdk');
  if (!found) return undefined;
  const detail = `${found.where} runs ${found.words.slice(0, 2).join(' ')}, which builds before it starts anything`;
  return { reason: 'needs-toolchain', instruction: found.instruction, detail };
}

/** The one that was published of what a container starts. */
function findStarted(site: SplitSite, all: readonly Published[]): Published | SplitObstacle {
  const { start, workingDir } = site;
  const instruction = (start.entrypoint.instruction ?? start.cmd.instruction)!;
  const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-start', instruction, detail });
  const { entrypoint, cmd } = start;
  const isArguments = entrypoint.words !== undefined && entrypoint.words.length > 0 && cmd.words !== undefined;
  const starts = startingCommands(site).flatMap(({ words, folder, instruction: own }) => {
    if (own !== entrypoint.instruction && own !== cmd.instruction) return [];
    const read = readDotnetStart(isArguments && own === entrypoint.instruction ? [...words, ...cmd.words] : words);
    if (read === undefined || read === 'sdk') return [];
    return [{ ...read, isElsewhere: folder !== undefined }];
  });
  const [first, more] = starts;
  if (!first || more) return unknown('not one program of .NET is started');
  if (first.isElsewhere) return unknown('another folder is gone to before it starts');
  const path = resolvePath(workingDir, first.path);
  const found = all.find(({ folder, project: { assembly }, isSelfContained, isSingleFile, hasHost }) => {
    if (first.isLibrary) return path === `${folder}/${assembly}.dll` && !isSingleFile && !isSelfContained;
    return path === `${folder}/${assembly}` && (hasHost || isSingleFile);
  });
  if (found) return found;
  const made = all.map(({ folder, project: { assembly } }) => `${folder}/${assembly}`).join(', ');
  return unknown(
    made === '' ? `no dotnet publish makes ${path}` : `${path} is not what dotnet publish makes (${made})`,
  );
}
