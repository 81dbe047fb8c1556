import type { Obstacle } from './reasons.ts';
import type { StageDependencies } from '../bases/dependencies.ts';
import type { SwapSite } from '../bases/swap-site.ts';
import type { StageCommands, UsedCommand } from '../bases/stage-commands.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import { isAptProgram } from '../../knowledge/alpine/apt-names.ts';
import { isOwnProgram } from '../../knowledge/alpine/own-programs.ts';
import { findGnuOption } from '../../knowledge/alpine/busybox-options.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { Command } from '../../shell/script.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from '../../knowledge/shell-builtins.ts';

/** A package of Alpine that has to come along. */
export interface AlpineNeed {
  readonly package: string;
  /** Where it has to be there first, in the file; the end of the stage for what starts with the container. */
  readonly instruction: Instruction | undefined;
  /** The offset in the script of that RUN; 0 where it has to be there before. */
  readonly offset: number;
  /** As a clause: `line 12 runs git`. */
  readonly because: string;
}

/** What is known of the stages before their commands are looked at. */
export interface AlpineStage {
  readonly site: SwapSite;
  readonly commands: StageCommands;
  readonly dependencies: StageDependencies;
  /** Alpine's packages that the installs of the file will bring. */
  readonly installed: ReadonlySet<string>;
  /** Commands that are others on Alpine, or none. */
  readonly replaced: ReadonlySet<Command>;
  /** Debian's packages that they brought so far. */
  readonly wasInstalled: ReadonlySet<string>;
}

/** The packages that the stages need on Alpine and do not install; or what cannot be had there. */
export function findAlpineNeeds(stage: AlpineStage, catalogue: Catalogue): readonly AlpineNeed[] | Obstacle {
  const needs: AlpineNeed[] = [];
  const look = new CommandLook(stage, catalogue);
  for (const command of stage.commands.commands) {
    if (command.command && stage.replaced.has(command.command) && !isWord(command.name)) continue;
    const found = look.read(command);
    if (found && 'reason' in found) return found;
    if (found) needs.push(...found);
  }
  const all = [...needs, ...findBash(stage.site.stages), ...findZone(stage.site.stages)];
  return all.filter((need) => !stage.installed.has(need.package));
}

/** What stays of a command that is translated: who runs it. */
function isWord(name: string): boolean {
  return name === 'sudo';
}

/** Programs that compile; what brings them is a decision that the file has to make. */
const COMPILERS: ReadonlySet<string> = new Set(['make', 'gmake', 'cc', 'gcc', 'g++', 'c++', 'cmake', 'ninja', 'meson', 'clang', 'cargo', 'rustc', 'phpize', 'pecl', 'node-gyp', 'ld', 'autoconf', 'automake', 'autoreconf', 'libtoolize']); // prettier-ignore
const COMPILER_APK: ReadonlySet<string> = new Set(['build-base', 'gcc', 'g++', 'clang']);

class CommandLook {
  readonly #stage: AlpineStage;
  readonly #catalogue: Catalogue;
  readonly #own: ReadonlySet<string>;
  readonly #made: ReadonlySet<string>;

  constructor(stage: AlpineStage, catalogue: Catalogue) {
    this.#stage = stage;
    this.#catalogue = catalogue;
    this.#own = new Set(catalogue.ownCommands(stage.site.base.image.path));
    this.#made = findMade(stage.site.stages);
  }

  /** @returns the packages it needs; nothing where none */
  read(command: UsedCommand): readonly AlpineNeed[] | Obstacle | undefined {
    const { name, where, instruction } = command;
    if (name === 'go' || name === 'go-wrapper') return this.#readGo(command);
    if (this.#isOwn(name) && name !== 'pecl' && name !== 'phpize') return undefined;
    if (STATEFUL_BUILTINS.has(name) || STATELESS_BUILTINS.has(name)) return undefined;
    if (isAptProgram(name)) {
      // What stands in the script of a RUN is translated there.
      if (command.command) return undefined;
      return { reason: 'apt-command', instruction, detail: `${where} runs ${name}` };
    }
    if (this.#isMade(command)) return undefined;
    if (COMPILERS.has(name)) return this.#compile(command);
    const row = this.#catalogue.findCommandPackage(name, 'alpine');
    if (row?.isInBase) return this.#readOptions(command);
    if (row?.packages.some((own) => this.#stage.installed.has(own)) || this.#stage.installed.has(name))
      return undefined;
    const isElsewhere = !this.#wasThere(name) && this.#stage.dependencies.packages.length > 0;
    if (isElsewhere) return undefined;
    if (row && row.packages.length > 0 && row.certainty !== 'guess')
      return row.packages.map((own) => needOf(command, own, `${where} runs ${name}`));
    const detail = row ? `${where} runs ${name}, which Alpine has no package for` : `${where} runs ${name}`;
    return { reason: 'unknown-command', instruction, detail };
  }

  #readOptions(command: UsedCommand): readonly AlpineNeed[] | Obstacle | undefined {
    const { words, where, instruction, name } = command;
    const gnu = findGnuOption([name, ...words.slice(1)]);
    if (!gnu || (gnu.package !== undefined && this.#stage.installed.has(gnu.package))) return undefined;
    const because = `${name} of busybox does not take ${gnu.option}, as in ${where}`;
    return gnu.package === undefined
      ? { reason: 'gnu-option', instruction, detail: because }
      : [needOf(command, gnu.package, because)];
  }

  #compile({ name, where, instruction }: UsedCommand): Obstacle | undefined {
    if ([...this.#stage.installed].some((own) => COMPILER_APK.has(own))) return undefined;
    return { reason: 'compiles', instruction, detail: `${where} runs ${name}` };
  }

  /** Programs of Go are linked to the C library where one is there to link them to. */
  #readGo(command: UsedCommand): readonly AlpineNeed[] | Obstacle | undefined {
    const { words, where, instruction } = command;
    const [, subcommand = ''] = words;
    if (!/^(?:build|install|test|run|get|download)$/.test(subcommand)) return undefined;
    const compiles = !this.#isStatic(command) && ![...this.#stage.installed].some((own) => COMPILER_APK.has(own));
    if (compiles)
      return {
        reason: 'compiles',
        instruction,
        detail: `${where} runs "${command.name} ${subcommand}" without CGO_ENABLED=0`,
      };
    const isFetch = subcommand === 'get' && !this.#stage.installed.has('git');
    return isFetch ? [needOf(command, 'git', `"go get" in ${where} fetches by it`)] : undefined;
  }

  #isOwn(name: string): boolean {
    const { image, facts } = this.#stage.site.base;
    return (
      this.#own.has(name) ||
      isOwnProgram(name, image.path, [facts.defaults?.command?.[0], facts.defaults?.entrypoint?.[0]])
    );
  }

  #isStatic({ stage, instruction }: UsedCommand): boolean {
    const texts = [...stage.instructions.filter(({ content }) => content.keyword === 'env'), instruction];
    return texts.some(({ content }) => /\bCGO_ENABLED[= ]"?0\b/.test(content.joined.text));
  }

  /** It is a file of the stage's own, or a script or package that has the name. */
  #isMade({ name, words }: UsedCommand): boolean {
    const [path = ''] = words;
    if (this.#made.has(name)) return true;
    if (path.includes('/') && !/^\/(?:usr\/)?s?bin\/|^\/usr\/local\/s?bin\//.test(path)) return true;
    return this.#stage.dependencies.packages.some(
      (own) => own.name.replace(/^@[^/]*\//, '').replaceAll('_', '-') === name.replaceAll('_', '-'),
    );
  }

  /** Whether the old base, or what was installed, had a command of the name. */
  #wasThere(name: string): boolean {
    const { base } = this.#stage.site;
    const suite = base.facts.system?.suite ?? '';
    const row = this.#catalogue.findCommandPackage(name, 'debian', suite);
    if (row?.isInBase || row?.packages.some((own) => this.#stage.wasInstalled.has(own))) return true;
    const missing = this.#catalogue.missingInSlim(base.image.path, suite);
    // Of an image that nobody has looked into, all that Debian has may be there.
    if (!missing) return row !== undefined;
    return !base.tag.split('-').includes('slim') && missing.commands.has(name);
  }
}

function needOf(command: UsedCommand, name: string, because: string): AlpineNeed {
  const isBuild = command.phase === 'build';
  return {
    package: name,
    instruction: isBuild ? command.instruction : undefined,
    offset: command.command?.span.start ?? 0,
    because,
  };
}

/** Puts a file where its last word says. */
const PLACES = /\s-[oO]\s*|>|--output|\b(?:ln|mv|cp|install|chmod|tee)\s/;

/** Names of files that RUN, COPY and ADD put where programs are looked for, and functions of scripts. */
function findMade(stages: readonly Stage[]): ReadonlySet<string> {
  const made = new Set<string>();
  for (const { content } of stages.flatMap(({ instructions }) => instructions)) {
    const { keyword } = content;
    if (keyword !== 'run' && keyword !== 'copy' && keyword !== 'add') continue;
    const text = content.joined.text;
    for (const part of text.split(/&&|\|\||[;|\n]/)) {
      const name = PLACES.test(part) ? /\/(?:usr\/(?:local\/)?)?s?bin\/([\w.+-]+)["'\s]*$/.exec(part)?.[1] : undefined;
      if (name !== undefined) made.add(name);
    }
    for (const [, name] of text.matchAll(/(?:^|[\s;&|])([\w.-]{1,60})\s{0,3}\(\s{0,3}\)\s{0,3}\{/g)) made.add(name!);
    for (const [, name] of text.matchAll(/\balias\s{1,3}([\w.-]{1,60})=/g)) made.add(name!);
    if (keyword === 'run') continue;
    const words = content.json ?? argumentsText(content).split(/\s+/);
    const target = words.at(-1) ?? '';
    const place = /^\/(?:usr\/(?:local\/)?)?s?bin(?:\/([\w.+-]*))?$/.exec(target);
    if (!place) continue;
    for (const word of [place[1] ?? '', ...words.slice(0, -1)]) made.add(word.slice(word.lastIndexOf('/') + 1));
  }
  return made;
}

/** Who names bash anywhere wants it; SHELL does before any RUN. */
function findBash(stages: readonly Stage[]): readonly AlpineNeed[] {
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    const { content, line } = instruction;
    const name = content.keyword === 'shell' ? (content.json?.[0] ?? '') : content.joined.text;
    if (!/(?:^|[\s/"'[=,;|&(])bash(?![\w.-])/.test(name)) continue;
    const isBuild = content.keyword === 'run' || content.keyword === 'shell';
    return [
      {
        package: 'bash',
        instruction: isBuild ? instruction : undefined,
        offset: 0,
        because: `line ${line} names bash`,
      },
    ];
  }
  return [];
}

/** Debian has the zones of the world, Alpine has not (rule BS-12). */
function findZone(stages: readonly Stage[]): readonly AlpineNeed[] {
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    const { content, line } = instruction;
    const isSet = readVariables(content).some(
      ({ name, value }) => name === 'TZ' && !/^["']?(?:|UTC|Etc\/UTC)["']?$/.test(value ?? ''),
    );
    const isRun = content.keyword === 'run';
    const isNamed = isRun && /\/usr\/share\/zoneinfo|\/etc\/localtime/.test(content.joined.text);
    if (!isSet && !isNamed) continue;
    return [
      {
        package: 'tzdata',
        instruction: isRun ? instruction : undefined,
        offset: 0,
        because: `line ${line} names a time zone`,
      },
    ];
  }
  return [];
}
