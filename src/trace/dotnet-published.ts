import { type PublishOptions, readPublish } from './dotnet-step.ts';
import { resolvePath, type StageWrites } from './stage-writes.ts';
import type { BuildContext } from '../context/build-context.ts';
import { folderOf } from '../context/context-path.ts';
import type { CopiedFile } from '../context/copied-files.ts';
import { type DotnetProject, PROJECT_FILE, readDotnetProject } from '../context/dotnet/project.ts';
import type { Instruction } from '../dockerfile/instruction.ts';

/** A folder that `dotnet publish` has filled. */
export interface Published {
  readonly instruction: Instruction;
  readonly project: DotnetProject;
  /** Absolute. */
  readonly folder: string;
  /** It brings its own .NET. */
  readonly isSelfContained: boolean;
  /** All of it is in one program, and there is no library to start. */
  readonly isSingleFile: boolean;
  /** There is a program beside the library, or in its place. */
  readonly hasHost: boolean;
}

export interface UnreadPublish {
  readonly instruction: Instruction;
  /** A clause. */
  readonly because: string;
}

/** The properties that a command may give, besides those that change nothing about files. */
const KNOWN: ReadonlySet<string> = new Set(['selfcontained', 'publishsinglefile', 'publishaot', 'useapphost', 'assemblyname', 'publishtrimmed', 'publishreadytorun', 'version', 'assemblyversion', 'fileversion', 'informationalversion', 'versionsuffix', 'debugtype', 'debugsymbols', 'configuration', 'treatwarningsaserrors', 'warninglevel', 'continuousintegrationbuild', 'restorepackageswithlockfile', 'restorelockedmode', 'enablecompressioninsinglefile', 'invariantglobalization']); // prettier-ignore

/** What the `dotnet publish` of a stage have made. @param copied what the stage copies from the context */
export function readPublished(
  { commands }: StageWrites,
  copied: readonly CopiedFile[],
  context: BuildContext,
  sdkMajor: number,
): readonly Published[] | UnreadPublish {
  const projects = new Map<string, string>();
  const solutions = new Set<string>();
  for (const file of copied) {
    if (file.kind === 'unknown') return { instruction: file.instruction, because: file.because };
    if (PROJECT_FILE.test(file.imagePath)) projects.set(file.imagePath, file.contextPath);
    if (/\.slnx?$/.test(file.imagePath)) solutions.add(folderOf(file.imagePath) || '/');
  }
  const published: Published[] = [];
  for (const { command, folder, instruction } of commands) {
    const options = readPublish(command);
    if (!options) continue;
    const unread = (because: string): UnreadPublish => ({ instruction, because });
    const target = resolvePath(folder, options.project ?? '.');
    const isFile = PROJECT_FILE.test(target);
    if (/\.slnx?$/.test(target) || (!isFile && solutions.has(target)))
      return unread('a solution is published, and not one project');
    const own = isFile ? [target] : [...projects.keys()].filter((path) => (folderOf(path) || '/') === target);
    const path = projects.get(own[0] ?? '');
    if (own.length !== 1 || path === undefined) return unread(`which project of ${target} is published is not known`);
    const project = readDotnetProject(context, path);
    if ('because' in project) return unread(project.because);
    const one = describe(options, project, folder, folderOf(own[0]!) || '/', instruction, sdkMajor);
    if ('because' in one) return one;
    published.push(one);
  }
  return published;
}

function describe(
  options: PublishOptions,
  project: DotnetProject,
  folder: string,
  projectFolder: string,
  instruction: Instruction,
  sdkMajor: number,
): Published | UnreadPublish {
  const { properties, output, configuration, framework, runtime } = options;
  const unread = (because: string): UnreadPublish => ({ instruction, because });
  const strange = [...properties.keys()].find((name) => !KNOWN.has(name));
  if (strange !== undefined) return unread(`what the property ${strange} does is not known`);
  if (framework !== undefined && framework !== project.framework)
    return unread(`${project.path} is not of ${framework}`);
  const flag = (name: string): boolean | undefined => {
    const text = properties.get(name);
    return text === undefined ? undefined : /^true$/i.test(text);
  };
  const isNative = flag('publishaot') ?? project.isNative;
  const said = options.isSelfContained ?? flag('selfcontained') ?? project.isSelfContained;
  // A program that brings its own .NET was the default with a runtime identifier until the SDK of .NET 8.
  if (said === undefined && runtime !== undefined && sdkMajor < 8 && !isNative)
    return unread('whether the program brings its own .NET is not said');
  const below = output === undefined ? defaultFolder(project, configuration, runtime) : undefined;
  const out = output === undefined ? below && resolvePath(projectFolder, below) : resolvePath(folder, output);
  if (out === undefined) return unread('without --output and --configuration, where it publishes to is not known');
  return {
    instruction,
    project: {
      ...project,
      assembly: properties.get('assemblyname') ?? project.assembly,
      isInvariant: flag('invariantglobalization') ?? project.isInvariant,
    },
    folder: out,
    isSelfContained: isNative || said === true,
    isSingleFile: isNative || (flag('publishsinglefile') ?? project.isSingleFile),
    hasHost: flag('useapphost') ?? project.hasHost,
  };
}

/** Below the folder of the project (learn.microsoft.com, "dotnet publish", "--output"). */
function defaultFolder({ framework }: DotnetProject, configuration: string | undefined, runtime: string | undefined): string | undefined {
  if (configuration === undefined) return undefined;
  return `bin/${configuration}/${framework}/${runtime === undefined ? '' : `${runtime}/`}publish`;
} // prettier-ignore
