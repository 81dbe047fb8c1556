import { SYNTAX } from '../knowledge/package-manager-options.ts';
import { type Arguments, readArguments } from '../shell/arguments.ts';
import type { Word } from '../shell/script.ts';

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

export type Unknown = { readonly kind: 'unknown' };
export type Nothing = { readonly kind: 'nothing' };
export const UNKNOWN: Unknown = { kind: 'unknown' };
export const NOTHING: Nothing = { kind: 'nothing' };

/** A step that says no more than these facts. */
export function step(program: string, facts: Partial<PythonStep>): PythonStep {
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

/** Options of pip that change nothing of where it writes. */
const PLACED = /^(?:-t|--target|--prefix|--root|--src|--python|-b|--build|--platform|--group|--dry-run|--report)$/;

/** What pip makes. @param args of pip itself */
export function readPip(
  program: string,
  args: readonly Word[],
  tool: 'pip' | 'uv-pip',
): PythonStep | Unknown | Nothing {
  const read = readArguments(args, SYNTAX.pip);
  const [subcommand, ...operands] = read.operands.map(({ value, text }) => value ?? text);
  if (subcommand === undefined) {
    const isAsked = args.every(({ value }) => /^-{1,2}(?:V|version|h|help)$/.test(value ?? ''));
    return isAsked ? NOTHING : UNKNOWN;
  }
  if (subcommand === 'config') {
    const isPlace = operands.some((operand) => /\b(?:target|prefix|user|root|src|python)\b/.test(operand));
    return isPlace ? UNKNOWN : NOTHING;
  }
  if (/^(?:list|show|freeze|check|cache|debug|help|search|index|hash|inspect|tree)$/.test(subcommand)) return NOTHING;
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
