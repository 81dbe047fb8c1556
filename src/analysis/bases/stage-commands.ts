import type { Analysis, RunSite } from '../analysis.ts';
import { type ConsumerRun, findConsumerRuns } from '../consumers/runs-in-stage.ts';
import type { CopiedPrograms } from './copied-programs.ts';
import { type CurrentFolder, followFolder } from './current-folder.ts';
import { findInner, isDynamic, isShell, literalName, runsArguments } from './inner-commands.ts';
import { readSites, readStartScript, readWords } from './script-sites.ts';
import { findWrittenPrograms } from './written-programs.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isUnread } from '../../dockerfile/run-script.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { baseName } from '../../context/context-path.ts';
import { readInvocation } from '../../knowledge/invocation.ts';
import { INTERPRETER } from '../../knowledge/users/started-programs.ts';
import type { Command, OpaqueReason } from '../../shell/script.ts';
import type { CommandSite } from '../../shell/walk.ts';
import { readStartCommand } from '../../trace/start-command.ts';

/** Where a command is run. */
export interface CommandPlace {
  readonly stage: Stage;
  readonly instruction: Instruction;
  /** For a message: `line 12`, `CMD in line 20`, `entrypoint.sh (run by line 9)`. */
  readonly where: string;
  /** Whether it runs in the build, or when a container starts. */
  readonly phase: 'build' | 'start';
  /** Where a `cd` before it has led, from the folder of the instruction or absolute; `unknown` where it depends on the run. */
  readonly folder?: CurrentFolder | undefined;
}

/** A command that a stage runs. */
export interface UsedCommand extends CommandPlace {
  /** The last part of its path. */
  readonly name: string;
  /** Its words as written, the name first: what depends on the run stands in them as a variable. */
  readonly words: readonly string[];
  /** Spans of it count in the script that it stands in; `undefined` of an interpreter that a first line names. */
  readonly command: Command | undefined;
  /** Whether that script is the RUN's own, and not a text within it or a file. */
  readonly isInRun: boolean;
}

/** Something that runs and could not be read. */
export interface UnreadProgram extends CommandPlace {
  /** What it is and why, as a clause: `start.sh was not there to be read`. */
  readonly because: string;
}

/** All that stages run, as far as it can be seen. */
export interface StageCommands {
  readonly commands: readonly UsedCommand[];
  readonly unread: readonly UnreadProgram[];
}

/** Scripts that run scripts that run scripts. */
const MAX_DEPTH = 8;
/** A file with more commands than these is nobody's. */
const MAX_COMMANDS = 20_000;

/**
 * Every command that the stages run: in RUN, CMD, ENTRYPOINT and HEALTHCHECK, in the scripts that these start, and where
 * files of the project run something in their containers (Compose, probes, pipelines).
 */
export function readStageCommands(analysis: Analysis, stages: readonly Stage[], copied: CopiedPrograms): StageCommands {
  const reader = new Reader(copied, analysis, stages);
  const runs = new Map<Instruction, RunSite>(analysis.runs.map((run) => [run.instruction, run]));
  for (const stage of stages) {
    for (const instruction of stage.instructions) {
      const run = runs.get(instruction);
      if (run) reader.readRun(run);
      else reader.readStart(stage, instruction);
    }
    for (const run of findConsumerRuns(analysis, stage)) reader.readConsumer(stage, run);
  }
  return reader;
}

/** The same without what the build runs: it asks for no script of a RUN. */
export function readStartCommands(analysis: Analysis, stages: readonly Stage[], copied: CopiedPrograms): StageCommands {
  const reader = new Reader(copied, analysis, stages);
  for (const stage of stages) {
    for (const instruction of stage.instructions) reader.readStart(stage, instruction);
    for (const run of findConsumerRuns(analysis, stage)) reader.readConsumer(stage, run);
  }
  return reader;
}

class Reader implements StageCommands {
  readonly commands: UsedCommand[] = [];
  readonly unread: UnreadProgram[] = [];
  readonly #copied: CopiedPrograms;
  readonly #analysis: Analysis;
  readonly #stages: readonly Stage[];
  readonly #seen = new Set<string>();
  #written: ReadonlyMap<string, Instruction> | undefined;

  constructor(copied: CopiedPrograms, analysis: Analysis, stages: readonly Stage[]) {
    this.#copied = copied;
    this.#analysis = analysis;
    this.#stages = stages;
  }

  readRun({ stage, instruction, content, shell, reading }: RunSite): void {
    const place: CommandPlace = { stage, instruction, where: `line ${instruction.line}`, phase: 'build' };
    if (content.json) return this.#readWords(content.json, place, 0);
    if (shell === 'foreign' || isUnread(reading)) return this.#leave(place, 'its script could not be read');
    this.#readAll(reading.commands, place, 0);
  }

  readStart(stage: Stage, instruction: Instruction): void {
    const { content, line } = instruction;
    if (content.keyword !== 'cmd' && content.keyword !== 'entrypoint' && content.keyword !== 'healthcheck') return;
    const where = `${content.keywordText.toUpperCase()} in line ${line}`;
    const place: CommandPlace = { stage, instruction, where, phase: 'start' };
    if (content.json) return this.#readWords(joinInterpreter(stage, instruction) ?? content.json, place, 0);
    const sites = readStartScript(content);
    if (sites) this.#readSites(sites, place, 0);
  }

  /** What starts a container or looks at it is named by the last instruction that says so. */
  readConsumer(stage: Stage, { text, where, isExec }: ConsumerRun): void {
    const starts = stage.instructions.filter(
      ({ content }) => content.keyword === 'cmd' || content.keyword === 'entrypoint',
    );
    // Words behind an ENTRYPOINT may be its arguments.
    if (text.startsWith('-')) return;
    this.#readText(text, { stage, instruction: starts.at(-1) ?? stage.from, where, phase: 'start' }, 0, isExec);
  }

  /** The words of the exec form: no shell looks at them. An ENTRYPOINT's arguments may come as a CMD of their own. */
  #readWords(words: readonly string[], place: CommandPlace, depth: number): void {
    const isArguments = place.instruction.content.keyword === 'cmd' && words[0]?.startsWith('-');
    if (words.length > 0 && !isArguments) this.#readSites(readWords(words), place, depth);
  }

  #readText(text: string, place: CommandPlace, depth: number, isExec = false): void {
    this.#readSites(readSites(text, isExec), place, depth);
  }

  #readSites(sites: readonly CommandSite[] | OpaqueReason, place: CommandPlace, depth: number): void {
    if (typeof sites === 'string') return this.#leave(place, `its script could not be read (${sites})`);
    this.#readAll(sites, place, depth);
  }

  #readAll(sites: readonly CommandSite[], place: CommandPlace, depth: number): void {
    let { folder } = place;
    for (const site of sites) {
      this.#readCommand(site.command, site.isPiped, { ...place, folder }, depth);
      folder = followFolder(folder, site);
    }
  }

  #readCommand(command: Command, isPiped: boolean, place: CommandPlace, depth: number): void {
    const [first] = command.words;
    if (!first) return;
    if (this.commands.length > MAX_COMMANDS) {
      if (this.unread.length === 0) this.#leave(place, 'there are more commands than anyone writes');
      return;
    }
    const invocation = readInvocation(command);
    const words = command.words.map(({ value, text }) => value ?? text);
    const add = (name: string, all: readonly string[]): void => {
      const { stage, instruction, where, phase, folder } = place;
      const isInRun = depth === 0 && phase === 'build';
      this.commands.push({ stage, instruction, where, phase, folder, name, words: all, command, isInRun });
    };
    if (!invocation) {
      if (runsArguments(command)) return;
      const name = literalName(first);
      if (name === undefined || isDynamic(command))
        return this.#leave(place, `"${words.join(' ')}" depends on a variable`);
      add(name, words);
      return;
    }
    for (const name of invocation.via) add(name, words);
    const [program, ...rest] = [invocation.programWord, ...invocation.args].map(({ value, text }) => value ?? text);
    add(invocation.program, [program!, ...rest]);
    if (depth >= MAX_DEPTH) return this.#leave(place, 'scripts start scripts more than eight deep');
    const inner = findInner(invocation, isPiped);
    if (inner.kind === 'unknown') return this.#leave(place, inner.because);
    if (inner.kind === 'text') return this.#readText(inner.text, place, depth + 1);
    if (inner.kind === 'words') return this.#readWords(inner.words, place, depth + 1);
    if (inner.kind === 'file') this.#readFile(inner.path, isShell(invocation.program), place, depth);
    if (inner.kind === 'package-script') this.#readPackageScripts(inner.names, inner.isOptional === true, place, depth);
  }

  #readFile(path: string, isScript: boolean, place: CommandPlace, depth: number): void {
    const program = this.#copied.find(path, place);
    if (program.kind === 'elsewhere') {
      this.#written ??= findWrittenPrograms(this.#analysis, this.#stages);
      const writer = this.#written.get(baseName(path));
      if (writer) this.#leave(place, `${path}, which ${place.where} runs, is written by line ${writer.line}`);
      // What a shell is to run is a script, wherever it comes from; those of packages stand in the folders of the system.
      else if (isScript && !/^\/(?:usr\/(?!src\/|local\/)|etc\/|lib\/|s?bin\/)/.test(path))
        this.#leave(place, `${path}, which ${place.where} runs, was not there to be read`);
      return;
    }
    if (program.kind === 'other') return;
    if (program.kind === 'unread') return this.#leave(place, program.because);
    if (program.interpreter !== undefined) {
      this.commands.push({
        ...place,
        name: program.interpreter,
        words: [program.interpreter],
        command: undefined,
        isInRun: false,
      });
    }
    const key = `${place.stage.index} ${place.phase} ${program.name}`;
    if (!program.isShell || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#readText(program.text, { ...place, where: `${program.name} (run by ${place.where})` }, depth + 1);
  }

  /** @param isOptional whether nothing is wrong where there are none: an install runs what there is */
  #readPackageScripts(names: readonly string[], isOptional: boolean, place: CommandPlace, depth: number): void {
    const scripts = this.#copied.findPackageScripts(names, place);
    if (scripts.kind === 'unread') return isOptional ? undefined : this.#leave(place, scripts.because);
    for (const { name, text } of scripts.scripts) {
      const key = `${place.stage.index} ${place.phase} package.json ${name}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.#readText(text, { ...place, where: `"${name}" of package.json (run by ${place.where})` }, depth + 1);
    }
  }

  #leave(place: CommandPlace, because: string): void {
    this.unread.push({ ...place, because });
  }
}

/** The words of `ENTRYPOINT ["python"]` and `CMD ["app.py"]`: what the interpreter is given is no program of its own. */
function joinInterpreter(stage: Stage, command: Instruction): readonly string[] | undefined {
  if (command.content.keyword !== 'cmd') return undefined;
  const { entrypoint, cmd } = readStartCommand(stage);
  const [program, ...options] = entrypoint.words ?? [];
  if (cmd.instruction !== command || program === undefined || !INTERPRETER.test(baseName(program))) return undefined;
  return options.every((word) => word.startsWith('-')) ? [program, ...options, ...cmd.words!] : undefined;
}
