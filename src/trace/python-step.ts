import { NOTHING, type Nothing, type PythonStep, readPip, step, UNKNOWN, type Unknown } from './python-pip.ts';
import { readPipenv, readPoetry, readUv, readVenv } from './python-tools.ts';
import type { Command, Word } from '../shell/script.ts';

export type { PythonStep } from './python-pip.ts';

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

function readSource(program: string, [file, more]: readonly string[]): PythonStep | undefined {
  const venv = /^(.+)\/bin\/activate$/.exec(file ?? '')?.[1];
  return venv === undefined || more !== undefined ? undefined : step(program, { does: 'activate', path: venv });
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
  return readScript(program, args.slice(at));
}

/** A script of the project: what it writes, `python-scripts` tells. What it is given may be a path, too. */
function readScript(program: string, words: readonly Word[]): PythonStep | Unknown {
  const [script, ...given] = words.map(({ value }) => value);
  const isPlain = given.every((word) => word !== undefined && /^[\w.,:=@%+-]+(?:\/[\w.-]+)*$/.test(word) && !word.includes('..'));
  if (script === undefined || !/^[\w./-]+\.py$/.test(script) || !isPlain) return UNKNOWN;
  return step(program, { does: 'build', path: `script ${script}` });
} // prettier-ignore

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
