import { readChangedWord } from './changed-word.ts';
import { findDevelopmentConsumer } from './consumer-uses.ts';
import { findDevelopmentNeed } from './development-needs.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import { readDevelopment } from '../context/dependencies/development.ts';
import { locateManifest } from '../context/installs/node-project.ts';
import { searchImports } from '../context/source-imports.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import { type DependencyInstall, isUnclear, readDependencyInstall } from '../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { hasNpm7, readNodeVersion } from '../knowledge/images/node-version.ts';
import { DECIDING_VARIABLES, productionFlagOf, takesProductionFlag } from '../knowledge/production-flags.ts';

/**
 * `skips-development-packages`: an install of what ships gets the one word by which its tool leaves out what only
 * development needs; nothing that runs later, and no source, needs that (trap F9).
 */
export const PRODUCTION_INSTALL_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    const change = readChangedWord(old, fresh);
    if (typeof change === 'string') return change;
    if (change.gone.length > 0) return 'a word of it went';
    if (!change.isPlain || change.was.assignments.length > 0) return 'the install may run in another folder, or not at all';
    const install = readDependencyInstall(change.was);
    if (!install || isUnclear(install) || !takesProductionFlag(install)) return 'it is no install that takes such a word';
    if (shellAt(window.before, old) === 'foreign') return 'another shell runs it';
    return findObjection(old, window, install, change.added.map(({ text }) => text).join(' '));
  },
}; // prettier-ignore

function findObjection(
  old: Instruction,
  { before, surroundings }: Window,
  install: DependencyInstall,
  words: string,
): string | undefined {
  const { context, catalogue } = surroundings;
  const stages = readStages(before);
  const stage = stages.findLast(({ from }) => from.start < old.start);
  if (!context || !stage) return 'the files of the build context are not there to be looked at';
  if (!stage.isShipped) return 'the stage does not ship';
  const { tool, options } = install;
  const version = tool === 'npm' ? readNodeVersion(before, stage, catalogue()) : undefined;
  if (tool === 'npm' && !version) return 'it is not known which npm it has';
  const flag = productionFlagOf(tool, version === undefined || hasNpm7(version));
  if (flag !== words) return `"${words}" is not the word of this ${tool}`;
  const baseFolder = baseFolderOf(before, stage, catalogue());
  const place = { file: before, stage, instruction: old, context, baseFolder };
  const isNode = tool === 'npm' || tool === 'yarn' || tool === 'pnpm';
  const name = isNode ? 'package.json' : tool === 'composer' ? 'composer.json' : 'pyproject.toml';
  const manifest = locateManifest(place, name);
  if (!manifest) return `no ${name} of the build context lies there`;
  if (tool === 'yarn') {
    const lock = context.readText(manifest.contextPath.replace(/package\.json$/, 'yarn.lock')) ?? '';
    if (!/^# yarn lockfile v1\r?$/m.test(lock.slice(0, 1000))) return 'it is not known to be Yarn 1';
  }
  const development = readDevelopment(context, manifest.contextPath, tool);
  if (development.kind === 'unread') return development.because;
  const isSilent = options.has('--ignore-scripts') || options.has('--no-scripts');
  if (development.lifecycle !== undefined && !isSilent) return `it runs the script "${development.lifecycle}"`;
  const setting = findSetting(old, stage, tool);
  if (setting !== undefined) return setting;
  const user = stages.find((other) => !other.isShipped && lineageOf(other).includes(stage)) ?? stages.find((other) => copiesFrom(other, stage));
  if (user) return `the stage in line ${user.from.line} has them from this one`;
  const need = findDevelopmentConsumer(before, stage, surroundings) ?? findDevelopmentNeed(before, stage, old, development);
  if (need !== undefined) return need;
  const { found } = searchImports(context, isNode ? 'node' : tool === 'composer' ? 'php' : 'python', development.modules);
  return found && `${found.path} uses ${found.module}`;
} // prettier-ignore

/** Somebody has decided on it already, or the tool is another one than its image brings. */
function findSetting({ start }: Instruction, stage: Stage, tool: string): string | undefined {
  const earlier = lineageOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter((other) => other.start < start);
  for (const { content, line } of earlier) {
    const variable = readVariables(content).find(({ name }) => DECIDING_VARIABLES.test(name));
    if (variable) return `${variable.name} in line ${line} decides on it`;
    const isOther = content.keyword === 'run' && /\bnpm@|(?:-g|--global)\s+npm\b|\bnvm\b/.test(content.joined.text);
    if (tool === 'npm' && isOther) return `line ${line} installs another npm`;
  }
  return undefined;
}

function copiesFrom({ instructions }: Stage, source: Stage): boolean {
  const names = new Set([source.name?.toLowerCase() ?? '', String(source.index)]);
  return instructions.some(({ content }) =>
    content.flags.some(({ text }) => names.has(/(?:^--|,)from=([^,]+)/.exec(text)?.[1]?.toLowerCase() ?? ' ')),
  );
}
