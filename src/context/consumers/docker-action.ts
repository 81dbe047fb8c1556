import type { BuildContext } from '../build-context.ts';
import { cleanPath } from '../context-path.ts';

/** Where a repository says that it is an action of GitHub. */
const PLACES: readonly string[] = ['action.yml', 'action.yaml'];

/**
 * The place that makes an action of GitHub of a Dockerfile, as a clause. Such an action has to run as root: the workspace
 * that is mounted into it is nobody else's (docs.github.com, "Dockerfile support for GitHub Actions", "USER").
 */
export function findDockerAction(context: BuildContext): string | undefined {
  const own = context.dockerfile ?? 'Dockerfile';
  for (const place of PLACES) {
    const text = context.readText(place);
    if (text === undefined || !/^\s*using\s*:\s*["']?docker["']?\s*$/im.test(text)) continue;
    const [, image] = /^\s*image\s*:\s*["']?([^"'\s#]+)/im.exec(text) ?? [];
    if (image === undefined || image.includes('://')) continue;
    if (cleanPath(`/${image}`) === cleanPath(`/${own}`))
      return `${place} makes an action of GitHub of it, which has to be root`;
  }
  return undefined;
}
