import { parseXml, XmlCdata, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';

/** An element of XML, without comments; names as written, with a prefix where they have one. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** What stands in it outside of its children, without blanks at both ends. */
  readonly text: string;
}

/** A parser that goes down with each element can be led too deep; a project of a thousand dependencies has fewer. */
const MAX_ELEMENTS = 4000;
/** A pom nests a dozen deep. */
const MAX_DEPTH = 100;

/** The root of a document. @returns `undefined` for what is no XML, or has too many elements, or nests too deep */
export function readXml(text: string): XmlNode | undefined {
  let elements = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (/[\w:]/.test(text[at + 1] ?? '')) elements += 1;
    if (elements > MAX_ELEMENTS) return undefined;
  }
  try {
    const { root } = parseXml(text);
    return root && depthOf(root) <= MAX_DEPTH ? toNode(root) : undefined;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

/** The children by a name. */
export function childrenOf({ children }: XmlNode, name: string): readonly XmlNode[] {
  return children.filter((child) => child.name === name);
}

/** The text of the child by a name; `undefined` where there is none. */
export function textIn(node: XmlNode, name: string): string | undefined {
  return childrenOf(node, name)[0]?.text;
}

/** An element and all that is in it, in the order of the document. */
export function nodesIn(node: XmlNode): readonly XmlNode[] {
  return [node, ...node.children.flatMap(nodesIn)];
}

/** Counted without going down into each, so that it may be as deep as it likes. */
function depthOf(root: XmlElement): number {
  let depth = 0;
  for (let level = [root]; level.length > 0 && depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap(({ children }) => children.filter((child) => child instanceof XmlElement));
  }
  return depth;
}

function toNode({ name, attributes, children }: XmlElement): XmlNode {
  const texts = children.map((child) => (child instanceof XmlText || child instanceof XmlCdata ? child.text : ''));
  const inner = children.flatMap((child) => (child instanceof XmlElement ? [toNode(child)] : []));
  return { name, attributes, children: inner, text: texts.join('').trim() };
}
