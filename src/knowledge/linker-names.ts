/**
 * What a linker is told, and the package of headers that goes with it in Debian (its indices of contents, 2026-11-21);
 * `undefined` as a value: the C library and the compiler have it themselves, and every image has that.
 */
const BY_NAME: Readonly<Record<string, string | undefined>> = {
  c: undefined,
  m: undefined,
  pthread: undefined,
  dl: undefined,
  rt: undefined,
  util: undefined,
  resolv: undefined,
  anl: undefined,
  gcc: undefined,
  gcc_s: undefined,
  'stdc++': undefined,
  'stdc++fs': undefined,
  supc: undefined,
  z: 'zlib1g-dev',
  ssl: 'libssl-dev',
  crypto: 'libssl-dev',
  pq: 'libpq-dev',
  sqlite3: 'libsqlite3-dev',
  ffi: 'libffi-dev',
};

/** By the names of CMake's own modules (`cmake-modules(7)`). */
const BY_MODULE: Readonly<Record<string, string | undefined>> = {
  Threads: undefined,
  PkgConfig: undefined,
  ZLIB: 'zlib1g-dev',
  OpenSSL: 'libssl-dev',
  PostgreSQL: 'libpq-dev',
  SQLite3: 'libsqlite3-dev',
};

/** By crates of Rust that link to a library of the system; the others bring theirs along, or are for other systems. */
const BY_CRATE: Readonly<Record<string, string | undefined>> = {
  'openssl-sys': 'libssl-dev',
  'pq-sys': 'libpq-dev',
  'libz-sys': 'zlib1g-dev',
  'libsqlite3-sys': 'libsqlite3-dev',
  'zstd-sys': undefined,
  'lz4-sys': undefined,
  'js-sys': undefined,
  'web-sys': undefined,
  'windows-sys': undefined,
  'linux-raw-sys': undefined,
  'inotify-sys': undefined,
  'kqueue-sys': undefined,
  'fsevent-sys': undefined,
  'core-foundation-sys': undefined,
  'security-framework-sys': undefined,
  'system-configuration-sys': undefined,
  'tikv-jemalloc-sys': undefined,
  'jemalloc-sys': undefined,
  'mimalloc-sys': undefined,
  'libmimalloc-sys': undefined,
  'aws-lc-sys': undefined,
  'dirs-sys': undefined,
  'wasi-sys': undefined,
  'io-kit-sys': undefined,
  'mach-sys': undefined,
};

const TABLES = { library: BY_NAME, module: BY_MODULE, crate: BY_CRATE } as const;

/** The package of headers, `none` where every image has the library, `unknown` where nothing is known of it. */
export function headersOfLinked(
  kind: keyof typeof TABLES,
  name: string,
): { readonly headers: string } | 'none' | 'unknown' {
  const table = TABLES[kind];
  if (!Object.hasOwn(table, name)) return 'unknown';
  const headers = table[name];
  return headers === undefined ? 'none' : { headers };
}
