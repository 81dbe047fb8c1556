import type { BuildContext } from './build-context.ts';
import { baseName } from './context-path.ts';

/**
 * A script of the context that a build may install under a name, by its path: `tool`, `tool.sh`, `tool.in`. An image without
 * a shell starts none of them.
 */
export function findScriptNamed(context: BuildContext, name: string): string | undefined {
  return context.list().find((path) => {
    if (baseName(path).replace(/(?:\.(?:sh|bash|py|pl|rb|in))+$/, '') !== name) return false;
    const start = context.readStart(path, 2);
    return start === undefined || (start[0] === 0x23 && start[1] === 0x21);
  });
}
