/**
 * Programs that an image on Alpine brings besides those that it is named after, by docker-library's Dockerfiles of php, nginx and
 * httpd (2026-08).
 */
const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  php: ['curl', 'tar', 'xz', 'docker-php-source'],
  nginx: ['envsubst'],
  httpd: ['httpd-foreground', 'apachectl', 'ab', 'htpasswd', 'htdigest', 'rotatelogs', 'dbmmanage'],
};

/**
 * Whether an image has a program on Alpine as it has it on Debian, so that no package must be put beside it.
 * @param path of the image, which its own program is called after: `nginx`
 * @param starts the first words of its ENTRYPOINT and CMD
 */
export function isOwnProgram(program: string, path: string, starts: readonly (string | undefined)[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (program === name || starts.includes(program)) return !['sh', 'bash'].includes(program);
  return Object.hasOwn(BROUGHT, name) && BROUGHT[name]!.includes(program);
}

/** Images whose variants start alike, whatever system they are on (rule BS-21). */
export const ALIKE: ReadonlySet<string> = new Set(['node', 'python', 'ruby', 'golang']);
