/** Images whose certificates a program finds where it is built; Debian's own have none (docker-library, 2026-11-21). */
export const WITH_CERTIFICATES: ReadonlySet<string> = new Set(['golang', 'rust', 'gcc', 'buildpack-deps']);

/** Whether an image brings headers of many libraries, with which a program may be linked unsaid: it is made of the full buildpack-deps. */
export function bringsHeaders(path: string, tag: string): boolean {
  if (path === 'buildpack-deps') return !/(?:^|-)(?:curl|scm)$/.test(tag);
  return (path === 'gcc' || path === 'rust') && !/slim|alpine/.test(tag);
}
