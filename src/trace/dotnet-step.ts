import type { StepWrites } from './step-writes.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';

/** What `dotnet publish` is told. */
export interface PublishOptions {
  /** The file of a project, or its folder; `undefined` for the folder that it runs in. */
  readonly project: string | undefined;
  readonly output: string | undefined;
  readonly configuration: string | undefined;
  readonly framework: string | undefined;
  readonly runtime: string | undefined;
  readonly isSelfContained: boolean | undefined;
  /** Those of MSBuild, by name in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

const WITH_VALUE: ReadonlySet<string> = new Set(['-o', '--output', '-c', '--configuration', '-f', '--framework', '-r', '--runtime', '-v', '--verbosity', '--version-suffix', '--os', '-a', '--arch', '-s', '--source', '--configfile', '--packages', '--manifest', '--logger', '-l', '--filter', '--settings']); // prettier-ignore
/** They change nothing that is published, or say it in a way that is read here. */
const PLAIN = /^(?:--no-restore|--no-build|--nologo|--no-self-contained|--self-contained(?:=(?:true|false))?|--sc|--use-current-runtime|--no-dependencies|--no-cache|--interactive|--force|-v:\w+|--verbosity=\w+|--disable-parallel|--ignore-failed-sources|--no-incremental|-(?:nologo|m|maxcpucount|nr:\w+)(?::\d+)?)$/; // prettier-ignore
const PROPERTY = /^(?:-p|\/p|--property|-property|\/property):([A-Za-z_]\w*)=("?)([^;]*)\2$/;

/** What is told to `dotnet publish`; `undefined` for another command, or where a word of it is not known. */
export function readPublish(command: Command): PublishOptions | undefined {
  const { program, args } = readInvocation(command) ?? {};
  if (program !== 'dotnet' || args?.[0]?.value !== 'publish' || args.some(({ value }, i) => value === undefined && !isConfiguration(args[i - 1]?.value))) return undefined; // prettier-ignore
  const words = args.slice(1).map(({ value }) => value ?? '');
  const values = new Map<string, string>();
  const properties = new Map<string, string>();
  const operands: string[] = [];
  let isSelfContained: boolean | undefined;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i]!;
    const [, inlineName, inlineValue] = /^(-\w|--[a-z-]+)[=:](.+)$/.exec(word) ?? [];
    const property = PROPERTY.exec(word) ?? (word === '-p' || word === '--property' ? PROPERTY.exec(`-p:${words[(i += 1)] ?? ''}`) : undefined); // prettier-ignore
    if (property) properties.set(property[1]!.toLowerCase(), property[3]!);
    else if (WITH_VALUE.has(word)) values.set(word, words[(i += 1)] ?? '');
    else if (inlineName !== undefined && WITH_VALUE.has(inlineName)) values.set(inlineName, inlineValue!);
    else if (!word.startsWith('-') && !word.startsWith('/p')) operands.push(word);
    else if (!PLAIN.test(word)) return undefined;
    if (word === '--no-self-contained' || word === '--self-contained=false') isSelfContained = false;
    if (/^--(?:self-contained(?:=true)?|sc)$/.test(word)) {
      // `--self-contained false` is written with a blank as well.
      isSelfContained = words[i + 1] !== 'false';
      if (/^(?:true|false)$/.test(words[i + 1] ?? '')) i += 1;
    }
  }
  if (operands.length > 1 || values.has('--os') || values.has('-a') || values.has('--arch')) return undefined;
  const either = (short: string, long: string): string | undefined => values.get(short) ?? values.get(long);
  return {
    project: operands[0],
    output: either('-o', '--output'),
    configuration: either('-c', '--configuration') || undefined,
    framework: either('-f', '--framework'),
    runtime: either('-r', '--runtime'),
    isSelfContained,
    properties,
  };
}

/** It may be a variable, since only the folder of what is not told where to go depends on it. */
function isConfiguration(option: string | undefined): boolean {
  return option === '-c' || option === '--configuration';
}

const IN_FOLDER = /^(?:restore|build|test|clean|format|msbuild)$/;
const NOTHING = /^(?:--info|--version|--list-sdks|--list-runtimes|help|nuget|tool)$/;

/** What commands of the SDK leave behind (learn.microsoft.com, ".NET CLI overview", 2026-11-21). */
export function readDotnetStep(command: Command): StepWrites | undefined {
  const { program, args = [] } = readInvocation(command) ?? {};
  if (program !== 'dotnet') return undefined;
  const [verb = ''] = args.map(({ value, text }) => value ?? text);
  const words = args.map(({ value, text }) => value ?? text);
  if (verb === 'publish') {
    const publish = readPublish(command);
    if (!publish) return { kind: 'unknown' };
    const { output, project } = publish;
    return { kind: 'files', inFolder: true, paths: output === undefined ? [] : [output], work: project === undefined ? [] : [folderOfProject(project)] }; // prettier-ignore
  }
  if (IN_FOLDER.test(verb)) {
    const output = words.findIndex((word) => /^(?:-o|--output|--artifacts-path)$/.test(word));
    const inline = words.some((word) => /^(?:-o|--output|--artifacts-path)[=:]|^[-/]p:(?:OutDir|OutputPath|PublishDir|Base\w*OutputPath)=/i.test(word)); // prettier-ignore
    if (inline || (verb === 'msbuild' && output === -1)) return { kind: 'unknown' };
    const projects = words.slice(1).filter((word) => /\.(?:cs|fs|vb)proj$|\.slnx?$/.test(word)).map(folderOfProject); // prettier-ignore
    return { kind: 'files', inFolder: true, paths: [], work: [...projects, ...(output === -1 ? [] : [words[output + 1] ?? '$'])] }; // prettier-ignore
  }
  // Tools of a manifest lie among the packages that NuGet has fetched; all others are put where programs are looked for.
  if (verb === 'tool') return words[1] === 'restore' ? { kind: 'nothing' } : { kind: 'unknown' };
  if (verb === 'nuget') return words[1] === 'locals' ? { kind: 'nothing' } : { kind: 'unknown' };
  return NOTHING.test(verb) ? { kind: 'nothing' } : { kind: 'unknown' };
}

function folderOfProject(path: string): string {
  return /\.(?:(?:cs|fs|vb)proj|slnx?)$/.test(path) ? `${path}/..` : path;
}
