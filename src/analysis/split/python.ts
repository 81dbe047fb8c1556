import { findPythonArtifacts } from './python-artifacts.ts';
import { describePythonSplit } from './python-assumptions.ts';
import { findSystemNeeds } from './python-packages.ts';
import type { SplitObstacle, SplitRecipe } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Analysis } from '../analysis.ts';
import { findConfigured, startsProgram } from '../bases/slim-doubts.ts';
import { planSlimSwap } from '../bases/slim-swap.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { baseName } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import { useOfPackage } from '../../knowledge/build-packages.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { missingFrom } from '../../knowledge/images/slim-contents.ts';
import { packageName, readPackageCommand } from '../../knowledge/package-managers.ts';
import { isForeignBuild, pythonMinor } from '../../knowledge/python.ts';
import type { Command } from '../../shell/script.ts';
import { checkStaticFiles } from '../../trace/django-files.ts';
import { readPythonPackages } from '../../trace/python-packages.ts';
import { readPythonPlaces } from '../../trace/python-places.ts';
import { findScriptDoubt } from '../../trace/python-scripts.ts';
import { readStageWrites, type StageWrites } from '../../trace/stage-writes.ts';

/** A program of Python whose packages are compiled, or installed with what only a build needs. */
export const PYTHON: SplitRecipe = {
  id: 'python',
  plan(site, file, analysis) {
    const { base, stage } = site;
    if (base.image.path !== 'python' || base.facts.system?.distribution !== 'debian') return undefined;
    if (analysis.surroundings.policy.base === 'keep') return undefined;
    const isFull = !base.tag.split('-').includes('slim');
    const missing = missingFrom(base, analysis.surroundings.catalogue());
    if (!missing) return undefined;
    if (!isWorthwhile(site, file, analysis, isFull)) return undefined;
    const frozen = findFrozen(site);
    if (frozen) return frozen;
    const { context } = site;
    const refuse = (reason: SplitObstacle['reason'], detail: string, instruction = stage.from): SplitObstacle => ({ reason, instruction, detail }); // prettier-ignore
    const minor = pythonMinor(base.tag);
    if (minor === undefined)
      return refuse('unknown-version', `${base.image.name}:${base.tag} does not say which version of Python it is`);
    const runtime = isFull
      ? analysis.surroundings.catalogue().findSibling(base.image.path, base.tag, 'slim')
      : base.tag;
    if (base.from.variables.length > 0) return refuse('unknown-version', 'the version depends on a build argument');
    if (runtime === undefined) return refuse('no-runtime-image', `there is no slim image of ${base.tag}`);
    const writes = readStageWrites(file, stage, base.facts.defaults?.workingDir ?? '/', true);
    if ('unknown' in writes) return refuse('unknown-step', writes.unknown, writes.instruction);
    const other = findOtherBuild(writes);
    if (other)
      return refuse('native-package', `line ${other.instruction.line} runs ${other.program}`, other.instruction);
    const places = readPythonPlaces(file, stage, {
      workingDir: base.facts.defaults?.workingDir ?? '/',
      minor,
      readText: (path) => context.readText(path),
    });
    if ('because' in places) return refuse('unknown-step', places.because, places.instruction);
    if (places.hasManaged && !checkStaticFiles(context))
      return refuse('unknown-step', 'where Django puts its files is not known');
    const doubt = findScriptDoubt(places, site.copies, context);
    if (doubt !== undefined) return refuse('unknown-step', doubt, places.scripts[0]!.instruction);
    const system = isFull ? findSystemPython(site, context) : undefined;
    if (system !== undefined) return refuse('unknown-start', system);
    const configured = findConfigured(site.commands);
    if (configured)
      return refuse('unread-program', `${configured.name} runs what its configuration says`, configured.instruction);
    if (!startsProgram(site.commands, stage) && !isGivenProgram(site))
      return refuse('unknown-start', 'nothing but an interpreter or a shell is started');
    const python = readPythonPackages(places, context, site.copies);
    if ('because' in python) {
      return refuse(
        python.kind === 'unread' ? 'unread-manifest' : 'native-package',
        python.because,
        python.instruction,
      );
    }
    const needs = findSystemNeeds(site, analysis, writes.packages, python, missing, isFull);
    if ('reason' in needs) return needs;
    const kept = new Set(needs.packages.map(({ name }) => name));
    if (!isFull && writes.packages.every((name) => kept.has(name))) return undefined;
    if (needs.packages.length > 0 && missing.suite !== base.facts.system.suite) {
      return refuse('no-runtime-image', `what ${base.facts.system.suite} has of packages is not known`);
    }
    const artifacts = findPythonArtifacts(file, site, context, writes, places, minor, python.editable);
    if ('reason' in artifacts) return artifacts;
    return {
      recipe: 'python',
      base: `${base.image.name}:${runtime}`,
      artifacts,
      packages: needs.packages,
      lastSteps: [],
      evidence: [
        `${base.image.name}:${runtime} has the same Python ${minor} on the same system, ${base.facts.system.suite} (catalogue)`,
        ...python.compiled.map((path) => `${path} compiles an extension that names no library`),
      ],
      assumptions: describePythonSplit(site, needs, python, places, `${base.image.name}:${runtime}`, isFull, artifacts),
    };
  },
};

/** Whether a stage of its own saves more than what slim-base does. */
function isWorthwhile(site: SplitSite, file: Dockerfile, analysis: Analysis, isFull: boolean): boolean {
  const { base, stage, runs } = site;
  const commands = runs.flatMap(({ reading }) =>
    isUnread(reading) ? [] : reading.commands.map(({ command }) => command),
  );
  const hasInstalls = commands.some(({ words }) => /^(?:pip[\d.]*|python[\d.]*|poetry|pipenv|uv|virtualenv|pyinstaller|conda)$/.test((words[0]?.text ?? '').replace(/^.*\/|"/g, ''))); // prettier-ignore
  if (!hasInstalls) return false;
  const names = runs.flatMap(({ reading }) =>
    isUnread(reading) ? [] : leftBy(reading.commands.map(({ command }) => command)),
  );
  const isLeft = names.some(
    (name) => /^(?:build|headers)$/.test(useOfPackage(name)) || /^(?:git|mercurial|subversion)$/.test(name),
  );
  if (isLeft) return true;
  if (!isFull) return false;
  const missing = missingFrom(base, analysis.surroundings.catalogue())!;
  const swap = planSlimSwap(file, analysis, { base, stages: [stage] }, missing);
  return 'reason' in swap && /^(?:compiles|native-package|unread-manifest)$/.test(swap.reason);
}

/** The packages that the commands of one RUN install and do not remove again. */
function leftBy(commands: readonly Command[]): readonly string[] {
  const names = new Set<string>();
  for (const command of commands) {
    const apt = readPackageCommand(command);
    if (apt?.manager !== 'apt') continue;
    const own = apt.operands.map(({ value, text }) => packageName(value ?? text));
    if (apt.subcommand === 'install') for (const name of own) names.add(name);
    if (apt.subcommand === 'remove' || apt.subcommand === 'purge') for (const name of own) names.delete(name);
  }
  return [...names];
}

/** A build of something else than packages of Python: what it is linked with is not known. */
function findOtherBuild({ commands }: StageWrites): { program: string; instruction: Instruction } | undefined {
  for (const { command, instruction } of commands) {
    const program = readInvocation(command)?.program;
    if (program !== undefined && isForeignBuild(program)) return { program, instruction };
  }
  return undefined;
}

/** `ENTRYPOINT ["python"]` with a CMD that says what it runs. */
function isGivenProgram({ start: { entrypoint, cmd } }: SplitSite): boolean {
  const isPlain = entrypoint.instruction && entrypoint.words && cmd.instruction && cmd.words;
  return Boolean(isPlain) && cmd.words!.some((word) => !word.startsWith('-'));
}

/** Debian's own Python, which the full image has and the slim one lacks. */
function findSystemPython({ commands }: SplitSite, context: BuildContext): string | undefined {
  for (const { phase, words, where } of commands.commands) {
    if (phase !== 'start') continue;
    if (words.some((word) => word.startsWith('/usr/bin/python'))) return `${where} names ${words[0]!}`;
    const name = baseName(words[0] ?? '');
    const path = name === '' ? undefined : context.list().find((file) => baseName(file) === name);
    const start = path === undefined ? undefined : context.readStart(path, 40);
    if (start && /^#! ?\/usr\/bin\/python/.test(new TextDecoder().decode(start)))
      return `${path!} asks for Debian's Python`;
  }
  return undefined;
}

/** A program that is packed together with its interpreter. */
function findFrozen({ runs }: SplitSite): SplitObstacle | undefined {
  for (const { instruction, reading } of runs) {
    for (const { command } of isUnread(reading) ? [] : reading.commands) {
      const { program = '', args = [] } = readInvocation(command) ?? {};
      const module = args[0]?.value === '-m' ? args[1]?.value : undefined;
      if (/^(?:pyinstaller|nuitka3?|cxfreeze|pex|shiv)$/i.test(module ?? program))
        return { reason: 'frozen-program', instruction, detail: `line ${instruction.line} runs ${module ?? program}` };
    }
  }
  return undefined;
}
