import { MORE_LIBRARIES } from './more-header-libraries.ts';

type BySuite = Readonly<Record<string, readonly string[]>>;

/**
 * The packages of libraries that a program needs which was built with the headers of another package, by release of Debian:
 * what the package of headers depends on (`apt-cache depends`, Debian 11 to 13, 2026-11-21). Empty where every image has it.
 */
const LIBRARIES: Readonly<Record<string, BySuite>> = {
  'libc6-dev': { bullseye: [], bookworm: [], trixie: [], jammy: [], noble: [] },
  'libc-dev': { bullseye: [], bookworm: [], trixie: [], jammy: [], noble: [] },
  'linux-libc-dev': { bullseye: [], bookworm: [], trixie: [], jammy: [], noble: [] },
  'libpq-dev': { bullseye: ['libpq5'], bookworm: ['libpq5'], trixie: ['libpq5'] },
  'libsqlite3-dev': { bullseye: ['libsqlite3-0'], bookworm: ['libsqlite3-0'], trixie: ['libsqlite3-0'] },
  // dpkg itself needs it.
  'zlib1g-dev': { bullseye: [], bookworm: [], trixie: [], jammy: [], noble: [] },
  'libssl-dev': { bullseye: ['libssl1.1'], bookworm: ['libssl3'], trixie: ['libssl3t64'] },
  'libffi-dev': { bullseye: ['libffi7'], bookworm: ['libffi8'], trixie: ['libffi8'] },
  'default-libmysqlclient-dev': { bullseye: ['libmariadb3'], bookworm: ['libmariadb3'], trixie: ['libmariadb3'] },
  'libmariadb-dev': { bullseye: ['libmariadb3'], bookworm: ['libmariadb3'], trixie: ['libmariadb3'] },
  'libxml2-dev': { bullseye: ['libxml2'], bookworm: ['libxml2'], trixie: ['libxml2'] },
  'libxslt1-dev': { bullseye: ['libxslt1.1'], bookworm: ['libxslt1.1'], trixie: ['libxslt1.1'] },
  'libxslt-dev': { bullseye: ['libxslt1.1'], bookworm: ['libxslt1.1'], trixie: ['libxslt1.1'] },
  'libjpeg-dev': { bullseye: ['libjpeg62-turbo'], bookworm: ['libjpeg62-turbo'], trixie: ['libjpeg62-turbo'] },
  'libjpeg62-turbo-dev': { bullseye: ['libjpeg62-turbo'], bookworm: ['libjpeg62-turbo'], trixie: ['libjpeg62-turbo'] },
  'libfreetype6-dev': { bullseye: ['libfreetype6'], bookworm: ['libfreetype6'], trixie: ['libfreetype6'] },
  'libfreetype-dev': { bullseye: ['libfreetype6'], bookworm: ['libfreetype6'], trixie: ['libfreetype6'] },
  'libcurl4-openssl-dev': { bullseye: ['libcurl4'], bookworm: ['libcurl4'], trixie: ['libcurl4t64'] },
  'libldap2-dev': { bullseye: ['libldap-2.4-2'], bookworm: ['libldap-2.5-0'], trixie: ['libldap2'] },
  'libldap-dev': { bullseye: ['libldap-2.4-2'], bookworm: ['libldap-2.5-0'], trixie: ['libldap2'] },
  'libsasl2-dev': { bullseye: ['libsasl2-2'], bookworm: ['libsasl2-2'], trixie: ['libsasl2-2'] },
  'libkrb5-dev': {
    bullseye: ['libgssapi-krb5-2', 'libkrb5-3'],
    bookworm: ['libgssapi-krb5-2', 'libkrb5-3'],
    trixie: ['libgssapi-krb5-2', 'libkrb5-3'],
  },
  'libyaml-dev': { bullseye: ['libyaml-0-2'], bookworm: ['libyaml-0-2'], trixie: ['libyaml-0-2'] },
  'libcairo2-dev': { bullseye: ['libcairo2'], bookworm: ['libcairo2'], trixie: ['libcairo2'] },
  'unixodbc-dev': {
    bullseye: ['libodbc1', 'odbcinst1debian2'],
    bookworm: ['libodbc2', 'libodbcinst2'],
    trixie: ['libodbc2', 'libodbcinst2'],
  },
  'libgeos-dev': { bullseye: ['libgeos-c1v5'], bookworm: ['libgeos-c1v5'], trixie: ['libgeos-c1t64'] },
  'libgdal-dev': { bullseye: ['libgdal28'], bookworm: ['libgdal32'], trixie: ['libgdal36'] },
  'libpcre2-dev': {
    bullseye: ['libpcre2-8-0', 'libpcre2-16-0', 'libpcre2-32-0'],
    bookworm: ['libpcre2-8-0', 'libpcre2-16-0', 'libpcre2-32-0'],
    trixie: ['libpcre2-8-0', 'libpcre2-16-0', 'libpcre2-32-0'],
  },
  'libbz2-dev': { bullseye: ['libbz2-1.0'], bookworm: ['libbz2-1.0'], trixie: ['libbz2-1.0'] },
  // A Python of Debian's own, which nothing that is installed by pip is linked with.
  'python3-dev': { bullseye: [], bookworm: [], trixie: [] },
  ...MORE_LIBRARIES,
};

/** `undefined` where it is not known which they are. */
export function librariesOfHeaders(name: string, suite: string): readonly string[] | undefined {
  return Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name]![suite] : undefined;
}

/** Whether a package is such a library. */
export function isLibraryPackage(name: string, suite: string): boolean {
  return Object.values(LIBRARIES).some((row) => row[suite]?.includes(name) === true);
}
