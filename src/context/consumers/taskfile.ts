import { readDockerCommands } from './docker-commands.ts';
import { fillVariables, variablesOf } from './pipeline.ts';
import { forYaml } from './reader.ts';
import { readProjectPath } from './paths.ts';
import { folderOf } from '../context-path.ts';
import { findNode, findText, itemsOf, pairsOf, textLine } from '../yaml-node.ts';

/** Tasks of a Taskfile (taskfile.dev). */
export const readTaskUses = forYaml((document, { path, files }) => {
  const variables = variablesOf(findNode(document, 'vars'), findNode(document, 'env'));
  return pairsOf(findNode(document, 'tasks')).flatMap(([, task]) => {
    const folder = readProjectPath(findText(task, 'dir') ?? '.', folderOf(path));
    const commands = task.pairs ? [...itemsOf(findNode(task, 'cmds')), ...itemsOf(findNode(task, 'cmd'))] : itemsOf(task);
    return commands.flatMap((command) => {
      const script = command.text === undefined ? findNode(command, 'cmd') : command;
      const text = script?.text?.replace(/\{\{\s*\.(\w+)\s*\}\}/g, '${$1}');
      if (!script || text === undefined || folder === undefined) return [];
      return readDockerCommands(fillVariables(text, variables), { kind: 'script', path, line: textLine(script), folders: [folder], files });
    });
  });
}); // prettier-ignore
