import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import type { Command, Word } from '../shell/script.ts';

type Asks = (command: Command) => boolean;

/**
 * A reader of commands by their program and the first of their words that are no options.
 * @param first of these; where the pattern takes an empty text there may be none
 * @param second the next one
 */
export function runsBySubcommand(program: RegExp, first: RegExp, second?: RegExp): Asks {
  return (command) => {
    const invocation = readInvocation(command);
    if (!invocation || !program.test(invocation.program)) return false;
    const operands = invocation.args.filter(({ text }) => !/^[-+]/.test(text));
    return first.test(operands[0]?.value ?? '') && (second === undefined || second.test(operands[1]?.value ?? ''));
  };
}

/** A command that fetches by apt-get, apt or aptitude, or its lists. */
export const usesApt: Asks = (command) => {
  const apt = readPackageCommand(command);
  return apt?.manager === 'apt' && /^(?:update|install|reinstall|(?:dist-|full-|safe-)?upgrade|build-dep)$/.test(apt.subcommand ?? ''); // prettier-ignore
};

export const cleansApt: Asks = (command) => {
  const apt = readPackageCommand(command);
  const isClean = apt?.manager === 'apt' && /^(?:auto-?)?clean$/.test(apt.subcommand ?? '');
  return isClean && apt.operands.length === 0;
};

export const usesApk: Asks = (command) => {
  const apk = readPackageCommand(command);
  return apk?.manager === 'apk' && /^(?:add|upgrade|update)$/.test(apk.subcommand ?? '');
};

/** By the name of the program itself: microdnf keeps its files elsewhere. */
export function usesDnf(program: 'dnf' | 'yum'): Asks {
  return (command) => {
    const packages = readPackageCommand(command);
    return packages?.program === program && /^(?:install|reinstall|update|upgrade|groupinstall|makecache|module|builddep|swap|localinstall)$/.test(packages.subcommand ?? ''); // prettier-ignore
  };
}

export const cleansDnf: Asks = (command) => {
  const packages = readPackageCommand(command);
  const isClean = /^(?:dnf|yum)$/.test(packages?.program ?? '') && packages?.subcommand === 'clean';
  // That one deletes nothing, and has the next command ask for the newest index.
  return isClean && packages.operands[0]?.value !== 'expire-cache';
};

/** A command of dnf, by either of its names, that looks into the index of a repository. */
export const asksIndexOfDnf: Asks = (command) => {
  const packages = readPackageCommand(command);
  return /^(?:dnf|yum)$/.test(packages?.program ?? '') && !/^(?:clean|remove|erase|autoremove|config-manager|copr|mark|versionlock)$/.test(packages?.subcommand ?? 'clean'); // prettier-ignore
};

/** Has dnf ask for the newest index, instead of taking one that is younger than `metadata_expire` (two days). */
export const REFRESH_DNF = '--refresh';

/** The word that is its name: options for all subcommands may stand behind it. */
export function findProgramOfDnf({ words }: Command): Word | undefined {
  return words.find(({ value }) => /^(?:.*\/)?(?:dnf|yum)$/.test(value ?? ''));
}

export const runsPip: Asks = (command) => {
  const pip = readPackageCommand(command);
  return pip?.manager === 'pip' && /^(?:install|wheel|download)$/.test(pip.subcommand ?? '');
};
