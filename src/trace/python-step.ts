import { SYNTAX } from '../knowledge/package-manager-options.ts';
import { type Arguments, readArguments } from '../shell/arguments.ts';
import type { Command, Word } from '../shell/script.ts';

/** What a command of Python's tools makes, by its words alone; where that lies, the state of the build tells. */
export interface PythonStep {
  readonly kind: 'python';
  /** The path that the program was named by, as written: `pip`, `$VENV/bin/python`. */
  readonly program: string;
  /** `install` fills an environment, `venv` makes one, `activate` goes on in one, `setting` is for the tool, `build` makes files where it runs. */
  readonly does: 'install' | 'venv' | 'activate' | 'setting' | 'build';
  /** By which rule the environment is found. */
  readonly tool: 'pip' | 'user' | 'poetry' | 'pipenv' | 'uv' | 'uv-pip';
  /** Of `venv` and `activate`; of `setting` what is set: `virtualenvs.create false`. */
  readonly path: string | undefined;
  /** Packages by their names, without extras; with a version where exactly one is asked for: `flask==3.0.0`. */
  readonly names: readonly string[];
  /** Lists that are named. */
  readonly lists: readonly string[];
  /** Folders and files of the project that are installed. */
  readonly locals: readonly string[];
  /** Of these, those that are used where they lie. */
  readonly editable: readonly string[];
}

type Unknown = { readonly kind: 'unknown' };
type Nothing = { readonly kind: 'nothing' };
const UNKNOWN: Unknown = { kind: 'unknown' };
const NOTHING: Nothing = { kind: 'nothing' };

/** A path of which no more than a folder is a variable. */
const PROGRAM = /^"?((?:\$\{?\w+\}?|[\w./-]+)?\/)?([\w.-]+)"?$/;
/** Variables that say where Python's tools put something. */
export const PLACE_VARIABLE =
  /^(?:PIP_(?:TARGET|PREFIX|ROOT|USER|CONFIG_FILE|PYTHON|SRC)|PYTHONUSERBASE|PYTHONHOME|HOME|XDG_\w+|VIRTUAL_ENV|PATH|POETRY_\w+|PIPENV_\w+|WORKON_HOME|UV_\w+|CONDA\w*)$/;

/** `undefined` where it is no command of Python's tools. */
export function readPythonStep(command: Command): PythonStep | Unknown | Nothing | undefined {
  const [first, ...args] = command.words;
  const match = first && PROGRAM.exec(first.value ?? first.text);
  if (!match) return undefined;
  const program = first.value ?? first.text.replaceAll('"', '');
  const name = match[2]!;
  if (command.assignments.some((assignment) => PLACE_VARIABLE.test(assignment.name)) && isTool(name)) return UNKNOWN;
  const texts = args.map(({ value, text }) => value ?? text.replaceAll('"', ''));
  if (name === '.' || name === 'source') return readSource(program, texts);
  if (name === 'export') return texts.some((text) => PLACE_VARIABLE.test(text.replace(/=.*$/s, ''))) ? UNKNOWN : undefined;
  if (/^pip(?:\d(?:\.\d+)?)?$/.test(name)) return readPip(program, args, 'pip');
  if (/^python(?:\d(?:\.\d+)?)?$/.test(name)) return readInterpreter(program, args, texts);
  if (name === 'virtualenv') return readVenv(program, texts);
  if (name === 'poetry') return readPoetry(program, texts);
  if (name === 'pipenv') return readPipenv(program, texts);
  if (name === 'uv') return readUv(program, args, texts);
  return undefined;
} // prettier-ignore

function isTool(name: string): boolean {
  return /^(?:pip|python|poetry|pipenv|uv|virtualenv)/.test(name);
}

function step(program: string, facts: Partial<PythonStep>): PythonStep {
  return {
    kind: 'python',
    program,
    does: 'install',
    tool: 'pip',
    path: undefined,
    names: [],
    lists: [],
    locals: [],
    editable: [],
    ...facts,
  };
}

function readSource(program: string, [file, more]: readonly string[]): PythonStep | undefined {
  const venv = /^(.+)\/bin\/activate$/.exec(file ?? '')?.[1];
  return venv === undefined || more !== undefined ? undefined : step(program, { does: 'activate', path: venv });
}

/** Options of pip that change nothing of where it writes. */
const PLACED = /^(?:-t|--target|--prefix|--root|--src|--python|-b|--build|--platform|--group|--dry-run|--report)$/;

function readPip(program: string, args: readonly Word[], tool: 'pip' | 'uv-pip'): PythonStep | Unknown | Nothing {
  const read = readArguments(args, SYNTAX.pip);
  const [subcommand, ...operands] = read.operands.map(({ value, text }) => value ?? text);
  if (subcommand === undefined) {
    const isAsked = args.every(({ value }) => /^-{1,2}(?:V|version|h|help)$/.test(value ?? ''));
    return isAsked ? NOTHING : UNKNOWN;
  }
  if (/^(?:list|show|freeze|check|config|cache|debug|help|search|index|hash|inspect|tree)$/.test(subcommand))
    return NOTHING;
  if (subcommand === 'wheel' || subcommand === 'download') {
    const to = read.options.find(({ name }) => /^(?:-w|--wheel-dir|-d|--dest)$/.test(name))?.value;
    if (to === undefined && read.options.some(({ name }) => /^(?:-w|--wheel-dir|-d|--dest)$/.test(name)))
      return UNKNOWN;
    const made = readInstall(program, read, operands, tool);
    return made.kind === 'python' ? { ...made, does: 'build', path: to } : made;
  }
  if (subcommand === 'uninstall') return step(program, { tool });
  if (subcommand !== 'install' || read.unknown.length > 0) return UNKNOWN;
  const isUser = read.options.some(({ name }) => name === '--user');
  return readInstall(program, read, operands, isUser ? 'user' : tool);
}

function readInstall(
  program: string,
  { options }: Arguments,
  operands: readonly string[],
  tool: PythonStep['tool'],
): PythonStep | Unknown {
  const lists: string[] = [];
  const locals: string[] = [];
  const editable: string[] = [];
  const names: string[] = [];
  for (const { name, value } of options) {
    if (PLACED.test(name)) return UNKNOWN;
    if (name !== '-r' && name !== '--requirement' && name !== '-e' && name !== '--editable') continue;
    if (value === undefined || /[$`]/.test(value)) return UNKNOWN;
    if (name.startsWith('-r') || name.startsWith('--r')) lists.push(value);
    else if (/^[\w+-]+:/.test(value)) return UNKNOWN;
    else editable.push(withoutExtras(value));
  }
  for (const operand of operands) {
    if (/[$`]/.test(operand)) return UNKNOWN;
    const isLocal = /^\.{0,2}\/|^\.+(?:\[|$)|^[\w./*-]+\.(?:whl|tar\.gz|zip)$/.test(operand);
    if (isLocal) locals.push(withoutExtras(operand));
    else if (/^[\w.+-]+:|\s@\s/.test(operand) || /^\w[\w.-]*@/.test(operand)) names.push(eggName(operand));
    else
      names.push(
        (/^[\w.-]+(?=\[|[<>=!~;\s]|$)/.exec(operand)?.[0] ?? operand) + (/==[\w.!+-]+$/.exec(operand)?.[0] ?? ''),
      );
  }
  return step(program, { tool, names, lists, locals: [...locals, ...editable], editable });
}

/** The name in `git+https://…#egg=name` and `name @ https://…`; the address itself where it has none. */
function eggName(address: string): string {
  return /[#&]egg=([\w.-]+)/.exec(address)?.[1] ?? /^([\w.-]+)(?:\[[^\]]*\])?\s*@/.exec(address)?.[1] ?? 'an address';
}

function withoutExtras(path: string): string {
  return path.replace(/\[[^\]]*\]$/, '').replace(/^file:(?:\/\/)?/, '');
}

/** Modules that come with Python or with its packages, and what they make. */
function readInterpreter(
  program: string,
  args: readonly Word[],
  texts: readonly string[],
): PythonStep | Unknown | Nothing {
  if (texts.length > 0 && texts.every((text) => /^-{1,2}(?:V|VV|version|help|h)$/.test(text))) return NOTHING;
  const at = texts.findIndex((text) => !/^-[uBEsSIOqbv]+$/.test(text));
  const rest = texts.slice(at + 1);
  if (at === -1) return UNKNOWN;
  if (texts[at] === '-m') {
    const [module, ...more] = rest;
    const words = args.slice(at + 2);
    if (module === 'pip') return readPip(program, words, 'pip');
    if (module === 'venv' || module === 'virtualenv') return readVenv(program, more);
    if (module === 'poetry') return readPoetry(program, more);
    if (module === 'pipenv') return readPipenv(program, more);
    if (module === 'ensurepip') return step(program, { names: ['pip'] });
    if (module === 'compileall') return step(program, { does: 'build' });
    if (module === 'build') return step(program, { does: 'build' });
    if (module === 'site' || module === 'sysconfig' || module === 'pytest' || module === 'unittest') return NOTHING;
    return UNKNOWN;
  }
  if (/(?:^|\/)setup\.py$/.test(texts[at]!)) return readSetup(program, rest);
  if (/(?:^|\/)manage\.py$/.test(texts[at]!)) return readManage(program, rest);
  return UNKNOWN;
}

function readSetup(program: string, [subcommand, ...rest]: readonly string[]): PythonStep | Unknown {
  if (rest.some((text) => /^--(?:prefix|root|home|user|install-|target|dist-dir|build-)/.test(text))) return UNKNOWN;
  if (subcommand === 'install') return step(program, { locals: ['.'] });
  if (subcommand === 'develop') return step(program, { locals: ['.'], editable: ['.'] });
  return /^(?:build|build_ext|build_py|bdist_wheel|sdist|egg_info)$/.test(subcommand ?? '')
    ? step(program, { does: 'build', locals: ['.'] })
    : UNKNOWN;
}

/** Commands of Django that write into folders which its settings name. */
function readManage(program: string, [subcommand]: readonly string[]): PythonStep | Unknown | Nothing {
  if (subcommand === 'check') return NOTHING;
  return /^(?:collectstatic|compilemessages|compress)$/.test(subcommand ?? '')
    ? step(program, { does: 'build', path: `manage.py ${subcommand!}` })
    : UNKNOWN;
}

function readVenv(program: string, texts: readonly string[]): PythonStep | Unknown {
  const operands = texts.filter((text, i) => !text.startsWith('-') && !VENV_OPTIONS.test(texts[i - 1] ?? ''));
  // One that sees the packages of the system needs these as well.
  if (operands.length !== 1 || texts.some((text) => /^(?:--system-site-packages|--copies|--always-copy)$/.test(text)))
    return UNKNOWN;
  const python = texts[texts.findIndex((text) => /^(?:-p|--python)$/.test(text)) + 1];
  const isOther = texts.some((text) => /^(?:-p|--python)$/.test(text)) && !/^(?:\/usr\/local\/bin\/)?python3?$/.test(python!);
  return isOther ? UNKNOWN : step(program, { does: 'venv', path: operands[0]! });
} // prettier-ignore

const VENV_OPTIONS = /^(?:--prompt|-p|--python)$/;

function readPoetry(program: string, texts: readonly string[]): PythonStep | Unknown | Nothing {
  const [subcommand, ...rest] = texts.filter((text) => !text.startsWith('-'));
  if (texts.some((text) => /^(?:-C|-P|--directory|--project)/.test(text))) return UNKNOWN;
  if (subcommand === 'install' || subcommand === 'sync') return step(program, { tool: 'poetry', locals: ['.'], editable: ['.'] }); // prettier-ignore
  if (subcommand === 'config') return step(program, { does: 'setting', tool: 'poetry', path: rest.join(' ') });
  if (subcommand === 'lock' || subcommand === 'build') return step(program, { does: 'build' });
  if (subcommand === 'export') {
    const to = texts[texts.findIndex((text) => /^(?:-o|--output)$/.test(text)) + 1];
    return step(program, {
      does: 'build',
      path: texts.some((text) => /^(?:-o|--output)$/.test(text)) ? to : undefined,
    });
  }
  return subcommand === undefined || /^(?:check|show|version|env|about|cache)$/.test(subcommand) ? NOTHING : UNKNOWN;
}

function readPipenv(program: string, texts: readonly string[]): PythonStep | Unknown | Nothing {
  const [subcommand, ...rest] = texts.filter((text) => !text.startsWith('-'));
  if (subcommand === 'lock') return step(program, { does: 'build' });
  if (subcommand === 'requirements' || subcommand === 'check' || subcommand === 'graph') return NOTHING;
  if (subcommand !== 'install' && subcommand !== 'sync') return UNKNOWN;
  if (texts.some((text) => /^(?:--python|-e|--editable|--categories|--requirements)/.test(text))) return UNKNOWN;
  const tool = texts.includes('--system') ? 'pip' : 'pipenv';
  return step(program, { tool, names: rest, lists: rest.length === 0 ? ['Pipfile'] : [] });
}

/** Options of uv that name another project, environment or interpreter. */
const UV_PLACED =
  /^(?:-p|--python|--target|--prefix|--project|--directory|--package|--all-packages|--active|--script|--managed-python|--python-preference|--link-mode=symlink)(?:=|$)/;

function readUv(program: string, args: readonly Word[], texts: readonly string[]): PythonStep | Unknown | Nothing {
  const [subcommand, ...rest] = texts;
  if (texts.some((text) => UV_PLACED.test(text))) return UNKNOWN;
  if (subcommand === 'sync') return step(program, { tool: 'uv', locals: ['.'], editable: ['.'] });
  if (subcommand === 'venv') {
    const path = rest.find((text) => !text.startsWith('-'));
    return texts.includes('--system-site-packages') ? UNKNOWN : step(program, { does: 'venv', path: path ?? '.venv' });
  }
  if (subcommand === 'lock' || subcommand === 'export' || subcommand === 'build') {
    const at = texts.findIndex((text) => /^(?:-o|--output-file|--out-dir)$/.test(text));
    return step(program, { does: 'build', path: at === -1 ? undefined : texts[at + 1] });
  }
  if (subcommand === 'cache' || subcommand === '--version' || subcommand === 'version') return NOTHING;
  if (subcommand !== 'pip') return UNKNOWN;
  const isSystem = texts.includes('--system');
  const words = args.slice(1).filter(({ value }) => value !== '--system');
  if (rest[0] === 'sync') {
    const lists = rest.slice(1).filter((text) => !text.startsWith('-'));
    return step(program, { tool: isSystem ? 'pip' : 'uv-pip', lists });
  }
  return readPip(program, words, isSystem ? 'pip' : 'uv-pip');
}
