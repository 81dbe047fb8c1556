type BySuite = Readonly<Record<string, readonly string[]>>;

/**
 * The packages of libraries that a program needs which was built with the headers of another package, by release of Debian:
 * what the package of headers depends on (`apt-cache depends`, Debian 11 to 13, 2026-11-21). Empty where every image has it.
 */
const LIBRARIES: Readonly<Record<string, BySuite>> = {
  'libc6-dev': { bullseye: [], bookworm: [], trixie: [] },
  'libc-dev': { bullseye: [], bookworm: [], trixie: [] },
  'linux-libc-dev': { bullseye: [], bookworm: [], trixie: [] },
  'libpq-dev': { bullseye: ['libpq5'], bookworm: ['libpq5'], trixie: ['libpq5'] },
  'libsqlite3-dev': { bullseye: ['libsqlite3-0'], bookworm: ['libsqlite3-0'], trixie: ['libsqlite3-0'] },
  'zlib1g-dev': { bullseye: ['zlib1g'], bookworm: ['zlib1g'], trixie: ['zlib1g'] },
  'libssl-dev': { bullseye: ['libssl1.1'], bookworm: ['libssl3'], trixie: ['libssl3t64'] },
  'libffi-dev': { bullseye: ['libffi7'], bookworm: ['libffi8'], trixie: ['libffi8'] },
};

/** `undefined` where it is not known which they are. */
export function librariesOfHeaders(name: string, suite: string): readonly string[] | undefined {
  return Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name]![suite] : undefined;
}
