import { nodesIn, readXml } from './xml.ts';

/**
 * The projects that a solution of Visual Studio names, relative to it, with `/`: `.sln` is lines of its own kind, `.slnx`
 * XML (learn.microsoft.com/visualstudio/extensibility/internals/solution-dot-sln-file). Folders of solutions are left out.
 * @returns `undefined` for what could not be read
 */
export function readSolution(name: string, text: string): readonly string[] | undefined {
  if (name.endsWith('.slnx')) {
    const root = readXml(text.replace(/^\uFEFF/, ''));
    if (root?.name !== 'Solution') return undefined;
    const projects = nodesIn(root).filter((node) => node.name === 'Project');
    return projects.map(({ attributes }) => (attributes['Path'] ?? '').replaceAll('\\', '/'));
  }
  if (!text.includes('Microsoft Visual Studio Solution File')) return undefined;
  const projects: string[] = [];
  for (const line of text.split('\n')) {
    if (!/^\s*Project\(/.test(line)) continue;
    const [, kind, path] = /^\s*Project\("\{([0-9A-Fa-f-]{36})\}"\)\s*=\s*"[^"]*",\s*"([^"]*)"/.exec(line) ?? [];
    if (path === undefined) return undefined;
    if (kind!.toUpperCase() !== SOLUTION_FOLDER) projects.push(path.replaceAll('\\', '/'));
  }
  return projects;
}

const SOLUTION_FOLDER = '2150E333-8FDC-42A3-9474-1A3956D46DE8';
