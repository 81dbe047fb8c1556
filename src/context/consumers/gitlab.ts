import { fillVariables, readScripts, runsOf, scriptsOf, variablesOf } from './pipeline.ts';
import { forYaml } from './reader.ts';
import type { Use } from './use.ts';
import { findNode, findText, pairsOf } from '../yaml-node.ts';

const PARTS = ['before_script', 'script', 'after_script'];

/** Jobs of GitLab: their scripts run in the image of the job, and some of them call the engine. */
export const readGitlabUses = forYaml((document, file) => {
  const global = variablesOf(findNode(document, 'variables'));
  const usual = findNode(document, 'default', 'image') ?? findNode(document, 'image');
  return pairsOf(document).flatMap(([, job]): readonly Use[] => {
    if (!job.pairs) return [];
    const scripts = PARTS.flatMap((key) => scriptsOf(findNode(job, key)));
    if (scripts.length === 0) return [];
    const variables = new Map([...global, ...variablesOf(findNode(job, 'variables'))]);
    const image = findNode(job, 'image') ?? usual;
    const name = image?.text ?? findText(image, 'name');
    const own: readonly Use[] =
      name === undefined
        ? []
        : [{ kind: 'pipeline', path: file.path, line: (findNode(job, 'image') ?? job).line, image: fillVariables(name, variables), runs: runsOf(scripts) }];
    return [...own, ...readScripts(scripts, file, variables)];
  });
}); // prettier-ignore
