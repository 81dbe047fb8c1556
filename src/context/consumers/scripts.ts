import { readDockerCommands } from './docker-commands.ts';
import { lineOf } from './devcontainer.ts';
import { fillVariables } from './pipeline.ts';
import type { ReadConsumer } from './reader.ts';
import type { Use } from './use.ts';
import { folderOf } from '../context-path.ts';
import { entriesOf, fieldOf, stringOf } from '../dependencies/fields.ts';
import { readJson } from '../dependencies/json.ts';

/** In UTF-16 code units. */
const MAX_VALUE = 500;

/** Recipes of a Makefile; a variable that is set once, to a plain text, stands for it. */
export const readMakeUses: ReadConsumer = ({ path, text, files }) => {
  const lines = text.split(/\r?\n/);
  const variables = new Map<string, string>();
  for (const line of lines) {
    const [, name, value = ''] = /^(?:export\s+)?(\w+)\s*(?:[:?]{0,2}=)\s*([^#]*)/.exec(line) ?? [];
    if (name === undefined) continue;
    const filled = value.length > MAX_VALUE ? '$unknown' : fillVariables(toShell(value.trim()), variables);
    // One that is set twice, or grows with each line, is nobody's name of an image.
    const isPlain = !variables.has(name) && filled.length <= MAX_VALUE;
    variables.set(name, isPlain ? filled : '$unknown');
  }
  const known = new Map([...variables].filter(([, value]) => !value.includes('$')));
  const uses: Use[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!lines[at]!.startsWith('\t')) continue;
    const first = at;
    let recipe = lines[at]!.trim();
    while (recipe.endsWith('\\') && at + 1 < lines.length) recipe = `${recipe.slice(0, -1)} ${lines[(at += 1)]!.trim()}`;
    const script = fillVariables(toShell(recipe.replace(/^[@+-]+\s*/, '')), known);
    uses.push(...readDockerCommands(script, { kind: 'script', path, line: first + 1, folders: [folderOf(path)], files }));
  }
  return uses;
}; // prettier-ignore

/** `$(NAME)` and `${NAME}` are make's own, `$$` is the shell's. */
function toShell(text: string): string {
  return text
    .replace(/\$\((\w+)\)/g, '${$1}')
    .replace(/\$\([^()]*\)/g, '${made}')
    .replaceAll('$$', '$');
}

/** Recipes of a justfile: what is indented, with `{{name}}` for variables. */
export const readJustUses: ReadConsumer = ({ path, text, files }) =>
  text.split(/\r?\n/).flatMap((line, at) => {
    if (!/^[ \t]/.test(line)) return [];
    const script = fillVariables(line.trim().replace(/^[@-]+/, ''), new Map());
    return readDockerCommands(script, { kind: 'script', path, line: at + 1, folders: [folderOf(path)], files });
  });

/** A script of the shell: it is run at the root or where it lies. */
export const readShellUses: ReadConsumer = ({ path, text, files }) =>
  readDockerCommands(text, { kind: 'script', path, line: 1, folders: [...new Set(['', folderOf(path)])], files });

/** The scripts of a package.json. */
export const readPackageUses: ReadConsumer = ({ path, text, files }) =>
  entriesOf(fieldOf(readJson(text), 'scripts')).flatMap(([name, value]) => {
    const script = stringOf(value) ?? '';
    const line = lineOf(text, name);
    return readDockerCommands(script, { kind: 'script', path, line, folders: [folderOf(path)], files });
  });
