import { type BuildFile, readBuildFile } from './properties.ts';
import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath, readContextPath } from '../context-path.ts';

/** A project of .NET, as far as it matters to what is published and what runs it. */
export interface DotnetProject {
  /** In the context. */
  readonly path: string;
  /** The name of what is published, without its ending. */
  readonly assembly: string;
  /** `net8.0` */
  readonly framework: string;
  /** It asks for ASP.NET, or something that it refers to may do so. */
  readonly needsAspnet: boolean;
  /** `undefined` where the project does not say. */
  readonly isSelfContained: boolean | undefined;
  readonly isSingleFile: boolean;
  readonly isNative: boolean;
  readonly hasHost: boolean;
  /** It knows no cultures, whatever the image has. */
  readonly isInvariant: boolean;
  readonly packages: readonly string[];
}

export interface UnreadProject {
  /** A clause. */
  readonly because: string;
}

export const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/;
/** They decide on what is made, and where: one under a condition, or made of others, is not known. */
const DECIDING: readonly string[] = ['assemblyname', 'targetframework', 'targetframeworks', 'outputtype', 'selfcontained', 'publishselfcontained', 'publishsinglefile', 'publishaot', 'publishtrimmed', 'useapphost', 'runtimeidentifier', 'runtimeidentifiers', 'publishdir', 'outdir', 'outputpath', 'baseoutputpath', 'baseintermediateoutputpath', 'artifactspath', 'useartifactsoutput', 'rollforward', 'enablesdkcontainersupport']; // prettier-ignore
/** They put what is made elsewhere. */
const ELSEWHERE = ['publishdir', 'outdir', 'outputpath', 'baseoutputpath', 'baseintermediateoutputpath', 'artifactspath', 'useartifactsoutput', 'rollforward']; // prettier-ignore
/** Packages that do not ask for ASP.NET, nor does anything that they bring along (nuget.org, "Dependencies", 2026-11-21). */
const PLAIN_PACKAGES =
  /^(?:Microsoft\.Extensions\.(?:Hosting|Logging|Configuration|DependencyInjection|Options|Http|Caching\.Memory|Primitives)(?:\.\w+)*|System\.[\w.]+|Newtonsoft\.Json|Dapper|Npgsql|CsvHelper|Serilog|Serilog\.Sinks\.(?:Console|File)|Serilog\.Extensions\.(?:Hosting|Logging)|Polly|RabbitMQ\.Client|StackExchange\.Redis|Confluent\.Kafka|MediatR|FluentValidation|CommandLineParser|Spectre\.Console|YamlDotNet|Humanizer|MQTTnet)$/;
const SDKS: ReadonlySet<string> = new Set(['Microsoft.NET.Sdk', 'Microsoft.NET.Sdk.Web', 'Microsoft.NET.Sdk.Worker']);
const ABOVE = ['Directory.Build.props', 'Directory.Build.targets'];
const MOST_PROJECTS = 50;

/** Reads a project with the files that MSBuild takes in by their names, and the projects that it refers to. */
export function readDotnetProject(context: BuildContext, path: string): DotnetProject | UnreadProject {
  const files = readWithAbove(context, path);
  if ('because' in files) return files;
  const own = files.at(-1)!;
  const [sdk = ''] = (own.sdk ?? '').split('/');
  if (!SDKS.has(sdk)) return { because: `${path} is not of an SDK that is known` };
  const properties = new Map(files.flatMap((file) => [...file.properties]));
  const odd = DECIDING.find((name) => files.some(({ conditional }) => conditional.has(name)));
  if (odd !== undefined) return { because: `${path} says ${odd} under a condition` };
  const value = (name: string): string | undefined => properties.get(name) || undefined;
  const given = value('assemblyname');
  const assembly = given === undefined || given === '$(MSBuildProjectName)' ? baseName(path).replace(PROJECT_FILE, '') : given; // prettier-ignore
  const framework = value('targetframework');
  const named = [assembly, framework ?? '', ...DECIDING.flatMap((name) => (name === 'assemblyname' ? [] : (value(name) ?? [])))]; // prettier-ignore
  if (named.some((text) => text.includes('$('))) return { because: `${path} makes a property out of others` };
  const elsewhere = ELSEWHERE.find((name) => value(name) !== undefined);
  if (elsewhere !== undefined) return { because: `${path} sets ${elsewhere}` };
  if (framework === undefined || value('targetframeworks') !== undefined)
    return { because: `${path} does not say one framework` };
  const references = readReferences(context, path);
  if ('because' in references) return references;
  return {
    path,
    assembly,
    framework,
    needsAspnet: sdk === 'Microsoft.NET.Sdk.Web' || references.needsAspnet,
    isSelfContained: readFlag(value('selfcontained') ?? value('publishselfcontained')),
    isSingleFile: readFlag(value('publishsinglefile')) === true,
    isNative: readFlag(value('publishaot')) === true,
    hasHost: readFlag(value('useapphost')) !== false,
    isInvariant:
      readFlag(value('invariantglobalization')) === true &&
      !files.some(({ conditional }) => conditional.has('invariantglobalization')),
    packages: references.packages,
  };
}

/** `undefined` where it is neither. */
function readFlag(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
}

/** The nearest file of each name above the project, and the project itself at the end. */
function readWithAbove(context: BuildContext, path: string): readonly BuildFile[] | UnreadProject {
  const paths = [...ABOVE.flatMap((name) => findAbove(context, folderOf(path), name) ?? []), path];
  const files: BuildFile[] = [];
  for (const one of paths) {
    const text = context.readText(one);
    const file = text === undefined ? undefined : readBuildFile(text);
    if (!file) return { because: `${one} could not be read` };
    const [other] = file.others;
    if (other !== undefined) return { because: `what <${other}> of ${one} does is not known` };
    files.push(file);
  }
  return files;
}

function findAbove(context: BuildContext, folder: string, name: string): string | undefined {
  for (let at = folder; ; at = folderOf(at)) {
    if (context.has(joinPath(at, name))) return joinPath(at, name);
    if (at === '') return undefined;
  }
}

/** What a project and those that it refers to take in: references to frameworks and packages go over to who refers to them. */
function readReferences(
  context: BuildContext,
  path: string,
): { readonly needsAspnet: boolean; readonly packages: readonly string[] } | UnreadProject {
  const waiting = [path];
  const seen = new Set<string>();
  const packages = new Set<string>();
  let needsAspnet = false;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (seen.size > MOST_PROJECTS) return { because: `${path} refers to too many projects` };
    const files = readWithAbove(context, at);
    if ('because' in files) return files;
    for (const { sdk = '', items } of files) {
      for (const name of items.get('PackageReference') ?? []) packages.add(name);
      const frameworks = items.get('FrameworkReference') ?? [];
      if (frameworks.length > 0 || sdk.startsWith('Microsoft.NET.Sdk.Web') || sdk.startsWith('Microsoft.NET.Sdk.Razor')) needsAspnet = true; // prettier-ignore
      for (const include of items.get('ProjectReference') ?? []) {
        const other = readContextPath(joinPath(folderOf(at), include.replaceAll('\\', '/')));
        if (other === undefined || !PROJECT_FILE.test(other))
          return { because: `${at} refers to ${include}, which is not in the context` };
        waiting.push(other);
      }
      if ((items.get('Reference') ?? []).length > 0) needsAspnet = true;
    }
  }
  return { needsAspnet: needsAspnet || [...packages].some((name) => !PLAIN_PACKAGES.test(name)), packages: [...packages] }; // prettier-ignore
}
