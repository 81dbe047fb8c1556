import { readProjectPath } from './paths.ts';
import type { ReadConsumer } from './reader.ts';
import { lineOf } from './devcontainer.ts';
import { folderOf } from '../context-path.ts';
import { entriesOf, fieldOf, stringOf, stringsOf } from '../dependencies/fields.ts';
import { readJson } from '../dependencies/json.ts';

/**
 * Targets of docker-bake.json, as far as they say everything literally. A target that inherits has what it does not say
 * itself from another, which is not followed.
 */
export const readBakeUses: ReadConsumer = ({ path, text }) => {
  const file = readJson(text);
  if (file === undefined) return 'it is no JSON';
  return entriesOf(fieldOf(file, 'target')).map(([name, target]) => {
    const line = lineOf(text, name);
    const read = (key: string): string | undefined => stringOf(fieldOf(target, key));
    const isWhole = fieldOf(target, 'inherits') === undefined;
    const context = isWhole || read('context') !== undefined ? readProjectPath(read('context') ?? '.', folderOf(path)) : undefined;
    const dockerfile = isWhole || read('dockerfile') !== undefined ? (read('dockerfile') ?? 'Dockerfile') : undefined;
    const args = Object.fromEntries(entriesOf(fieldOf(target, 'args')).flatMap(([key, value]) => (typeof value === 'string' && !value.includes('$') ? [[key, value]] : [])));
    const build = {
      context,
      dockerfile: context === undefined || dockerfile === undefined ? undefined : readProjectPath(dockerfile, context),
      target: read('target'),
      args,
      names: stringsOf(fieldOf(target, 'tags')),
    };
    const isPushed = stringsOf(fieldOf(target, 'output')).some((output) => /type=registry|push=true/.test(output));
    return { kind: 'bake' as const, path, line, build, target: build.target, published: isPushed ? line : undefined };
  });
}; // prettier-ignore

/** HCL is a language with functions and variables; what it says is not guessed at. */
export const readHclBakeUses: ReadConsumer = () => 'it is HCL, which only Bake itself can evaluate; docker buildx bake --print writes it as JSON'; // prettier-ignore
