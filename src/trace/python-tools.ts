import { NOTHING, type Nothing, type PythonStep, readPip, step, UNKNOWN, type Unknown } from './python-pip.ts';
import type { Word } from '../shell/script.ts';

/** A virtual environment, by the module of Python or by virtualenv. @param texts the words behind its name */
export function readVenv(program: string, texts: readonly string[]): PythonStep | Unknown {
  const operands = texts.filter((text, i) => !text.startsWith('-') && !VENV_OPTIONS.test(texts[i - 1] ?? ''));
  // One that sees the packages of the system needs these as well.
  if (operands.length !== 1 || texts.some((text) => /^(?:--system-site-packages|--copies|--always-copy)$/.test(text)))
    return UNKNOWN;
  const python = texts[texts.findIndex((text) => /^(?:-p|--python)$/.test(text)) + 1];
  const isOther = texts.some((text) => /^(?:-p|--python)$/.test(text)) && !/^(?:\/usr\/local\/bin\/)?python3?$/.test(python!);
  return isOther ? UNKNOWN : step(program, { does: 'venv', path: operands[0]! });
} // prettier-ignore

const VENV_OPTIONS = /^(?:--prompt|-p|--python)$/;

/** What Poetry makes. @param texts the words behind its name */
export function readPoetry(program: string, texts: readonly string[]): PythonStep | Unknown | Nothing {
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

/** What Pipenv makes. @param texts the words behind its name */
export function readPipenv(program: string, texts: readonly string[]): PythonStep | Unknown | Nothing {
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

/** What uv makes. */
export function readUv(
  program: string,
  args: readonly Word[],
  texts: readonly string[],
): PythonStep | Unknown | Nothing {
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
