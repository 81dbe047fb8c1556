import type { Distribution } from './images/system.ts';

/** Images that bring Elixir and the Erlang that it runs on. */
export const ELIXIR_IMAGES: ReadonlySet<string> = new Set(['elixir', 'hexpm/elixir']);

/**
 * Variables that such an image sets and a program reads: without one for UTF-8, Erlang reads names of files as Latin-1
 * (erlef/docker-elixir; hexpm/bob `erlang-debian-bookworm.dockerfile`, whose Alpine sets none; 2026-11-21).
 */
export function variablesOfElixir(path: string, distribution: Distribution): readonly string[] {
  return path === 'hexpm/elixir' && distribution === 'alpine' ? [] : ['LANG=C.UTF-8'];
}

/**
 * What the Erlang in a release is linked with, by package: its machine with C++ and ncurses, `crypto` with OpenSSL. By
 * `phx.gen.release --docker` of Phoenix 1.7 and 1.8, and what the Dockerfiles of docker-erlang-otp and hexpm/bob keep
 * (2026-11-21). Certificates go with it, since `:public_key.cacerts_get` reads those of the system.
 */
const RUNTIME: Partial<Readonly<Record<Distribution, readonly string[]>>> = {
  debian: ['ca-certificates', 'libncurses6', 'libstdc++6', 'openssl'],
  ubuntu: ['ca-certificates', 'libncurses6', 'libstdc++6', 'openssl'],
  alpine: ['ca-certificates', 'libstdc++', 'ncurses-libs', 'openssl'],
};

/** `undefined` where it is not known. */
export function packagesOfErlang(distribution: Distribution): readonly string[] | undefined {
  return RUNTIME[distribution];
}

/** Packages of the system that a build of Elixir installs, beside compilers: for JavaScript, and to watch sources. */
const OF_BUILDS: ReadonlySet<string> = new Set(['nodejs', 'npm', 'yarn', 'yarnpkg', 'inotify-tools', 'erlang-dev', 'erlang-dialyzer', 'locales-all', 'python3', 'python']); // prettier-ignore

/** Whether a package is of use to a build of Elixir alone, unless a program of it is started. */
export function isOfElixirBuild(name: string): boolean {
  return OF_BUILDS.has(name);
}

/** What brings the programs that Elixir is worked with; a release has none of them. */
export const ELIXIR_PROGRAMS: ReadonlySet<string> = new Set(['mix', 'iex', 'elixir', 'elixirc', 'erl', 'erlc', 'rebar3', 'escript']); // prettier-ignore

/** What the script of a release can be told (`mix help release`, "Running the release"). */
export const RELEASE_COMMANDS: ReadonlySet<string> = new Set(['start', 'start_iex', 'daemon', 'daemon_iex', 'eval', 'rpc', 'remote', 'restart', 'stop', 'pid', 'version']); // prettier-ignore

/**
 * Packages of hex.pm that compile something and are linked with nothing but the C library, C++ and what they bring along, or
 * fetch it ready made (their Makefiles and `mix.exs`, hexdocs.pm, 2026-11-21).
 */
const SELF_CONTAINED: ReadonlySet<string> = new Set([
  'argon2_elixir', 'bcrypt_elixir', 'brotli', 'cc_precompiler', 'elixir_make', 'exqlite', 'explorer', 'ecto_sqlite3', 'html5ever',
  'jiffy', 'mdex', 'picosat_elixir', 'rustler', 'rustler_precompiled', 'snappyer', 'tokenizers', 'ex_keccak', 'ex_secp256k1',
  'nimble_lz4', 'castore', 'comeonin', 'lazy_html', 'telemetry', 'phoenix_live_view',
]); // prettier-ignore

/** Packages that compile something without one of the tools for it in their list. */
const COMPILED: ReadonlySet<string> = new Set(['bcrypt', 'bundlex', 'egd', 'eimp', 'eleveldb', 'enacl', 'erocksdb', 'esqlite', 'ex_dtls', 'ex_libsrtp', 'exla', 'evision', 'ezlib', 'fast_tls', 'fast_xml', 'fast_yaml', 'libsodium', 'p1_mysql', 'rocksdb', 'stringprep', 'unifex', 'vix', 'xav']); // prettier-ignore

/** Tools by which a package compiles C, C++, Rust or Zig. */
const TOOLS: readonly string[] = ['elixir_make', 'cc_precompiler', 'rustler', 'rustler_precompiled', 'zigler', 'unifex', 'bundlex', 'pc', 'port_compiler']; // prettier-ignore

/** Whether a package may be linked with libraries of the system. @param needs packages that it depends on */
export function mayLinkWithSystem(name: string, needs: readonly string[]): boolean {
  if (SELF_CONTAINED.has(name)) return false;
  return COMPILED.has(name) || needs.some((need) => TOOLS.includes(need));
}

/** Programs of the system that a package of hex.pm starts (their READMEs on hexdocs.pm, 2026-11-21). */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  mogrify: ['mogrify'],
  ffmpex: ['ffmpeg'],
  thumbnex: ['ffmpeg', 'convert'],
  pdf_generator: ['wkhtmltopdf'],
  chromic_pdf: ['chromium'],
  nodejs: ['node'],
  git_cli: ['git'],
  puppeteer_pdf: ['node'],
};

/** The programs that a package of hex.pm starts, where it starts any. */
export function programsOfHexPackage(name: string): readonly string[] {
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name]! : [];
}

/**
 * Applications of Erlang whose libraries the table of packages does not hold, and what compiles a library of the project's own
 * (hexdocs.pm of elixir_make, rustler and zigler).
 */
export const LINKED =
  /:(?:odbc|wx|observer|debugger|et|reltool|gen_sctp)\b|:(?:elixir_make|rustler_crates|bundlex|unifex|cmake)\b(?!\s{0,8},\s{0,8}["'~])|\bmake_(?:executable|targets|makefile|cwd)\b|\bcompilers:[^\n]{0,80}\bmake\b|\buse\s{1,8}(?:Rustler(?:Precompiled)?|Zig)\b|\bload_nif\b/;
