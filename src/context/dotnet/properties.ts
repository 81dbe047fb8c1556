import { parseXml, XmlElement } from '@rgrove/parse-xml';

/** What one file of MSBuild says. */
export interface BuildFile {
  /** `Sdk` of its root element. */
  readonly sdk: string | undefined;
  /** By name in lower case; the last one counts. */
  readonly properties: ReadonlyMap<string, string>;
  /** Names in lower case of properties that hold under some condition. */
  readonly conditional: ReadonlySet<string>;
  /** The `Include` of each item, by kind: `PackageReference`, `ProjectReference`, `FrameworkReference`. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Elements that take in other files, or run something. */
  readonly others: readonly string[];
}

/** Elements that say no more than what is packed, and how the project is shown. */
const HARMLESS: ReadonlySet<string> = new Set(['propertygroup', 'itemgroup', 'projectextensions']);

/** Reads a project or a file of properties (MSBuild, "Project file schema reference"); `undefined` for what is none. */
export function readBuildFile(text: string): BuildFile | undefined {
  const root = parse(text);
  if (root?.name !== 'Project') return undefined;
  const properties = new Map<string, string>();
  const conditional = new Set<string>();
  const items = new Map<string, string[]>();
  const others: string[] = [];
  for (const group of elementsOf(root)) {
    const kind = group.name.toLowerCase();
    const isGroupSure = group.attributes['Condition'] === undefined;
    if (!HARMLESS.has(kind)) others.push(group.name);
    if (kind === 'propertygroup') {
      for (const property of elementsOf(group)) {
        const name = property.name.toLowerCase();
        properties.set(name, property.text.trim());
        if (!isGroupSure || property.attributes['Condition'] !== undefined) conditional.add(name);
      }
    }
    if (kind === 'itemgroup') {
      for (const item of elementsOf(group)) {
        const include = item.attributes['Include'] ?? item.attributes['Update'];
        if (include !== undefined) items.set(item.name, [...(items.get(item.name) ?? []), include]);
      }
    }
  }
  return { sdk: root.attributes['Sdk'], properties, conditional, items, others };
}

/** The parser calls itself for each element: of one that is nested too deeply nothing is known. */
function parse(text: string): XmlElement | undefined {
  try {
    return parseXml(text.replace(/^\uFEFF/, '')).root ?? undefined;
  } catch {
    return undefined;
  }
}

function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child) => child instanceof XmlElement);
}
