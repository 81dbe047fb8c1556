import type { ReadYaml } from '../context/yaml-node.ts';

let reader: ReadYaml | undefined;

/** Loads the reader of YAML, which takes some milliseconds, where there is something for it to read. */
export async function loadYamlReader(): Promise<void> {
  reader ??= (await import('../context/yaml.ts')).readYaml;
}

/** The reader of YAML; `undefined` until it is loaded. */
export function loadedYamlReader(): ReadYaml | undefined {
  return reader;
}
