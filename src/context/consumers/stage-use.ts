import type { Consumer } from './consumers-of.ts';
import { projectOf } from './project.ts';
import { joinPath } from '../context-path.ts';
import { entriesOf, fieldOf } from '../dependencies/fields.ts';
import { readJson } from '../dependencies/json.ts';
import type { Surroundings } from '../surroundings.ts';
import { workingDirBefore } from '../working-dir.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';

/** Whether a consumer may use a stage: it names it, or names none and the stage is the last. */
export function mayUse({ target }: Pick<Consumer, 'target'>, stage: Stage, stages: readonly Stage[]): boolean {
  const isLast = stages.at(-1) === stage;
  if (target === undefined || target === '' || target.includes('$')) return isLast;
  const named = stages.find(({ name }) => name?.toLowerCase() === target.toLowerCase());
  return (named ?? stages[/^\d+$/.test(target) ? Number(target) : stages.length - 1]) === stage;
}

/** The folder in which the containers of a stage run, absolute; `undefined` where it depends on the build. */
export function containerFolder(file: Scan, stage: Stage, { catalogue }: Surroundings): string | undefined {
  const folder = workingDirBefore(file, stage, { start: Infinity }, baseFolderOf(file, stage, catalogue()));
  return folder.kind === 'known' ? folder.text : undefined;
}

/** The scripts of the package.json that lies at the root of the build context, by their names. */
export function packageScripts(surroundings: Surroundings): ReadonlyMap<string, string> {
  const project = projectOf(surroundings);
  const text = project?.context === undefined ? undefined : project.source.files.readText(joinPath(project.context, 'package.json'));
  const scripts = entriesOf(fieldOf(readJson(text ?? ''), 'scripts'));
  return new Map(scripts.flatMap(([name, script]) => (typeof script === 'string' ? [[name, script] as const] : [])));
} // prettier-ignore
