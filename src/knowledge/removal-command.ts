import { readInvocation } from './invocation.ts';
import { hasOption, type PackageManager, readPackageCommand } from './package-managers.ts';
import type { Command, Word } from '../shell/script.ts';

/** A command that takes packages away again. */
export interface Removal {
  /** `undefined` for a program of which no more is known. */
  readonly manager: PackageManager | undefined;
  /** The words that name them; `unknown` where it takes something away that it does not name. */
  readonly packages: readonly Word[] | 'unknown';
}

/** Subcommands by which package managers remove (the manual of each, general knowledge of 2026-11-21). */
const REMOVES: ReadonlySet<string> = new Set([
  'remove', 'purge', 'autoremove', 'auto-remove', 'del', 'erase', 'rm', 'uninstall', 'unlink', 'un', 'r',
]); // prettier-ignore

/** Those of which `r` and `un` are something else: another removal, or nothing. */
const SHORT_NAMES = /^(?:r|un)$/;

/** Managers of versions and of programs of their own: `nvm uninstall 18`, `corepack disable`. */
const VERSION_MANAGERS: ReadonlySet<string> = new Set([
  'nvm', 'asdf', 'fnm', 'n', 'volta', 'rbenv', 'rvm', 'pyenv', 'goenv', 'sdk', 'mise', 'corepack', 'rustup', 'update-alternatives',
]); // prettier-ignore
const TURNS_OFF =
  /^(?:uninstall|remove|rm|implode|disable|deactivate|unload|prune|self-uninstall|--remove|--remove-all)$/;

/** Programs that remove what they name, besides those whose commands are read in full. */
const OTHERS: ReadonlyMap<string, RegExp> = new Map([
  ['dpkg', /^(?:-r|-P|--remove|--purge)$/],
  ['rpm', /^(?:-e\w*|--erase)$/],
  ['pipx', /^uninstall(?:-all)?$/],
  ['snap', /^remove$/],
  ['brew', /^(?:uninstall|remove|rm)$/],
  ['opkg', /^remove$/],
]);

/** `undefined` for a command that removes nothing, as far as is known. */
export function readRemoval(command: Command): Removal | undefined {
  const packages = readPackageCommand(command);
  const invocation = readInvocation(command);
  if (!packages || packages.manager === 'nvm') {
    if (!invocation) return undefined;
    const { program, args } = invocation;
    if (VERSION_MANAGERS.has(program))
      return args.some(({ text }) => TURNS_OFF.test(text)) ? { manager: undefined, packages: 'unknown' } : undefined;
    const removes = OTHERS.get(program);
    const at = removes ? args.findIndex(({ text }) => removes.test(text)) : -1;
    return at === -1 ? undefined : { manager: undefined, packages: args.slice(at + 1) };
  }
  const { manager, subcommand, operands, unknown } = packages;
  // `uv pip uninstall`, `yarn global remove`, `conda env remove`.
  const isNested = /^(?:pip|tool|global|env)$/.test(subcommand ?? '');
  const name = (isNested ? operands[0]?.value : subcommand) ?? '';
  if (!REMOVES.has(name) || (SHORT_NAMES.test(name) && manager !== 'npm' && manager !== 'pnpm')) return undefined;
  const isListed = manager === 'pip' && hasOption(packages, '-r', '--requirement');
  if (subcommand === 'env' || isListed) return { manager, packages: 'unknown' };
  return { manager, packages: [...(isNested ? operands.slice(1) : operands), ...unknown] };
}
