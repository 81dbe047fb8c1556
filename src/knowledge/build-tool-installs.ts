import { type DependencyInstall, type UnclearInstall, unclearInstall as unclear } from './dependency-install.ts';
import { INSTALL_SYNTAX, type InstallTool } from './dependency-install-options.ts';
import type { Invocation } from './invocation.ts';
import { readWholeArguments } from './whole-options.ts';
import { readArguments } from '../shell/arguments.ts';
import type { Command, Word } from '../shell/script.ts';

/** Tools that build a project, of which one step fetches what it depends on. */
export const BUILD_TOOLS = [
  'maven',
  'gradle',
  'cargo',
  'dotnet',
  'mix',
  'sbt',
] as const satisfies readonly InstallTool[];
export type BuildTool = (typeof BUILD_TOOLS)[number];

/** Options whose value sets a property, `a=b`, which a project may use in the place of a path. */
const PROPERTY = /^(?:-D|--define|-P|-p|--property|-J)$/;
/** Properties that say where the project, its settings or what it makes are. */
const PLACES =
  /^(?:maven\.(?:multiModuleProjectDirectory|ext\.class\.path|user\.\w+)|user\.(?:home|dir)|basedir|java(?:agent|\.ext\.\w+)|gradle\.user\.home|org\.gradle\.\w*(?:dir|init)\w*|sbt\.\w*(?:base|boot|ivy|home|coursier)\w*|\w*(?:Path|Dir|Directory|File|Root|Folder|Imports?|Sources|Config)\w*)$/i;

/** The step of a build tool that fetches, and does nothing else; `undefined` for all others. */
export function readBuildTool(
  tool: BuildTool,
  command: Command,
  { args, programWord }: Invocation,
): DependencyInstall | UnclearInstall | undefined {
  const { subcommands, tasks, plain, attached, ...syntax } = INSTALL_SYNTAX[tool];
  const read = attached ? readWholeArguments(args, { ...syntax, attached }) : readArguments(args, syntax);
  const [first] = read.operands;
  const asksVersion = tool === 'gradle' && first === undefined && read.options.some(({ name }) => name === '--version' || name === '-v'); // prettier-ignore
  const steps = asksVersion ? ['--version'] : tasks ? tasksOf(read.operands) : [first?.value ?? ''];
  const isFetch = (step: string): boolean => step === '--version' || subcommands.includes(step) || tasks?.test(step) === true;
  if (!steps.some(isFetch)) return undefined;
  const other = steps.find((step) => !isFetch(step));
  if (other !== undefined) return unclear(tool, command, `"${other}" does more than to fetch what is needed`);
  if (read.unknown.length > 0) return unclear(tool, command, `what "${read.unknown[0]!.text}" is depends on the run`);
  const lists = tool === 'dotnet' ? read.operands.slice(1) : [];
  const odd = lists.find(({ value, isPattern }) => value === undefined || isPattern) ?? lists[1];
  if (odd) return unclear(tool, command, `which project "${odd.text}" is depends on the run`);
  if (tool === 'cargo' && read.operands.length > 1) return undefined;
  const options = new Map<string, string | undefined>();
  for (const { name, value, word, lacksValue } of read.options) {
    if (!plain.has(name) || (PROPERTY.test(name) && namesPlace(tool, name, value)) || isFolder(tool, name, value))
      return unclear(tool, command, `"${word.text}" may name other files`);
    if (lacksValue) return unclear(tool, command, `"${name}" stands without its value`);
    options.set(name, value);
  }
  const subcommand = steps.filter((step) => step !== 'do').join(' ');
  return { tool, command, subcommand, subcommandWord: first, programWord, options, lists: lists.map(({ value }) => value!) };
} // prettier-ignore

/** Those of `mix do a, b` are parted by commas. */
function tasksOf(operands: readonly Word[]): readonly string[] {
  const values = operands.map(({ value, text }) => value ?? text);
  if (values[0] !== 'do') return values;
  return values.slice(1).flatMap((value) => value.split(',').filter((part) => part !== '' && part !== '+'));
}

/** Whether a property may lead to a file. A local repository in the home of root is out of every project. */
function namesPlace(tool: BuildTool, option: string, property: string | undefined): boolean {
  // Those of Maven are profiles.
  if (option === '-P' && tool === 'maven') return false;
  if (property === undefined || property.length > 300) return true;
  const at = property.indexOf('=');
  const [name, value] = at === -1 ? [property, ''] : [property.slice(0, at), property.slice(at + 1)];
  if (name === 'maven.repo.local') return !/^\/root\/\.m2(?:\/[\w-]+)*$/.test(value);
  return PLACES.test(name) || (/[/\\$]/.test(value) && !/^https?:\/\//.test(value)) || /[/\\]/.test(name);
}

/** A source of packages that is a folder. */
function isFolder(tool: BuildTool, name: string, value: string | undefined): boolean {
  return tool === 'dotnet' && (name === '-s' || name === '--source') && !/^https?:\/\//.test(value ?? '');
}
