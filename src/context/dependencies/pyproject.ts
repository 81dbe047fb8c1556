import { type FileReading, PackageList, unread } from './dependency.ts';
import { entriesOf, fieldOf, listOf, stringOf, stringsOf } from './fields.ts';
import { normalizeName, readRequirement } from './requirement.ts';
import { readToml } from './toml.ts';

/**
 * What a `pyproject.toml` names itself: by PEP 621 and 735, and in the tables of Poetry, uv and PDM. What only an extra
 * asks for has markers. What the build of the project needs is not among it.
 */
export function readPyproject(text: string): FileReading {
  const toml = readToml(text);
  if (!toml) return unread('it is not TOML');
  const list = new PackageList();
  const project = fieldOf(toml, 'project');
  addRequirements(list, fieldOf(project, 'dependencies'), {});
  for (const [, extra] of entriesOf(fieldOf(project, 'optional-dependencies'))) {
    addRequirements(list, extra, { hasMarkers: true });
  }
  for (const [, group] of entriesOf(fieldOf(toml, 'dependency-groups'))) addRequirements(list, group, { isDev: true });
  const dynamic = stringsOf(fieldOf(project, 'dynamic'));
  if (dynamic.includes('dependencies')) list.leaveOut('its dependencies are worked out by its build');

  const tool = fieldOf(toml, 'tool');
  addRequirements(list, fieldOf(fieldOf(tool, 'uv'), 'dev-dependencies'), { isDev: true });
  for (const [, group] of entriesOf(fieldOf(fieldOf(tool, 'pdm'), 'dev-dependencies'))) {
    addRequirements(list, group, { isDev: true });
  }
  const poetry = fieldOf(tool, 'poetry');
  addTable(list, fieldOf(poetry, 'dependencies'), {});
  addTable(list, fieldOf(poetry, 'dev-dependencies'), { isDev: true });
  for (const [name, group] of entriesOf(fieldOf(poetry, 'group'))) {
    addTable(list, fieldOf(group, 'dependencies'), { isDev: name !== 'main' });
  }
  return list.reading;
}

interface Facts {
  readonly isDev?: boolean;
  readonly hasMarkers?: boolean;
}

/** A list of requirements by PEP 508; a table in it includes another group, which is read by itself. */
function addRequirements(list: PackageList, value: unknown, { isDev = false, hasMarkers = false }: Facts): void {
  for (const item of listOf(value)) {
    if (typeof item !== 'string') continue;
    const requirement = readRequirement(item);
    if (!requirement) {
      list.leaveOut('a requirement that names no package');
      continue;
    }
    list.add(requirement.name, requirement.version, { isDev, hasMarkers: hasMarkers || requirement.hasMarkers });
  }
}

/** Names with a version, or with a table of what to do: `django = { version = "^5", optional = true }`. */
function addTable(list: PackageList, table: unknown, { isDev = false }: Facts): void {
  for (const [name, value] of entriesOf(table)) {
    if (name.toLowerCase() === 'python') continue;
    for (const entry of Array.isArray(value) ? listOf(value) : [value]) {
      const version = stringOf(entry) ?? stringOf(fieldOf(entry, 'version'));
      const hasMarkers = ['markers', 'python', 'platform'].some((field) => fieldOf(entry, field) !== undefined);
      const isExtra = fieldOf(entry, 'optional') === true || Array.isArray(value);
      const pinned = /^={0,2}\s*(\d[\w.!+-]*)$/.exec(version ?? '')?.[1];
      list.add(normalizeName(name), pinned, { isDev, hasMarkers: hasMarkers || isExtra });
    }
  }
}
