import { readProjectPath } from './paths.ts';
import type { ReadConsumer } from './reader.ts';
import { readShortMount, type RunInImage, textOfWords, type Use } from './use.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import { fieldOf, stringOf } from '../dependencies/fields.ts';
import { readLooseJson } from '../dependencies/json.ts';

/** Commands that are run in the container once it is there (containers.dev/implementors/json_reference). */
const LIFECYCLE = [
  'onCreateCommand',
  'updateContentCommand',
  'postCreateCommand',
  'postStartCommand',
  'postAttachCommand',
];

/** devcontainer.json: people develop in the image that it names. */
export const readDevcontainerUses: ReadConsumer = ({ path, text }) => {
  const file = readLooseJson(text);
  if (typeof file !== 'object' || file === null) return 'it is no JSON';
  const folder = folderOf(path);
  const build = fieldOf(file, 'build');
  const dockerfile = textField(build, 'dockerfile') ?? textField(file, 'dockerFile');
  const isCompose = fieldOf(file, 'dockerComposeFile') !== undefined;
  const service = isCompose ? textField(file, 'service') : undefined;
  const own = dockerfile === undefined ? undefined : readProjectPath(dockerfile, folder);
  const context = textField(build, 'context') ?? textField(file, 'context') ?? '.';
  const line = lineOf(text, dockerfile === undefined ? 'service' : dockerfile);
  const workspace = textField(file, 'workspaceFolder');
  const use: Use = {
    kind: 'devcontainer',
    path,
    line,
    image: textField(file, 'image'),
    service,
    build: dockerfile === undefined ? undefined : { context: readProjectPath(context, folder), dockerfile: own, target: textField(build, 'target'), args: {}, names: [] },
    target: textField(build, 'target'),
    user: textField(file, 'remoteUser') ?? textField(file, 'containerUser'),
    runs: LIFECYCLE.flatMap((key) => readCommands(fieldOf(file, key), lineOf(text, key))),
    mounts: workspace === undefined ? [] : [readShortMount(`.:${workspace}`, lineOf(text, 'workspaceFolder')) ?? []].flat(),
    development: `line ${line} of ${path} makes it a place to develop in`,
  };
  const isNothing = use.image === undefined && use.service === undefined && use.build === undefined;
  return isNothing ? [] : [use];
}; // prettier-ignore

function textField(value: unknown, name: string): string | undefined {
  return stringOf(fieldOf(value, name));
}

/** A text for a shell, words, or several of these by name. */
function readCommands(command: unknown, line: number): readonly RunInImage[] {
  if (typeof command === 'string') return [{ line, text: command, isExec: false }];
  if (Array.isArray(command)) {
    const words = command.filter((word) => typeof word === 'string');
    return words.length === 0 ? [] : [{ line, text: textOfWords(words), isExec: true }];
  }
  if (typeof command !== 'object' || command === null) return [];
  return Object.values(command).flatMap((one) => (typeof one === 'object' && !Array.isArray(one) ? [] : readCommands(one, line)));
} // prettier-ignore

/** The line in which something first stands in quotes. */
export function lineOf(text: string, quoted: string): number {
  const at = text.indexOf(`"${quoted}"`);
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}

/** Whether a path is that of a devcontainer.json. */
export function isDevcontainer(path: string): boolean {
  const name = baseName(path);
  return name === '.devcontainer.json' || (name === 'devcontainer.json' && /(?:^|\/)\.devcontainer(?:\/|$)/.test(joinPath(folderOf(path), '')));
} // prettier-ignore
