import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type ParsedNode,
} from 'yaml';
import { isDeepYaml } from './yaml-depth.ts';
import type { ReadYaml, YamlNode } from './yaml-node.ts';

/** A file of more characters is nobody's handwriting. */
const MAX_LENGTH = 131_072;
/** Maps and lists in each other; those of some thousands end the parser's process. */
const MAX_DEPTH = 60;
/** Aliases followed count again, so that a small text cannot stand for a huge one. */
const MAX_NODES = 60_000;

class TooMuch extends Error {}

/**
 * Reads YAML with bounds on its length, depth and number of values. Unknown tags are read as what they stand before;
 * nothing is made of any. Not imported by what starts quickly: the parser takes milliseconds to load.
 */
export const readYaml: ReadYaml = (text) => {
  if (text.length > MAX_LENGTH) return 'it is too large to be read';
  if (isDeepYaml(text, MAX_DEPTH)) return 'its lists and maps lie too deep in each other';
  const lines = new LineCounter();
  try {
    // Repeated keys and well-drawn errors take time that grows with the square of the text.
    const options = { prettyErrors: false, uniqueKeys: false, strict: false, logLevel: 'silent', lineCounter: lines } as const;
    const documents = parseAllDocuments(text, options);
    if (!Array.isArray(documents)) return [];
    if (documents.some(({ errors }) => errors.length > 0)) return 'it is no YAML';
    return documents.flatMap(({ contents }) => (contents ? new Converter(lines, contents).convert(contents, 0) : []));
  } catch (error) {
    if (error instanceof TooMuch) return error.message;
    // The parser's own stack, or a tag whose text is none of its kind.
    return 'it is no YAML that can be used';
  }
}; // prettier-ignore

class Converter {
  readonly #lines: LineCounter;
  readonly #anchors = new Map<string, Node>();
  #count = 0;

  constructor(lines: LineCounter, root: Node) {
    this.#lines = lines;
    this.#collect(root, 0);
  }

  convert(node: Node, depth: number): YamlNode {
    this.#count += 1;
    if (this.#count > MAX_NODES) throw new TooMuch('it has more values than anyone writes');
    if (depth > MAX_DEPTH) throw new TooMuch('its lists and maps lie too deep in each other');
    const line = this.#lines.linePos((node as ParsedNode).range?.[0] ?? 0).line;
    if (isAlias(node)) return this.#follow(node, line, depth);
    if (isScalar(node)) {
      const text = node.value === null || node.value === undefined ? '' : (node.source ?? JSON.stringify(node.value));
      return { line, text, isBlock: node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED' };
    }
    if (isSeq(node)) return { line, items: node.items.map((item) => this.convert(item as Node, depth + 1)) };
    if (!isMap(node)) return { line };
    const pairs = new Map<string, YamlNode>();
    const merged: YamlNode[] = [];
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : undefined;
      if (name === undefined) continue;
      const keyLine = this.#lines.linePos((key as ParsedNode).range?.[0] ?? 0).line;
      const child = value ? this.convert(value as Node, depth + 1) : { line: keyLine };
      if (name === '<<') merged.push(...(child.items ?? [child]));
      else pairs.set(name, child);
    }
    for (const { pairs: others } of merged)
      for (const [name, child] of others ?? []) if (!pairs.has(name)) pairs.set(name, child);
    return { line, pairs };
  }

  #follow({ source }: Alias, line: number, depth: number): YamlNode {
    const target = this.#anchors.get(source);
    return target ? { ...this.convert(target, depth + 1), line } : { line };
  }

  /** The last that bears a name counts for all, which no file that people write tells from the one before it. */
  #collect(node: Node | null | undefined, depth: number): void {
    if (!node || depth > MAX_DEPTH) return;
    if (!isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) this.#collect(item as Node, depth + 1);
    if (isMap(node)) for (const { value } of node.items) this.#collect(value as Node, depth + 1);
  }
}
