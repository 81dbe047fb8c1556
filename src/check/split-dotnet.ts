import { findChiseledLack } from './split-chiseled.ts';
import type { BuilderFiles } from './split-paths.ts';
import type { SplitTools } from './split-tools.ts';
import type { Split } from './stage-split.ts';
import type { Window } from './window.ts';
import { isAtOrBelow } from '../context/context-path.ts';
import { findCopied } from '../context/copied-files.ts';
import { isDotnetSource, mayBeRead, readDotnetSources } from '../context/dotnet/sources.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { readBase } from '../knowledge/images/base-image.ts';
import { ASPNET, readDotnetTag, RUNTIME, RUNTIME_DEPS, SDK } from '../knowledge/images/dotnet-images.ts';
import { type Published, readPublished } from '../trace/dotnet-published.ts';
import { readDotnetStart } from '../trace/dotnet-start.ts';
import { readDotnetStep } from '../trace/dotnet-step.ts';
import { readStartCommand } from '../trace/start-command.ts';
import { resolvePath } from '../trace/stage-writes.ts';
import { parseScript } from '../shell/parse.ts';
import { isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';
import { argumentsText } from '../dockerfile/instruction.ts';

const RUNTIMES: ReadonlySet<string> = new Set([ASPNET, RUNTIME, RUNTIME_DEPS]);

/** A program of .NET ships with all that was published, on the image that has what it asks for. */
export const DOTNET_TOOLS: SplitTools = {
  readStep: readDotnetStep,
  folders: [],
  goesWith: (was, is) => was.image.path === SDK && RUNTIMES.has(is.image.path) && was.tag === is.tag,
  mayStay(contextPath, imagePath, { surroundings }, { workingDir }) {
    const { context } = surroundings;
    if (!context) return false;
    return isDotnetSource(contextPath) || !mayBeRead(imagePath, workingDir, readDotnetSources(context));
  },
  findObjection(split, window, copied, files) {
    const { before, after, surroundings } = window;
    const { context } = surroundings;
    const catalogue = surroundings.catalogue();
    const [was, is] = [readBase(before, split.old, catalogue), readBase(after, split.runtime, catalogue)];
    if (typeof was === 'string' || typeof is === 'string' || !context) return 'one of the images of .NET is not known';
    const tag = readDotnetTag(was.tag);
    if (!tag || tag.patch !== undefined) return 'which version of .NET it is is not known';
    if (tag.suite.startsWith('alpine')) return 'on Alpine the runtime knows no cultures';
    if (!RUNTIMES.has(is.image.path)) return 'the second stage has no .NET';
    const published = findPublished(split, window, files, tag.major);
    if (typeof published === 'string') return published;
    const { project, folder, isSelfContained } = published;
    if (project.framework !== `net${tag.version}`) return `${project.path} is for ${project.framework}`;
    if (!copied.some((own) => isAtOrBelow(folder, own))) return `not all of ${folder} is copied`;
    if (is.image.path === RUNTIME && project.needsAspnet) return 'the program may need ASP.NET';
    if (is.image.path === RUNTIME_DEPS && !isSelfContained) return 'the program does not bring .NET';
    const sources = readDotnetSources(context);
    if (sources.kerberos !== undefined) return `${sources.kerberos} needs a library of the SDK`;
    if (project.packages.some((name) => name.endsWith('RuntimeCompilation'))) return 'views are compiled when it runs';
    const lack = findChiseledLack(published, is, split, window);
    if (lack !== undefined) return lack;
    return findPortChange(split, project.needsAspnet, tag.major);
  },
};

/** Before 8.0 the SDK listens elsewhere than the runtime. */
function findPortChange({ runtime }: Split, isWeb: boolean, major: number): string | undefined {
  const isSaid = runtime.instructions.some(({ content }) => content.keyword === 'env' && readVariables(content).some(({ name }) => name === 'ASPNETCORE_URLS')); // prettier-ignore
  return major < 8 && isWeb && !isSaid ? 'it would listen on another port' : undefined;
}

/** What starts is what a publish has made, in the form in which it can be started so. */
function findPublished(
  split: Split,
  { before, surroundings }: Window,
  { writes, workingDir, baseWorkingDir }: BuilderFiles,
  major: number,
): Published | string {
  const words = startWords(split);
  const start = words && readDotnetStart(words);
  if (start === undefined || start === 'sdk') return 'what is started is no program of .NET that was published';
  const { context } = surroundings;
  const copied = findCopied(before, split.old, context!, { baseWorkingDir });
  const all = readPublished(writes, copied, context!, major);
  if ('because' in all) return `line ${all.instruction.line}: ${all.because}`;
  const path = resolvePath(workingDir, start.path);
  const own = all.filter(({ folder, project }) => path === `${folder}/${project.assembly}${start.isLibrary ? '.dll' : ''}`); // prettier-ignore
  const fit = own.find(({ isSelfContained, isSingleFile, hasHost }) => (start.isLibrary ? !isSelfContained && !isSingleFile : hasHost || isSingleFile)); // prettier-ignore
  return fit ?? `no publish makes ${path}`;
}

/** The words of the one command that starts a program of .NET, where nothing goes to another folder before it. */
function startWords({ runtime }: Split): readonly string[] | undefined {
  const { entrypoint, cmd } = readStartCommand(runtime);
  const [first, second] = entrypoint.instruction ? [entrypoint, cmd] : [cmd, undefined];
  const words = first.words && [...first.words, ...(second?.words ?? [])];
  const isShell = words !== undefined && /(?:^|\/)(?:ba|da)?sh$/.test(words[0] ?? '') && words[1] === '-c';
  if (words && !isShell) return words;
  const script = parseScript(isShell ? (words[2] ?? '') : argumentsText(first.instruction!.content));
  if (isOpaque(script)) return undefined;
  const commands = findCommands(script).map(({ command }) => command.words.map(({ value, text }) => value ?? text));
  if (commands.some(([program]) => program === 'cd')) return undefined;
  const plain = commands.map((own) => (own[0] === 'exec' ? own.slice(1) : own));
  const starts = plain.filter((own) => readDotnetStart(own) !== undefined);
  return starts.length === 1 ? starts[0] : undefined;
}
