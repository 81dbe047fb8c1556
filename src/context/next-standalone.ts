import type { BuildContext } from './build-context.ts';
import { joinPath } from './context-path.ts';
import type { PackageJson } from './dependencies/package-json.ts';
import { readNodeSources } from './node-sources.ts';

const SETTINGS = ['next.config.js', 'next.config.mjs', 'next.config.cjs', 'next.config.ts', 'next.config.mts'];
/** They put what is built elsewhere, or leave parts of it out (nextjs.org, "next.config.js options"). */
const ELSEWHERE = /\b(?:distDir|outputFileTracingExcludes|outputFileTracing\s*:\s*false|adapterPath)\b/;

/**
 * The folder in which Next.js leaves a server with all that it loads, below a project: where its settings say so literally,
 * and no source names the project's folder in the image; `undefined` otherwise (nextjs.org, "output").
 * @param folder of the project, in the context
 * @param place the same in the image, absolute
 */
export function findStandaloneFolder(
  context: BuildContext,
  folder: string,
  place: string,
  { needs }: PackageJson,
): string | undefined {
  const [path, another] = SETTINGS.map((name) => joinPath(folder, name)).filter((each) => context.has(each));
  const text = path === undefined || another !== undefined ? undefined : context.readText(path);
  if (text === undefined) return undefined;
  const own = withoutComments(text);
  if (!/\boutput\s{0,8}:\s{0,8}(["'])standalone\1\s{0,8}[,}\n]/.test(own) || ELSEWHERE.test(own)) return undefined;
  const range = needs.get('next') ?? '';
  const major = Number(/^[~^]?v?(\d{1,3})\./.exec(range)?.[1] ?? 0);
  // Before, what resizes pictures was looked for in the folder of the project.
  if (major < 12 || (major < 15 && needs.has('sharp'))) return undefined;
  const sources = readNodeSources(context, folder);
  if (!sources || sources.some((source) => source.text.includes(`${place}/`) || /\bNEXT_SHARP_PATH\b/.test(source.text))) return undefined; // prettier-ignore
  return `${place === '/' ? '' : place}/.next/standalone`;
}

/** Those of JavaScript; what looks like one in a string goes as well. */
function withoutComments(text: string): string {
  let rest = text;
  let kept = '';
  for (let start = rest.indexOf('/*'); start !== -1; start = rest.indexOf('/*')) {
    const end = rest.indexOf('*/', start + 2);
    kept += rest.slice(0, start);
    if (end === -1) return kept;
    rest = rest.slice(end + 2);
  }
  return (kept + rest).replace(/\/\/[^\n]*/g, '');
}
