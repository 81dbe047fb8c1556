import { locateBuild } from './paths.ts';
import { fillVariables, readScripts, runsOf, scriptsOf } from './pipeline.ts';
import { withoutCheckout } from './docker-commands.ts';
import { type ConsumerFile, forYaml } from './reader.ts';
import type { Use } from './use.ts';
import { findNode, findText, itemsOf, pairsOf, type YamlNode } from '../yaml-node.ts';

const NOTHING: ReadonlyMap<string, string> = new Map();

/** Jobs of CircleCI: their steps run in the first image of `docker`. */
export const readCircleUses = forYaml((document, file) =>
  pairsOf(findNode(document, 'jobs')).flatMap(([, job]): readonly Use[] => {
    const scripts = itemsOf(findNode(job, 'steps')).flatMap((step) => {
      const run = findNode(step, 'run');
      return scriptsOf(run?.pairs ? findNode(run, 'command') : run, findText(run, 'working_directory'));
    });
    const image = itemsOf(findNode(job, 'docker'))[0];
    const name = findText(image, 'image');
    const own: readonly Use[] = image && name !== undefined ? [{ kind: 'pipeline', path: file.path, line: image.line, image: fillVariables(name, NOTHING), runs: runsOf(scripts) }] : [];
    return [...own, ...readScripts(scripts, file)];
  }),
); // prettier-ignore

const TRAVIS = [
  'before_install',
  'install',
  'before_script',
  'script',
  'after_success',
  'after_script',
  'deploy',
  'before_deploy',
];

/** The phases of Travis, and the scripts of its jobs. */
export const readTravisUses = forYaml((document, file) => {
  const jobs = [document, ...itemsOf(findNode(document, 'jobs', 'include')), ...itemsOf(findNode(document, 'matrix', 'include'))];
  const scripts = jobs.flatMap((job) => TRAVIS.flatMap((key) => [...scriptsOf(findNode(job, key)), ...scriptsOf(findNode(job, key, 'script'))]));
  return readScripts(scripts, file);
}); // prettier-ignore

/** Steps of Azure Pipelines, wherever in stages and jobs they stand. */
export const readAzureUses = forYaml((document, file) => readAzureNode(document, file, 0));

const MAX_DEPTH = 12;

function readAzureNode(node: YamlNode, file: ConsumerFile, depth: number): readonly Use[] {
  if (depth > MAX_DEPTH) return [];
  const inner = [...(node.items ?? []), ...pairsOf(node).map(([, child]) => child)].flatMap((child) => readAzureNode(child, file, depth + 1));
  const folder = findText(node, 'workingDirectory');
  const script = ['script', 'bash'].flatMap((key) => scriptsOf(findNode(node, key), folder && withoutCheckout(folder)));
  return [...readScripts(script, file), ...readAzureTask(node, file), ...inner];
} // prettier-ignore

/** The task `Docker@2`, whose folder is that of the Dockerfile where nothing else is said. */
function readAzureTask(node: YamlNode, file: ConsumerFile): readonly Use[] {
  if (findText(node, 'task')?.startsWith('Docker@') !== true) return [];
  const inputs = findNode(node, 'inputs');
  const read = (name: string): string | undefined => findText(inputs, name) ?? findText(inputs, name.toLowerCase());
  const command = read('command') ?? 'buildAndPush';
  const names = [read('repository') ?? read('imageName') ?? []].flat();
  const place = { kind: 'pipeline', path: file.path, line: node.line } as const;
  if (command === 'push') return names.map((image) => ({ ...place, image, published: node.line }));
  if (command !== 'build' && command !== 'buildAndPush') return [];
  const dockerfile = withoutCheckout((read('Dockerfile') ?? '**/Dockerfile').replace(/^\*\*\//, ''));
  const context = withoutCheckout((read('buildContext') ?? '**').replace(/^\*\*$/, dockerfile.replace(/[^/]*$/, '') || '.'));
  const build = { ...locateBuild(file.files, [''], context, dockerfile), target: undefined, args: {}, names };
  return [{ ...place, build, published: command === 'buildAndPush' ? node.line : undefined }];
} // prettier-ignore
