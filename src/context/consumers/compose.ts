import { readProjectPath } from './paths.ts';
import { type ConsumerFile, forYaml } from './reader.ts';
import { type Build, type Mount, readShortMount, type RunInImage, textOfWords, type Use } from './use.ts';
import { folderOf } from '../context-path.ts';
import { findNode, findText, itemsOf, pairsOf, textsOf, type YamlNode } from '../yaml-node.ts';

/** Services of a Compose file (compose-spec). `${NAME:-default}` stands for its default. */
export const readComposeUses = forYaml((document, file) =>
  pairsOf(findNode(document, 'services')).flatMap(([name, service]) => readService(name, service, file)),
);

function readService(name: string, service: YamlNode, file: ConsumerFile): readonly Use[] {
  if (!service.pairs) return [];
  const runs = ['entrypoint', 'command'].flatMap((key) => readRun(findNode(service, key)));
  const lifecycle = ['post_start', 'pre_stop'].flatMap((key) => itemsOf(findNode(service, key)).flatMap((hook) => readRun(findNode(hook, 'command'))));
  const image = findText(service, 'image');
  const build = readBuild(findNode(service, 'build'), image, file);
  const watch = findNode(service, 'develop', 'watch');
  return [
    {
      kind: 'compose',
      path: file.path,
      line: service.line,
      service: name,
      image: image && fillDefaults(image),
      build,
      // A list of arguments behind an entrypoint is one command with it.
      runs: [...joinRuns(runs, findNode(service, 'entrypoint')), ...lifecycle, ...readProbe(findNode(service, 'healthcheck', 'test'))],
      target: build?.target,
      user: findText(service, 'user'),
      mounts: itemsOf(findNode(service, 'volumes')).flatMap((volume) => readMount(volume) ?? []),
      development: watch && `line ${watch.line} of ${file.path} has its files watched (develop.watch)`,
    },
  ];
} // prettier-ignore

/** Defaults of variables are what stands there literally. */
function fillDefaults(text: string): string {
  return text.replace(/\$\{\w+:?-([^${}]*)\}/g, '$1');
}

function readBuild(build: YamlNode | undefined, image: string | undefined, file: ConsumerFile): Build | undefined {
  if (!build) return undefined;
  const context = readProjectPath(fillDefaults(build.text ?? findText(build, 'context') ?? '.'), folderOf(file.path));
  const name = fillDefaults(findText(build, 'dockerfile') ?? 'Dockerfile');
  // One that stands in the file itself is no file.
  const isInline = findNode(build, 'dockerfile_inline') !== undefined;
  return {
    context,
    dockerfile: context === undefined || isInline ? undefined : readProjectPath(name, context),
    target: findText(build, 'target'),
    args: readArgs(findNode(build, 'args')),
    names: [...(image === undefined ? [] : [fillDefaults(image)]), ...textsOf(findNode(build, 'tags'))],
  };
}

function readArgs(args: YamlNode | undefined): Readonly<Record<string, string>> {
  const pairs = args?.items
    ? textsOf(args).map((text): [string, string | undefined] => {
        const at = text.indexOf('=');
        return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
      })
    : pairsOf(args).map(([name, { text }]): [string, string | undefined] => [name, text]);
  return Object.fromEntries(pairs.flatMap(([name, value]) => (value === undefined || value.includes('$') ? [] : [[name, value]])));
} // prettier-ignore

/** A text is split into words and started without a shell; a `null` or an empty list takes away what the image has. */
function readRun(command: YamlNode | undefined): readonly RunInImage[] {
  if (!command) return [];
  if (command.items) {
    const words = textsOf(command).map((word) => word.replaceAll('$$', '$'));
    return words.length === 0 ? [] : [{ line: command.line, text: textOfWords(words), isExec: true }];
  }
  const text = (command.text ?? '').replaceAll('$$', '$').trim();
  return text === '' ? [] : [{ line: command.line, text, isExec: true }];
}

function joinRuns(runs: readonly RunInImage[], entrypoint: YamlNode | undefined): readonly RunInImage[] {
  const [first, second] = runs;
  if (!entrypoint || !first || !second) return runs;
  return [{ ...first, text: `${first.text} ${second.text}` }];
}

/** `["CMD", …]`, `["CMD-SHELL", text]`, `["NONE"]`, or a text for a shell. */
export function readProbe(test: YamlNode | undefined): readonly RunInImage[] {
  if (!test) return [];
  const { line } = test;
  if (!test.items) return test.text ? [{ line, text: test.text.replaceAll('$$', '$'), isExec: false }] : [];
  const [kind, ...words] = textsOf(test).map((word) => word.replaceAll('$$', '$'));
  if (words.length === 0) return [];
  return kind === 'CMD-SHELL' ? [{ line, text: words[0]!, isExec: false }] : [{ line, text: textOfWords(words), isExec: true }];
} // prettier-ignore

function readMount(volume: YamlNode): Mount | undefined {
  if (volume.text !== undefined) return readShortMount(fillDefaults(volume.text), volume.line);
  const target = findText(volume, 'target');
  if (target === undefined || !target.startsWith('/')) return undefined;
  return { line: volume.line, source: findText(volume, 'source'), target, isBind: findText(volume, 'type') === 'bind' };
}
