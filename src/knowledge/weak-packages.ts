import { hasOption, type PackageCommand } from './package-managers.ts';

/**
 * The option by which a member of dnf's family leaves out weak dependencies. dnf(8) 4.14 and dnf5(8) take any word for a
 * boolean; microdnf's dnf/dnf-main.c takes `0` and `1` alone (2026-11-21).
 */
export function noWeakOption(program: string): string {
  return `--setopt=install_weak_deps=${program === 'microdnf' ? '0' : 'False'}`;
}

const SETTING = /\binstall_weak_deps[\s=]+["']?(?:(true|yes|on|1)|(?:false|no|off|0))\b/i;

/** What a text says of weak dependencies, as an option or as a line of dnf.conf; `undefined` where it says nothing. */
export function readWeakSetting(text: string): boolean | undefined {
  const match = SETTING.exec(text);
  return match ? match[1] !== undefined : undefined;
}

/** The same of a command. */
export function readWeakOption({ options }: PackageCommand): boolean | undefined {
  const settings = options.filter(({ name }) => name === '--setopt');
  return settings.map(({ value, word }) => readWeakSetting(value ?? word.text)).findLast((is) => is !== undefined);
}

/** Nothing new is installed: what comes along would be neither wanted nor there. */
export function installsNothing(command: PackageCommand): boolean {
  return hasOption(command, '--downloadonly', '--assumeno', '-h', '--help', '--version');
}

/** Programs that come with a package by a weak dependency alone. */
export interface WeakPrograms {
  readonly package: RegExp;
  readonly programs: readonly string[];
  /** What brings them by name. */
  readonly bringer: RegExp;
}

/** By the field "Recommends" of nodejs.spec, ruby.spec (also of its rubygems) and rust.spec of Fedora, 2026-11-21. */
export const WEAK_PROGRAMS: readonly WeakPrograms[] = [
  { package: /^nodejs\d*$/, programs: ['npm', 'npx'], bringer: /^(?:nodejs\d*-)?npm$/ },
  { package: /^ruby$/, programs: ['gem', 'bundle', 'bundler', 'rake', 'irb'], bringer: /^(?:rubygems|rubygem-.*)$/ },
  { package: /^rubygems$/, programs: ['bundle', 'bundler'], bringer: /^rubygem-bundler$/ },
  { package: /^rust$/, programs: ['cargo'], bringer: /^cargo$/ },
];
