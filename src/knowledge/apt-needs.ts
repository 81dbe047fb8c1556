/**
 * Packages by which apt gets at sources that are not a distribution's own, over TLS and by keys: ca-certificates, the transports, GnuPG,
 * keyrings (apt-transport-https(1), apt-secure(8); names of Debian 8 to 13).
 */
export const SOURCE_PACKAGES = /^(?:ca-certificates|apt-transport-|gnupg|gpg|dirmngr|debian-archive-|ubuntu-keyring)/;

/** Where the certificates and keys of sources lie, and local repositories that a package has brought (`/var/cuda-repo-…`). */
export const SOURCE_FOLDERS = /\/etc\/ssl\b|\bca-certificates\b|keyring|\/var\/[^/]*repo/;

/** Folders in which no repository lies that a list of sources names. */
export const WITHOUT_REPOSITORIES: readonly string[] = [
  '/var/lib/apt/lists',
  '/var/cache',
  '/var/log',
  '/usr',
  '/root/.cache',
];

/** Folders into which no package of a distribution puts files. */
export const WITHOUT_PACKAGES: readonly string[] = ['/tmp', '/var/tmp', '/root', '/home'];

/** Programs that take files away from where they are. */
export const FILE_REMOVERS: ReadonlySet<string> = new Set([
  'rm', 'rmdir', 'unlink', 'shred', 'mv', 'find', 'umount', 'truncate',
]); // prettier-ignore
