import { readInvocation } from './invocation.ts';
import { readPackageCommand } from './package-managers.ts';
import type { Command } from '../shell/script.ts';

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
  return /^(?:dnf|yum)$/.test(packages?.program ?? '') && packages?.subcommand === 'clean';
};

export const runsPip: Asks = (command) => {
  const pip = readPackageCommand(command);
  return pip?.manager === 'pip' && /^(?:install|wheel|download)$/.test(pip.subcommand ?? '');
};
