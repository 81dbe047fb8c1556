import { FOLLOWED, HARMLESS, type PythonPlaces, type PythonSurroundings, type UnknownPlace } from './python-place.ts';
import { PLACE_VARIABLE, type PythonStep, readPythonStep } from './python-step.ts';
import { takesOtherPython } from './python-version.ts';
import { resolvePath } from './stage-writes.ts';
import { BuildValues } from '../context/build-values.ts';
import { cleanPath } from '../context/context-path.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isUnread, readRun } from '../dockerfile/run-script.ts';
import type { Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';

const USER_SITE = '/root/.local';
const POETRY_CACHE = '/root/.cache/pypoetry/virtualenvs';
const PIPENV_HOME = '/root/.local/share/virtualenvs';
/** Follows the commands of Python's tools through a stage; the first whose place is not known ends it. */
export function readPythonPlaces(
  file: Dockerfile,
  stage: Stage,
  surroundings: PythonSurroundings,
): PythonPlaces | UnknownPlace {
  const walk = new Walk(file, surroundings);
  for (const instruction of stage.instructions) {
    const because = walk.take(stage, instruction);
    if (because !== undefined) return { instruction, because };
  }
  return walk;
}

class Walk implements PythonPlaces {
  readonly environments = new Map<string, Instruction>();
  readonly names: string[] = [];
  hasMore = false;
  hasManaged = false;
  readonly locals: PythonPlaces['locals'][number][] = [];
  readonly builds: PythonPlaces['builds'][number][] = [];
  readonly scripts: PythonPlaces['scripts'][number][] = [];
  readonly named: PythonPlaces['named'][number][] = [];
  readonly lists: PythonPlaces['lists'][number][] = [];
  readonly #file: Dockerfile;
  readonly #base: string;
  readonly #values: BuildValues;
  /** Whether uv may fetch a Python of its own. */
  readonly #takesOther: boolean;
  readonly #settings = new Map<string, string>();
  readonly #set = new Set<string>();
  /** Environments that have pip. */
  readonly #virtual = new Set<string>();
  #path: readonly string[] = [];
  #active: string | undefined;
  #instruction!: Instruction;

  constructor(file: Dockerfile, { workingDir, minor, readText }: PythonSurroundings) {
    this.#file = file;
    this.#base = workingDir;
    this.#values = new BuildValues(file);
    this.#takesOther = minor === undefined || takesOtherPython(minor, readText);
    for (const [, key, value] of (readText('poetry.toml') ?? '').matchAll(
      /^[ \t]*(create|in-project)[ \t]*=[ \t]*(true|false)\b/gm,
    ))
      this.#settings.set(`virtualenvs.${key!}`, value!);
  }

  take(stage: Stage, instruction: Instruction): string | undefined {
    this.#instruction = instruction;
    const { content } = instruction;
    if (content.keyword === 'env' || content.keyword === 'arg') return this.#takeVariables(instruction);
    if (content.keyword !== 'run') return undefined;
    const reading = readRun(content);
    if (isUnread(reading)) return 'its script was not read';
    const start = workingDirBefore(this.#file, stage, instruction, this.#base);
    let folder = start.kind === 'known' ? start.text : undefined;
    this.#active = undefined;
    for (const { command, within } of reading.commands) {
      const [first, to] = command.words;
      if (first?.value === 'cd') {
        if (within.length > 0 || to?.value === undefined) folder = undefined;
        else folder = folder && resolvePath(folder, to.value);
        continue;
      }
      const made = readPythonStep(command);
      if (made === undefined || made.kind === 'nothing') continue;
      const text = command.words.map((word) => word.text).join(' ');
      if (made.kind === 'unknown') return `what "${text}" makes, or where, is not known`;
      if (folder === undefined) return `the folder in which "${text}" runs is not known`;
      const because = this.#takeStep(made, folder);
      if (because !== undefined) return `${because} ("${text}")`;
    }
    return undefined;
  }

  #takeVariables({ content }: Instruction): string | undefined {
    for (const { name, value = '' } of readVariables(content)) {
      if (!PLACE_VARIABLE.test(name) || HARMLESS.test(name)) continue;
      if (!FOLLOWED.has(name)) return `${name} says where something is put`;
      if (content.keyword === 'arg') return `${name} is given from outside`;
      if (name === 'UV_LINK_MODE' && /symlink/.test(value)) return 'packages are links into a cache';
      this.#set.add(name);
      if (name === 'PATH') {
        const pieces = this.#readPath(value, content.escape);
        if (!pieces) return 'PATH has a part that is not known';
        this.#path = pieces;
      }
    }
    this.#values.take(content);
    return undefined;
  }

  #readPath(text: string, escape: Parameters<BuildValues['expand']>[1]): readonly string[] | undefined {
    const pieces: string[] = [];
    for (const piece of text.replace(/^(["'])(.*)\1$/, '$2').split(':')) {
      if (/^\$(?:PATH|\{PATH\})$/.test(piece)) {
        pieces.push(...this.#path);
        continue;
      }
      const value = this.#values.expand(piece, escape);
      if (value.kind === 'unknown' || value.assumes.length > 0) return undefined;
      pieces.push(cleanPath(value.text));
    }
    return pieces;
  }

  #takeStep(made: PythonStep, folder: string): string | undefined {
    if (made.does === 'venv' && /^(?:.*\/)?uv$/.test(made.program) && this.#takesOther)
      return 'uv may fetch a Python of its own';
    if (made.does === 'activate' || made.does === 'venv') {
      const path = this.#locate(made.path!, folder);
      if (path === undefined || path === '/') return 'where the environment lies is not known';
      if (made.does === 'venv') this.#addVirtual(path, made.program);
      else if (!this.environments.has(path)) return `${path} is no environment that was made here`;
      if (made.does === 'activate') this.#active = path;
      return undefined;
    }
    if (/^(?:.*\/)?uv$/.test(made.program) && made.tool === 'uv' && this.#takesOther)
      return 'uv may fetch a Python of its own';
    if (made.does === 'setting') {
      const [key = '', value] = (made.path ?? '').split(' ');
      if (value !== undefined) this.#settings.set(key, value);
      const isKnown = /^(?:virtualenvs\.(?:create|in-project)|installer\.[\w-]+|virtualenvs\.prompt|http-basic\..*)$/;
      return isKnown.test(key) ? undefined : `what the setting ${key} changes is not known`;
    }
    const instruction = this.#instruction;
    for (const name of made.names) this.named.push({ name, instruction });
    for (const list of made.lists) this.lists.push({ path: resolvePath(folder, list), folder, instruction });
    if (made.does === 'build') return this.#takeBuild(made, folder);
    for (const local of made.locals) {
      const path = cleanPath(resolvePath(folder, local));
      this.locals.push({ path, isEditable: made.editable.includes(local), instruction: this.#instruction });
    }
    const place = this.#findPlace(made, folder);
    if ('because' in place) return place.because;
    if (place.path !== undefined) this.#add(place.path);
    else if (made.lists.length + made.locals.length > 0) this.hasMore = true;
    else this.names.push(...made.names);
    return undefined;
  }

  #takeBuild({ path, locals }: PythonStep, folder: string): string | undefined {
    const instruction = this.#instruction;
    const script = path?.startsWith('script ') ? path.slice('script '.length) : undefined;
    const isManaged = path?.startsWith('manage.py ') === true;
    if (isManaged) this.hasManaged = true;
    if (script !== undefined) this.scripts.push({ path: resolvePath(folder, script), folder, instruction });
    const to = path === undefined || isManaged || script !== undefined ? folder : this.#locate(path, folder);
    if (to === undefined) return 'where it writes to is not known';
    for (const local of locals) this.locals.push({ path: resolvePath(folder, local), isEditable: true, instruction });
    this.builds.push({ path: to, instruction });
    return undefined;
  }

  /** Where an install puts what it brings; without a path it is the image's own Python. */
  #findPlace(
    { tool, program }: PythonStep,
    folder: string,
  ): { readonly path: string | undefined } | { readonly because: string } {
    if (tool === 'user') return { path: USER_SITE };
    const virtual = this.#active ?? this.#valueOf('VIRTUAL_ENV');
    if (tool === 'uv') {
      const own = this.#valueOf('UV_PROJECT_ENVIRONMENT');
      if (own === undefined && this.#set.has('UV_PROJECT_ENVIRONMENT')) return { because: 'UV_PROJECT_ENVIRONMENT is not known' }; // prettier-ignore
      const path = resolvePath(folder, own ?? '.venv');
      return { path: path === '/usr/local' ? undefined : path };
    }
    if (tool === 'pip') return this.#findByProgram(program, folder);
    if (virtual !== undefined) return this.environments.has(virtual) ? { path: virtual } : { because: `${virtual} is not made here` }; // prettier-ignore
    const inProject = resolvePath(folder, '.venv');
    if (this.environments.has(inProject)) return { path: inProject };
    if (tool === 'uv-pip')
      return this.#isOn('UV_SYSTEM_PYTHON') ? { path: undefined } : { because: 'no environment is known' };
    if (tool === 'pipenv') return { path: this.#isOn('PIPENV_VENV_IN_PROJECT') ? inProject : PIPENV_HOME };
    const setting = (key: string, name: string): string | undefined => this.#valueOf(name) ?? this.#settings.get(key);
    const isOff = (value: string | undefined): boolean => value !== undefined && /^(?:false|0)$/i.test(value);
    const isOn = (value: string | undefined): boolean => value !== undefined && /^(?:true|1)$/i.test(value);
    if (isOff(setting('virtualenvs.create', 'POETRY_VIRTUALENVS_CREATE')))
      return this.environments.size > 0 ? { because: 'several environments are there' } : { path: undefined };
    return {
      path: isOn(setting('virtualenvs.in-project', 'POETRY_VIRTUALENVS_IN_PROJECT')) ? inProject : POETRY_CACHE,
    };
  }

  #findByProgram(
    program: string,
    folder: string,
  ): { readonly path: string | undefined } | { readonly because: string } {
    const isUv = /^(?:.*\/)?uv$/.test(program);
    if (isUv) return this.environments.size > 0 ? { because: 'several environments are there' } : { path: undefined };
    if (program.includes('/')) {
      const path = this.#locate(program, folder)?.replace(/\/bin\/[^/]*$/, '');
      if (path === '/usr/local') return { path: undefined };
      return path !== undefined && this.environments.has(path)
        ? { path }
        : { because: 'which Python that is is not known' };
    }
    if (this.#active !== undefined) return { path: this.#active };
    const own = this.#path.map((entry) => entry.replace(/\/bin$/, ''));
    const first = own.find((entry) => entry === '/usr/local' || (entry !== USER_SITE && this.environments.has(entry)));
    if (first === undefined || first === '/usr/local') return { path: undefined };
    // What uv or Poetry has made has no pip of its own.
    return this.#virtual.has(first) ? { path: first } : { because: `whether ${first} has a pip is not known` };
  }

  #valueOf(name: string): string | undefined {
    if (!this.#set.has(name)) return undefined;
    const value = this.#values.expand(`$${name}`, '\\');
    return value.kind === 'known' && value.assumes.length === 0 ? value.text : undefined;
  }

  #isOn(name: string): boolean {
    return /^(?:1|true|yes|on)$/i.test(this.#valueOf(name) ?? '');
  }

  /** A path of a script, with the variables that ENV sets. */
  #locate(path: string, folder: string): string | undefined {
    const value = this.#values.expand(path, '\\');
    return value.kind === 'known' && value.assumes.length === 0 && !/[~*?]/.test(value.text)
      ? resolvePath(folder, value.text)
      : undefined;
  }

  #addVirtual(path: string, program: string): void {
    this.#add(path);
    if (!/^(?:.*\/)?uv$/.test(program)) this.#virtual.add(path);
  }

  #add(path: string): void {
    if (!this.environments.has(path)) this.environments.set(path, this.#instruction);
  }
}
