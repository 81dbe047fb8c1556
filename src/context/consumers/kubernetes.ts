import { type ConsumerFile, forYaml, type ReadConsumer } from './reader.ts';
import { type Mount, type RunInImage, textOfWords, type Use } from './use.ts';
import { findNode, findText, itemsOf, pairsOf, textsOf, type YamlNode } from '../yaml-node.ts';

const LISTS = new Set(['containers', 'initContainers']);
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const MAX_DEPTH = 16;

/** Containers of Kubernetes manifests of any kind that has them. */
export const readKubernetesUses = forYaml((document, file) => {
  if (!findText(document, 'apiVersion') || !findText(document, 'kind')) return [];
  return readNode(document, file, undefined, 0);
});

/**
 * A template of Helm, as far as it is YAML: lines with nothing but a `{{ … }}` are left out, one within a line stands as a
 * variable. Both ways of a condition are there then.
 */
export const readHelmUses: ReadConsumer = (file) => {
  const text = file.text
    .replace(/^[ \t]*\{\{[^{}]*\}\}[ \t]*$/gm, '')
    .replace(/\{\{-?\s*([^{}\n]*?)\s*-?\}\}/g, (_, inner: string) => `\${${inner.replace(/\W+/g, '_').slice(0, 60)}}`);
  const read = readKubernetesUses({ ...file, text });
  return typeof read === 'string' ? [] : read;
};

/** @param user of the pod that it is in */
function readNode(node: YamlNode, file: ConsumerFile, user: string | undefined, depth: number): readonly Use[] {
  if (depth > MAX_DEPTH) return [];
  const own = findText(node, 'securityContext', 'runAsUser') ?? user;
  return [
    ...pairsOf(node).flatMap(([key, child]) =>
      LISTS.has(key) && child.items
        ? child.items.flatMap((item) => readContainer(item, file, own) ?? [])
        : readNode(child, file, own, depth + 1),
    ),
    ...(node.items ?? []).flatMap((item) => readNode(item, file, own, depth + 1)),
  ];
}

function readContainer(node: YamlNode, { path }: ConsumerFile, user: string | undefined): Use | undefined {
  const image = findText(node, 'image');
  if (image === undefined) return undefined;
  const words = [...textsOf(findNode(node, 'command')), ...textsOf(findNode(node, 'args'))];
  const line = (findNode(node, 'command') ?? findNode(node, 'args') ?? node).line;
  const runs: readonly RunInImage[] = words.length === 0 ? [] : [{ line, text: textOfWords(words.map(plain)), isExec: true }];
  const hooks = ['postStart', 'preStop'].map((name) => findNode(node, 'lifecycle', name));
  const probes = [...PROBES.map((name) => findNode(node, name)), ...hooks].flatMap((probe) => readExec(findNode(probe, 'exec', 'command')));
  return {
    kind: 'kubernetes',
    path,
    line: node.line,
    image,
    runs: [...runs, ...probes],
    user: findText(node, 'securityContext', 'runAsUser') ?? user,
    mounts: itemsOf(findNode(node, 'volumeMounts')).flatMap((mount) => readMount(mount) ?? []),
  };
} // prettier-ignore

/** `$(NAME)` is a variable of the container, and no command. */
function plain(word: string): string {
  return word.replace(/\$\((\w+)\)/g, '${$1}');
}

function readExec(command: YamlNode | undefined): readonly RunInImage[] {
  const words = textsOf(command).map(plain);
  return command && words.length > 0 ? [{ line: command.line, text: textOfWords(words), isExec: true }] : [];
}

/** What it brings is told by the volume; it is empty or of a claim, and hides what the image has there. */
function readMount(mount: YamlNode): Mount | undefined {
  const target = findText(mount, 'mountPath');
  if (target === undefined || !target.startsWith('/') || findText(mount, 'subPath') !== undefined) return undefined;
  return { line: mount.line, source: findText(mount, 'name'), target, isBind: true };
}
