/** The PATH of nearly all images, in the order in which a name without a slash is looked for: that of Docker and Debian. */
export const PATH_FOLDERS: readonly string[] = [
  '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin',
]; // prettier-ignore
