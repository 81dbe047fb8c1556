import { type ScriptSite, readDockerCommands } from './docker-commands.ts';
import type { ConsumerFile } from './reader.ts';
import type { RunInImage, Use } from './use.ts';
import { itemsOf, pairsOf, textLine, type YamlNode } from '../yaml-node.ts';

/** A script of a pipeline: where it stands, and what it says. */
export interface PipelineScript {
  readonly line: number;
  readonly text: string;
  /** The folder that it runs in, relative to the root; `''` where nothing says another. */
  readonly folder?: string | undefined;
}

/** What the engine's commands in the scripts of a pipeline do with images. */
export function readScripts(
  scripts: readonly PipelineScript[],
  { path, files }: ConsumerFile,
  variables: ReadonlyMap<string, string> = new Map(),
): readonly Use[] {
  return scripts.flatMap(({ line, text, folder = '' }) => {
    const site: ScriptSite = { kind: 'pipeline', path, line, folders: [folder], files };
    return readDockerCommands(fillVariables(text, variables), site);
  });
}

/** The scripts below a key: one text, or a list of them. */
export function scriptsOf(node: YamlNode | undefined, folder?: string): readonly PipelineScript[] {
  return itemsOf(node).flatMap((item) => {
    if (item.items) return scriptsOf(item, folder);
    return item.text === undefined ? [] : [{ line: textLine(item), text: item.text, folder }];
  });
}

/** Scripts that run in a container of an image: each of their lines is a command in it. */
export function runsOf(scripts: readonly PipelineScript[]): readonly RunInImage[] {
  return scripts.map(({ line, text }) => ({ line, text, isExec: false }));
}

/** A longer value is no name of an image. In UTF-16 code units. */
const MAX_VALUE = 500;

/** Variables with a plain value, by their names. */
export function variablesOf(...nodes: readonly (YamlNode | undefined)[]): ReadonlyMap<string, string> {
  return new Map(nodes.flatMap((node) => pairsOf(node).flatMap(([name, { text }]) => (text === undefined || text.length > MAX_VALUE || /[$`]/.test(text) ? [] : [[name, text] as const]))));
} // prettier-ignore

/** `${{ env.NAME }}`, `$NAME` and `${NAME}` as far as known; all other templates become variables that nobody knows. */
export function fillVariables(text: string, variables: ReadonlyMap<string, string>): string {
  return text
    .replace(/\$\{\{\s*([^{}]*?)\s*\}\}/g, (_, inner: string) => {
      const name = /^(?:env|vars|variables)\.(\w+)$/.exec(inner)?.[1];
      return (name === undefined ? undefined : variables.get(name)) ?? `\${${inner.replace(/\W+/g, '_').slice(0, 60)}}`;
    })
    .replace(/\{\{-?\s*([^{}]*?)\s*-?\}\}/g, (_, inner: string) => `\${${inner.replace(/\W+/g, '_').slice(0, 60)}}`)
    .replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => variables.get((braced ?? bare)!) ?? whole);
} // prettier-ignore
