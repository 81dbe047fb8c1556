import type { UsedCommand } from './stage-commands.ts';
import type { MissingInSlim } from '../../knowledge/images/contents.ts';

/** What turns sources into programs: with a compiler of its own, it may still need headers of the full image. */
const COMPILERS =
  /^(?:gcc|g\+\+|cc|c\+\+|cpp|c89|c99|clang(?:\+\+)?|make|gmake|cmake|ninja|meson|scons|autoreconf|autoconf|automake|libtoolize|waf|node-gyp|node-pre-gyp|rebar3?|cpan|cpanm|carton|dpkg-buildpackage|debuild)(?:-\d+)?$/;
/** Tools of languages that compile by some of their commands. */
const BY_COMMAND: Readonly<Record<string, RegExp>> = {
  cargo: /^(?:b|build|install|r|run|t|test|bench|c|check|clippy|rustc|doc|fix)$/,
  mix: /^(?:compile|deps\.(?:get|compile|update)|do|release|test|escript\.\w+|archive\.install|phx\.\w+|run|ecto\.\w+)$/,
};

/** Whether a command compiles, and the image that goes has the headers for it. */
export function compilesBy({ name, words, phase }: UsedCommand, { packages }: MissingInSlim): boolean {
  if (![...packages.values()].some(({ kind }) => kind === 'headers')) return false;
  if (COMPILERS.test(name)) return !words.slice(1).some((word) => /^--?(?:version|help)$/.test(word));
  if (!Object.hasOwn(BY_COMMAND, name)) return false;
  // Mix and Cargo start what the build has compiled.
  const subcommand = words.slice(1).find((word) => !/^[-+]/.test(word));
  return phase === 'build' && subcommand !== undefined && BY_COMMAND[name]!.test(subcommand);
}
