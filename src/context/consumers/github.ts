import { locateBuild } from './paths.ts';
import { fillVariables, type PipelineScript, readScripts, runsOf, scriptsOf, variablesOf } from './pipeline.ts';
import { withoutCheckout } from './docker-commands.ts';
import { type ConsumerFile, forYaml } from './reader.ts';
import type { Use } from './use.ts';
import { findNode, findText, itemsOf, pairsOf, type YamlNode } from '../yaml-node.ts';

type Variables = ReadonlyMap<string, string>;

/** Workflows of GitHub Actions, and those of Gitea and Forgejo, which are the same. */
export const readGithubUses = forYaml((document, file) => {
  const variables = variablesOf(findNode(document, 'env'));
  return pairsOf(findNode(document, 'jobs')).flatMap(([, job]) => readJob(job, file, variables));
});

function readJob(job: YamlNode, file: ConsumerFile, outer: Variables): readonly Use[] {
  const variables = new Map([...outer, ...variablesOf(findNode(job, 'env'))]);
  const steps = itemsOf(findNode(job, 'steps'));
  const folder = findText(job, 'defaults', 'run', 'working-directory');
  const scripts = steps.flatMap((step): readonly PipelineScript[] =>
    scriptsOf(findNode(step, 'run'), findText(step, 'working-directory') ?? folder),
  );
  const uses = [...readScripts(scripts, file, variables), ...steps.flatMap((step) => readBuildAction(step, file, variables) ?? [])];
  const container = findNode(job, 'container');
  const image = container?.text ?? findText(container, 'image');
  if (container && image !== undefined) {
    uses.push({
      kind: 'pipeline',
      path: file.path,
      line: container.line,
      image: fillVariables(image, variables),
      runs: runsOf(scripts),
      user: /(?:--user|-u)[ =]+(\S+)/.exec(findText(container, 'options') ?? '')?.[1],
    });
  }
  return uses;
} // prettier-ignore

/** docker/build-push-action and its kin: without a context it builds the repository itself. */
function readBuildAction(step: YamlNode, file: ConsumerFile, variables: Variables): Use | undefined {
  const action = findText(step, 'uses') ?? '';
  const isBuild = /^(?:docker\/build-push-action|depot\/build-push-action|useblacksmith\/build-push-action|redhat-actions\/buildah-build|mr-smithers-excellent\/docker-build-push)@/.test(action);
  if (!isBuild) return undefined;
  const inputs = findNode(step, 'with');
  const read = (name: string): string | undefined => {
    const text = findText(inputs, name);
    return text === undefined ? undefined : withoutCheckout(fillVariables(text, variables));
  };
  const dockerfile = read('file') ?? read('dockerfile') ?? read('containerfiles');
  const context = read('context') ?? '.';
  const build = {
    ...locateBuild(file.files, [''], context === '${github_workspace}' ? '.' : context, dockerfile),
    target: read('target'),
    args: {},
    names: (read('tags') ?? read('image') ?? '').split(/[\s,]+/).filter((name) => name !== ''),
  };
  const push = findNode(inputs, 'push');
  const isPushed = (push !== undefined && push.text !== 'false') || /push=true|type=registry/.test(findText(inputs, 'outputs') ?? '');
  return { kind: 'pipeline', path: file.path, line: step.line, build, target: build.target, published: isPushed ? (push?.line ?? step.line) : undefined };
} // prettier-ignore
