/** A value of a YAML text, with its place. It is a scalar, a list or a map; or nothing, and then has none of the three. */
export interface YamlNode {
  /** From 1. */
  readonly line: number;
  readonly text?: string;
  /** Its text begins on the line below (`|`, `>`). */
  readonly isBlock?: boolean;
  readonly items?: readonly YamlNode[];
  readonly pairs?: ReadonlyMap<string, YamlNode>;
}

/** Reads the documents of a YAML text; a clause where they are too large, too deep, or no YAML. */
export type ReadYaml = (text: string) => readonly YamlNode[] | string;

/** What stands behind keys, one in the other. */
export function findNode(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  return keys.reduce<YamlNode | undefined>((at, key) => at?.pairs?.get(key), node);
}

/** A scalar behind keys; `''` is none. */
export function findText(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  const text = findNode(node, ...keys)?.text;
  return text === '' ? undefined : text;
}

/** The items of a list; a single scalar counts as a list of itself. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.items ?? (node?.text === undefined ? [] : [node]);
}

/** The texts of a list, or of one scalar. */
export function textsOf(node: YamlNode | undefined): readonly string[] {
  return itemsOf(node).flatMap(({ text }) => text ?? []);
}

/** The pairs of a map. */
export function pairsOf(node: YamlNode | undefined): readonly (readonly [string, YamlNode])[] {
  return [...(node?.pairs ?? [])];
}

/** The line on which the text of a scalar begins. */
export function textLine({ line, isBlock }: YamlNode): number {
  return isBlock ? line + 1 : line;
}
