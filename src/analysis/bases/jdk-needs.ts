import type { StageCommands, UsedCommand } from './stage-commands.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import type { BaseImage } from '../../knowledge/images/base-image.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import {
  findJdkWord,
  findJvmPaths,
  hasFewerPrograms,
  IN_BOTH,
  isOfJdk,
  javaVersion,
  ONLY_IN_OLD_JDK,
} from '../../knowledge/java.ts';
import { readStartCommand } from '../../trace/start-command.ts';
import { packageName, readPackageCommand } from '../../knowledge/package-managers.ts';

/** What speaks against the JRE in the place of a JDK. `detail` is a clause with its place. */
export interface JdkNeed {
  readonly instruction: Instruction;
  readonly reason: 'needs-jdk' | 'java-home' | 'unread-program' | 'lacks-program' | 'no-command' | 'other-command';
  readonly detail: string;
}

/** Instructions whose words name programs, files or variables. */
const SPEAKING: ReadonlySet<string> = new Set([
  'run', 'cmd', 'entrypoint', 'healthcheck', 'onbuild', 'shell', 'env', 'arg', 'copy', 'add', 'volume', 'workdir',
]); // prettier-ignore
/** Of these, the words are names of files and variables, among which a `jar` folder is nothing. */
const NAMING: ReadonlySet<string> = new Set(['copy', 'add', 'volume', 'workdir']);

/** @param target the tag of the JRE */
export function findJdkNeed(
  base: BaseImage,
  target: string,
  stages: readonly Stage[],
  used: StageCommands,
  catalogue: Catalogue,
): JdkNeed | undefined {
  return (
    findNamedNeed(stages) ??
    findProgramNeed(used) ??
    findHomeNeed(base, target, stages, catalogue) ??
    findMissingProgram(base, used, catalogue) ??
    findUnread(used) ??
    findStartNeed(stages, used)
  );
}

function findNamedNeed(stages: readonly Stage[]): JdkNeed | undefined {
  for (const { instructions } of stages) {
    for (const instruction of instructions) {
      const { keyword = '', source } = instruction.content;
      if (!SPEAKING.has(keyword) || NAMING.has(keyword)) continue;
      const word = findJdkWord(source);
      if (word !== undefined)
        return { instruction, reason: 'needs-jdk', detail: `line ${instruction.line} speaks of ${word}` };
    }
  }
  return undefined;
}

/** Also what the scripts run that were copied. */
function findProgramNeed({ commands }: StageCommands): JdkNeed | undefined {
  for (const { name, words, where, instruction } of commands) {
    if (isOfJdk(name)) return { instruction, reason: 'needs-jdk', detail: `${where} runs ${name}` };
    const word = words.slice(1).map(findJdkWord).find((found) => found !== undefined); // prettier-ignore
    if (word !== undefined) return { instruction, reason: 'needs-jdk', detail: `${where} speaks of ${word}` };
  }
  return undefined;
}

/** Java's folder lies elsewhere in some JREs, and has other parts in all. */
function findHomeNeed(
  base: BaseImage,
  target: string,
  stages: readonly Stage[],
  catalogue: Catalogue,
): JdkNeed | undefined {
  const old = base.facts.defaults?.env?.['JAVA_HOME'];
  const fresh = catalogue.findFacts(base.image.path, target)?.defaults?.env?.['JAVA_HOME'];
  const major = javaVersion(base.tag);
  for (const { instructions } of stages) {
    for (const instruction of instructions) {
      const { keyword = '', source } = instruction.content;
      if (!SPEAKING.has(keyword)) continue;
      for (const { text, home, isInBoth } of findJvmPaths(source, major)) {
        const isVariable = home.startsWith('$');
        if (isInBoth && (isVariable || (home === old && home === fresh))) continue;
        const because = isInBoth ? 'may lie elsewhere in the JRE' : 'is not known to be in the JRE';
        return { instruction, reason: 'java-home', detail: `${text} in line ${instruction.line} ${because}` };
      }
    }
  }
  return undefined;
}

/** The images of OpenJDK differ in more than Java. */
function findMissingProgram(
  { image, tag, facts }: BaseImage,
  { commands }: StageCommands,
  catalogue: Catalogue,
): JdkNeed | undefined {
  if (!hasFewerPrograms(image.path, tag)) return undefined;
  const missing = catalogue.missingInSlim('openjdk', facts.system?.suite ?? 'bullseye');
  const installed = new Set<string>();
  for (const command of commands) {
    const { name, where, instruction } = command;
    const own = missing?.commands.get(name);
    const isMissing = ONLY_IN_OLD_JDK.has(name) || (own !== undefined && !IN_BOTH.has(own));
    // A builtin of every shell.
    if (isMissing && name !== 'kill' && !installed.has(own ?? name) && !installed.has(name))
      return { instruction, reason: 'lacks-program', detail: `${where} runs ${name}` };
    for (const each of installedBy(command)) installed.add(each);
  }
  return undefined;
}

function installedBy({ command }: UsedCommand): readonly string[] {
  const install = command && readPackageCommand(command);
  if (install?.manager !== 'apt' || install.subcommand !== 'install') return [];
  return install.operands.map(({ value, text }) => packageName(value ?? text));
}

function findUnread({ unread }: StageCommands): JdkNeed | undefined {
  const [first] = unread;
  if (!first) return undefined;
  const detail = first.because.includes(first.where) ? first.because : `${first.where}: ${first.because}`;
  return { instruction: first.instruction, reason: 'unread-program', detail };
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'fish']);

/** What a container starts must be Java's: of another program nobody knows what it needs a JDK for. */
function findStartNeed(stages: readonly Stage[], { commands }: StageCommands): JdkNeed | undefined {
  // Of several, only the last of the last stage is in force.
  const { entrypoint, cmd } = readStartCommand(stages.at(-1)!);
  const inForce = [entrypoint.instruction, cmd.instruction];
  const starts = commands.filter(({ instruction }) => inForce.includes(instruction));
  if (starts.some(({ name }) => name === 'java')) return undefined;
  const [first] = starts.filter(({ name }) => !SHELLS.has(name));
  if (first) {
    const detail = `${first.where} runs ${first.name}`;
    return { instruction: first.instruction, reason: 'other-command', detail };
  }
  const [shell] = starts;
  if (shell)
    return { instruction: shell.instruction, reason: 'no-command', detail: `${shell.where} is a shell to work in` };
  const { from } = stages.at(-1)!;
  return { instruction: from, reason: 'no-command', detail: 'there is neither CMD nor ENTRYPOINT' };
}
