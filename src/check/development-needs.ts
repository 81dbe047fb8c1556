import type { DevelopmentPackages } from '../context/dependencies/development.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun, runContent } from '../dockerfile/run-script.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { BUN_COMMANDS, bunOperands, isBunFile } from '../knowledge/bun.ts';
import { readInvocation } from '../knowledge/invocation.ts';
import { isPlainProgram } from '../knowledge/plain-programs.ts';
import { installsDevelopment } from '../knowledge/production-flags.ts';
import { parseScript } from '../shell/parse.ts';
import { type Command, isOpaque } from '../shell/script.ts';
import { findCommands } from '../shell/walk.ts';

/** Scripts that run scripts. */
const MAX_DEPTH = 8;
const STARTS: ReadonlySet<string | undefined> = new Set(['cmd', 'entrypoint', 'healthcheck']);
/** A package manager's own words, behind which no program of a package stands. */
const OWN: ReadonlySet<string> = new Set(['cache', 'ci', 'config', 'global', 'i', 'install', 'audit', 'list', 'ls', 'version', 'set', 'prune']); // prettier-ignore

/**
 * What runs on top of an install and names a program that a package of development may bring.
 * @param own the RUN with the install; what stands behind it in the RUN counts, too
 * @returns a clause
 */
export function findDevelopmentNeed(
  file: Dockerfile,
  stage: Stage,
  own: Instruction,
  development: DevelopmentPackages,
): string | undefined {
  const heirs = readStages(file).filter((each) => each.isShipped && lineageOf(each).includes(stage));
  const all = [...new Set(heirs.flatMap((heir) => lineageOf(heir)).flatMap(({ instructions }) => instructions))];
  const globals = new Set(all.flatMap(({ content }) => globalNames(content.joined.text)));
  const reader = new Reader(development, globals);
  for (const instruction of all) {
    const isStart = STARTS.has(instruction.content.keyword);
    if (!isStart && (instruction.start < own.start || !runContent(instruction))) continue;
    const because = reader.findIn(instruction, instruction === own);
    if (because !== undefined) return `line ${instruction.line} ${because}`;
  }
  return undefined;
}

/** Packages that a text installs for all projects, by their names alone. */
function globalNames(text: string): readonly string[] {
  return text.split(/[;&|\n]+/).flatMap((command) => {
    const words = command.trim().split(/\s+/);
    const isGlobal = words.some((word) => /^(?:-g|--global|global)$/.test(word)) && words.some((word) => /^(?:npm|yarn|pnpm)$/.test(word));
    return isGlobal ? words.map((word) => word.slice(word.lastIndexOf('/') + 1).replace(/(?<=.)@.*$/, '')) : [];
  });
} // prettier-ignore

class Reader {
  readonly #development: DevelopmentPackages;
  /** Names of packages: `pm2` brings `pm2-runtime` as well. */
  readonly #globals: ReadonlySet<string>;
  /** How many installs are still to come that the change itself is about. */
  #expected = 0;
  /** Scripts that were looked at, so that those which run each other come to an end. */
  readonly #seen = new Set<string>();

  constructor(development: DevelopmentPackages, globals: ReadonlySet<string>) {
    this.#development = development;
    this.#globals = globals;
  }

  /** @param isOwn the instruction is the RUN with the install, as it was */
  findIn(instruction: Instruction, isOwn: boolean): string | undefined {
    this.#expected = isOwn ? 1 : 0;
    const run = runContent(instruction);
    const content = run ?? instruction.content;
    if (content.json) return this.#judge(content.json, 0);
    const reading = run && readRun(run);
    if (reading !== undefined && isUnread(reading)) return 'runs what cannot be read';
    if (reading !== undefined) return this.#findInAll(reading.commands.map(({ command }) => command), 0);
    return this.#findInText(argumentsText(content).replace(/^(?:cmd|none)\b\s*/i, ''), 0);
  } // prettier-ignore

  #findInText(text: string, depth: number): string | undefined {
    if (depth > MAX_DEPTH) return 'runs scripts that run scripts without end';
    // The exec form of a HEALTHCHECK.
    const exec = /^\[.*\]$/s.test(text) ? text.replace(/["',[\]]+/g, ' ').trim() : text;
    const script = parseScript(exec);
    if (isOpaque(script)) return 'runs what cannot be read';
    return this.#findInAll(findCommands(script).map(({ command }) => command), depth);
  } // prettier-ignore

  #findInAll(commands: readonly Command[], depth: number): string | undefined {
    for (const command of commands) {
      if (command.words.length === 0) continue;
      const invocation = readInvocation(command);
      const words = invocation ? [invocation.programWord, ...invocation.args].map(({ value, text }) => value ?? text) : undefined;
      const because = words ? this.#judge(words, depth) : this.#judgeUnknown(command);
      if (because !== undefined) return because;
    }
    return undefined;
  } // prettier-ignore

  /** `exec "$@"` runs the CMD, which is looked at by itself. */
  #judgeUnknown({ words }: Command): string | undefined {
    return words.some(({ text }) => /^"?\$(?:[@*]|\{[@*])/.test(text)) ? undefined : 'runs what depends on the run';
  }

  #judge([first, ...rest]: readonly string[], depth: number): string | undefined {
    // What an ENTRYPOINT is handed.
    if (first === undefined || first.startsWith('-')) return undefined;
    if (installsDevelopment([first, ...rest])) {
      if (this.#expected === 0) return 'installs them after all';
      this.#expected -= 1;
    }
    const { gone, scripts } = this.#development;
    const name = first.slice(first.lastIndexOf('/') + 1);
    const named = rest.find((word) => gone.has(word) || [...word.matchAll(/^(?:--?[\w-]+=)?((?:@[^/]+\/)?[^/]+)/g)].some(([, each]) => gone.has(each!)));
    if (named !== undefined) return `names ${named}`;
    const operands = rest.filter((word) => !word.startsWith('-') && !/^\w+=/.test(word));
    const [second, third] = operands;
    if (name === 'sh' || name === 'bash' || name === 'ash' || name === 'dash') {
      const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
      return at === -1 ? undefined : this.#findInText(rest[at + 1] ?? '', depth + 1);
    }
    if (name === 'tini' || name === 'dumb-init' || name === 'cross-env') {
      const at = rest.indexOf('--');
      const inner = at === -1 ? rest.slice(rest.indexOf(second ?? '')) : rest.slice(at + 1);
      return (name === 'cross-env' ? this.#judgeName(first) : undefined) ?? (inner.length > 0 ? this.#judge(inner, depth + 1) : undefined);
    }
    if (name === 'npx' || name === 'pnpx' || name === 'bunx') return this.#judgeName(second ?? '');
    if (name === 'npm' || name === 'yarn' || name === 'yarnpkg' || name === 'pnpm') {
      if (second === undefined || OWN.has(second)) return undefined;
      if (second === 'exec' || second === 'x' || second === 'dlx') return this.#judgeName(third ?? '');
      const script = second === 'run' || second === 'run-script' ? third : second;
      const texts = [`pre${script}`, `${script}`, `post${script}`].flatMap((each) => scripts.get(each) ?? []);
      if (this.#seen.has(`${script}`)) return undefined;
      this.#seen.add(`${script}`);
      if (texts.length === 0) return name === 'npm' ? undefined : this.#judgeName(script ?? '');
      return texts.map((text) => this.#findInText(text, depth + 1)).find((because) => because !== undefined);
    }
    if (name === 'bun') return this.#judgeBun(rest, depth);
    if (name === 'uv' && second === 'run' && !rest.some((word) => /^--(?:no-sync|no-dev|frozen)$/.test(word))) return 'has uv install them after all';
    if ((name === 'uv' || name === 'poetry') && second === 'run') return this.#judgeName(third ?? '');
    const isPath = first.includes('/') && !/(?:^|\/)(?:node_modules\/\.bin|vendor\/bin)\//.test(first);
    return isPath ? undefined : this.#judgeName(first);
  } // prettier-ignore

  /** A source that is run is looked at by itself; any other word but Bun's own is a script, or a program of a package. */
  #judgeBun(words: readonly string[], depth: number): string | undefined {
    const [first, second] = bunOperands(words).map(({ word }) => word);
    if (first === 'x' || first === 'exec' || first === 'repl') return this.#judgeName(second ?? '');
    if (first === 'test') return 'runs tests';
    const target = first === 'run' ? second : first;
    if (target === undefined || BUN_COMMANDS.has(first!) || isBunFile(target)) return undefined;
    const { scripts } = this.#development;
    if (this.#seen.has(target)) return undefined;
    this.#seen.add(target);
    if (!scripts.has(target)) return this.#judgeName(target);
    const texts = [`pre${target}`, target, `post${target}`].flatMap((each) => scripts.get(each) ?? []);
    return texts.map((text) => this.#findInText(text, depth + 1)).find((because) => because !== undefined);
  }

  #judgeName(program: string): string | undefined {
    const name = program.slice(program.lastIndexOf('/') + 1);
    const isStaying =
      isPlainProgram(name) ||
      this.#development.stayingPrograms.has(name) ||
      this.#globals.has(name.replace(/-(?:runtime|docker)$/, ''));
    return isStaying || /^\.{0,2}\//.test(program) ? undefined : `runs "${name}"`;
  }
}
