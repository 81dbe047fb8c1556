import type { Analysis } from '../src/analysis/analysis.ts';
import { findPackageRuns, isMentioned } from '../src/analysis/package-runs.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../src/dockerfile/instruction.ts';
import { lineageOf, readStages, type Stage } from '../src/dockerfile/stages.ts';
import { cleanupOf } from '../src/knowledge/cleanups.ts';
import type { PackageCommand } from '../src/knowledge/package-managers.ts';
import { findUnknownGo } from '../src/trace/go-base.ts';
import type { Finding } from '../src/transform/finding.ts';
import {
  CLEANUP_EFFECTS,
  CLEANUP_TRANSFORM,
  inspectCleanups,
  LANGUAGE_REFUSALS,
  type LanguageReason,
} from '../src/transform/cleanup.ts';
import type { Transform } from '../src/transform/transform.ts';

const TOOLS = ['mvn', 'gradle', 'go', 'cargo', 'dotnet', 'cabal', 'stack'] as const;
type Tool = (typeof TOOLS)[number];
type Reason = LanguageReason | 'old-program' | 'earlier-layer' | 'builder-image';

/**
 * Deletes what Maven, Gradle, Go, Cargo, NuGet, cabal and stack have downloaded for a build in the RUN that built.
 *
 * A stage that builds and ships keeps every library that the build has fetched, and for Go all that was compiled on the way.
 * What was built lies elsewhere, and stays.
 *
 * ```dockerfile
 * RUN mvn -B package
 * ```
 * becomes
 * ```dockerfile
 * RUN mvn -B package \
 *     && rm -rf ~/.m2/repository
 * ```
 *
 * A stage of its own for the build saves more (`split-stage`); this is for where that cannot be done. It is unsafe: what the
 * container starts may build or look into the repository. Where a later RUN, or a CMD or an ENTRYPOINT that can be read, does
 * so, nothing is deleted. Gradle has to be run with `--no-daemon`, since a daemon may still write to what would be deleted, and its
 * own images have that folder as a volume. Of .NET, only what `dotnet publish` has made holds all that it needs. Of Haskell,
 * the index of Hackage and the compilers go; packages that were built, and their data files, stay.
 */
export const buildToolsCache: Transform<object, Reason> = {
  ...CLEANUP_TRANSFORM,
  id: 'build-tools-cache',
  summary:
    'Delete what build tools (Maven, Gradle, Go, Cargo, NuGet, cabal, stack) have downloaded where nothing builds again',
  applicability: 'unsafe',
  effects: CLEANUP_EFFECTS,
  answers: [],
  refusals: {
    ...LANGUAGE_REFUSALS,
    'builder-image': {
      because: 'the file starts nothing, so that the image may be there to build in',
      remedy: 'name what it starts in a CMD or an ENTRYPOINT, if it is not',
    },
    'earlier-layer': {
      because: 'an earlier RUN has downloaded it, and what is in its layer stays there',
      remedy: 'build in a stage of its own, and copy what was built',
    },
    'old-program': {
      because:
        '"go clean -modcache" of a Go before 1.13 also deletes the program that was built, and only the official images tell which Go they have',
      remedy: 'take an official image with a version from 1.13 on',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const tool of TOOLS) {
      if (!isMentioned(analysis, tool)) continue;
      for (const finding of inspectCleanups<LanguageReason | 'old-program'>(file, analysis, tool))
        yield look(file, analysis, tool, finding);
    }
  },
};

function look(file: Dockerfile, analysis: Analysis, tool: Tool, finding: Finding<Reason>): Finding<Reason> {
  if (finding.kind === 'refusal') return finding;
  const { instruction } = finding;
  const stage = readStages(file).findLast(({ from }) => from.start < instruction.start)!;
  const unknown = tool === 'go' ? findUnknownGo(file, stage) : undefined;
  if (unknown !== undefined) return { kind: 'refusal', instruction, reason: 'old-program', detail: unknown };
  const start = file.instructions.findLast(({ content }) => STARTS.has(content.keyword ?? ''));
  if (!start) return { kind: 'refusal', instruction, reason: 'builder-image', detail: 'no CMD and no ENTRYPOINT' };
  const earlier = tool === 'go' ? undefined : findEarlier(analysis, tool, stage, instruction);
  if (earlier) return { kind: 'refusal', instruction, reason: 'earlier-layer', detail: `line ${earlier.line}` };
  return {
    ...finding,
    assumptions: [
      ...finding.assumptions,
      `"${argumentsText(start.content).slice(0, 60)}" neither ${tool === 'dotnet' ? 'builds with' : 'runs'} ${tool} nor reads ${cleanupOf(tool).what}.`,
    ],
    effects: finding.effects.map((effect) => (effect === 'removes-files' ? 'removes-files-scripts-may-need' : effect)),
    applicability: 'unsafe',
  };
}

const STARTS: ReadonlySet<string> = new Set(['cmd', 'entrypoint']);

/** Commands that download and leave nothing that could do without, so that no clean-up stands behind them. */
const FETCHES: Partial<Readonly<Record<Tool, RegExp>>> = {
  dotnet: /^(?:restore|build)$/,
  gradle: /^:?[a-z]/i,
  cabal: /^(?:v[12]-|new-)?(?:update|fetch)$/,
  stack: /^(?:setup|update)$/,
};

function hasFetched(tool: Tool, packages: PackageCommand): boolean {
  return cleanupOf(tool).fills(packages) || FETCHES[tool]?.test(packages.subcommand ?? '') === true;
}

function findEarlier(analysis: Analysis, tool: Tool, stage: Stage, { start }: Instruction): Instruction | undefined {
  const lineage = lineageOf(stage);
  const earlier = findPackageRuns(analysis, tool).find((run) => {
    const isBefore = lineage.includes(run.stage) && run.instruction.start < start;
    return isBefore && run.sites.some(({ packages }) => hasFetched(tool, packages));
  });
  return earlier?.instruction;
}
