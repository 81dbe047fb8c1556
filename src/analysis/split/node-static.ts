import type { NodeStart } from './node-start.ts';
import { type NodeStock, takeNodeStock } from './node-stock.ts';
import { type OutsideFiles } from './node-artifacts.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { baseName, cleanPath, isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import type { NodeFiles } from '../../trace/node-commands.ts';

/** A site whose files nginx serves. */
export interface StaticSite {
  /** As the second FROM names it. */
  readonly base: string;
  readonly artifacts: readonly Artifact[];
  readonly repeats: readonly Instruction[];
}

/** Whether nginx, and nothing else, is what a container starts. */
export function isServedByNginx({ programs, files, modules }: NodeStart): boolean {
  return programs.length === 1 && programs[0] === 'nginx' && files.length === 0 && modules.length === 0;
}

/** Folders of the package of nginx (`dpkg -L nginx-common`, `apk info -L nginx`). */
const NGINX = /^\/(?:etc\/nginx|var\/www|usr\/share\/nginx|var\/log\/nginx|var\/lib\/nginx)(?:\/|$)/;
const PACKAGES: ReadonlySet<string> = new Set(['nginx', 'nginx-light', 'nginx-full', 'nginx-extras', 'nginx-core']);

/** What the site needs to be served from the system alone, without Node.js. */
export function planStaticSite(
  site: SplitSite,
  stock: NodeStock,
  outside: OutsideFiles,
  files: NodeFiles,
  catalogue: Catalogue,
): StaticSite | SplitObstacle {
  const { base, stage, workingDir } = site;
  const { suite, distribution } = base.facts.system!;
  const [image, tag] = distribution === 'alpine' ? ['alpine', suite.replace(/^alpine/, '')] : ['debian', `${suite}-slim`];
  const cmd = (site.start.cmd.instruction ?? site.start.entrypoint.instruction)!;
  if (!stock.packages.some((name) => PACKAGES.has(name)))
    return { reason: 'unknown-start', instruction: cmd, detail: 'which package brings nginx is not known' };
  if (!catalogue.hasTag(image, tag)) return { reason: 'no-runtime-image', instruction: stage.from, detail: `there is no ${image}:${tag}` };
  const stray = outside.artifacts.find(({ path }) => !NGINX.test(path));
  if (stray) return { reason: 'outside-writes', instruction: cmd, detail: `nginx may not be all that needs ${stray.path}` };
  const repeats = new Set<Instruction>(outside.repeats);
  for (const { run, paths, isAlone } of stock.removals) {
    const own = paths.filter((path) => !isAtOrBelow(path, workingDir));
    if (own.length === 0) continue;
    const wrong = own.find((path) => !NGINX.test(path) || !isAlone);
    if (wrong !== undefined) return { reason: 'outside-writes', instruction: run.instruction, detail: `${wrong} is removed, together with other steps` };
    const before = pathsBefore(site, run.instruction, files);
    const lost = own.find((path) => before.some((other) => isAtOrBelow(other, path) || isAtOrBelow(path, other)));
    if (lost !== undefined) return { reason: 'outside-writes', instruction: run.instruction, detail: `what was put into ${lost} is removed again` };
    repeats.add(run.instruction);
  }
  const served = findServed(files.context);
  const artifacts = [...outside.artifacts];
  for (const root of served) {
    if (isAtOrBelow(root, workingDir)) artifacts.push({ path: root, because: 'nginx serves it' });
    else if (!artifacts.some(({ path }) => isAtOrBelow(root, path) || isAtOrBelow(path, root)))
      return { reason: 'unknown-start', instruction: cmd, detail: `nginx serves ${root}, of which it is not known what makes it` };
  }
  if (artifacts.length === 0) return { reason: 'unknown-start', instruction: cmd, detail: 'which folder nginx serves is not known' };
  return { base: `${image}:${tag}`, artifacts, repeats: [...repeats] };
} // prettier-ignore

/** What is made or copied beside the folder of the program before an instruction. */
function pathsBefore(site: SplitSite, { start }: Instruction, files: NodeFiles): readonly string[] {
  const runs = site.runs.filter(({ instruction }) => instruction.start < start);
  const stock = takeNodeStock({ ...site, runs }, files);
  const copied = site.copies.filter(({ instruction }) => instruction.start < start);
  const paths = [...('reason' in stock ? ['/'] : stock.paths), ...copied.flatMap(({ imagePath }) => imagePath ?? '/')];
  return paths.filter((path) => !isAtOrBelow(path, site.workingDir));
}

const ROOT = /^[ \t]*(?:root|alias)[ \t]+["']?(\/[\w./+-]*)["']?[ \t]*;/gm;

/** The folders that settings of nginx in the context name. */
function findServed(context: BuildContext): readonly string[] {
  const roots = new Set<string>();
  for (const path of context.list()) {
    if (/(?:^|\/)(?:node_modules|\.git)\//.test(path) || !/\.conf$|^default$|^nginx/.test(baseName(path))) continue;
    const text = context.readText(path) ?? '';
    for (const [, root] of text.matchAll(ROOT)) roots.add(cleanPath(root!));
  }
  return [...roots].sort();
}
