import { type ChangedWord, readChangedWord } from './changed-word.ts';
import { findDevelopmentConsumer } from './consumer-uses.ts';
import { findDevelopmentNeed } from './development-needs.ts';
import type { InstructionRule } from './instruction-rules.ts';
import type { Window } from './window.ts';
import type { BuildContext } from '../context/build-context.ts';
import { folderOf } from '../context/context-path.ts';
import { type DevelopmentPackages, readDevelopment } from '../context/dependencies/development.ts';
import { isOfYarn1 } from '../context/dependencies/yarn-lock.ts';
import { findBunUse, isDecidedByBunfig } from '../context/installs/bun-settings.ts';
import type { InstallPlace } from '../context/installs/install-site.ts';
import { locateManifest } from '../context/installs/node-project.ts';
import { readFocus } from '../context/installs/yarn-focus.ts';
import { searchImports } from '../context/source-imports.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';
import {
  type DependencyInstall,
  type InstallTool,
  isUnclear,
  readDependencyInstall,
} from '../knowledge/dependency-installs.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import { hasBunOmit, readBunVersion } from '../knowledge/images/bun-version.ts';
import { hasNpm7, readNodeVersion } from '../knowledge/images/node-version.ts';
import { isDecidedBy, productionFlagOf, takesProductionFlag } from '../knowledge/production-flags.ts';

/**
 * `skips-development-packages`: an install of what ships gets the one word by which its tool leaves out what only
 * development needs; nothing that runs later, and no source, needs that (trap F9).
 */
export const PRODUCTION_INSTALL_RULE: InstructionRule = {
  change: (old, fresh, window) => {
    const change = readChangedWord(old, fresh);
    if (typeof change === 'string') return change;
    if (!change.isPlain || change.was.assignments.length > 0) return 'the install may run in another folder, or not at all';
    const install = readDependencyInstall(change.was);
    if (!install || isUnclear(install) || !takesProductionFlag(install)) return 'it is no install that takes such a word';
    if (shellAt(window.before, old) === 'foreign') return 'another shell runs it';
    const words = change.added.map(({ text }) => text).join(' ');
    if (change.gone.length > 0 && !isFocus(words, change)) return 'a word of it went';
    return findObjection(old, window, install, words);
  },
}; // prettier-ignore

/** The command by which a Yarn later than 1 does so takes the place of all that stood behind its name. */
function isFocus(words: string, { was, is, gone }: ChangedWord): boolean {
  return /^workspaces focus (?:--all )?--production$/.test(words) && gone.length === was.words.length - 1 && is.words.length === words.split(' ').length + 1;
} // prettier-ignore

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
  const baseFolder = baseFolderOf(before, stage, catalogue());
  const place = { file: before, stage, instruction: old, context, baseFolder };
  const isNode = tool === 'npm' || tool === 'yarn' || tool === 'pnpm' || tool === 'bun';
  const name = isNode ? 'package.json' : tool === 'composer' ? 'composer.json' : 'pyproject.toml';
  const manifest = locateManifest(place, name);
  if (!manifest) return `no ${name} of the build context lies there`;
  const wrong = findWrongWords(words, install, place, manifest.contextPath, catalogue);
  if (wrong !== undefined) return wrong;
  const development = readDevelopment(context, manifest.contextPath, tool);
  if (development.kind === 'unread') return development.because;
  const isSilent = options.has('--ignore-scripts') || options.has('--no-scripts');
  if (development.lifecycle !== undefined && !isSilent) return `it runs the script "${development.lifecycle}"`;
  const setting = findSetting(old, stage, tool) ?? (tool === 'bun' ? findBunSetting(context, manifest.contextPath, development) : undefined);
  if (setting !== undefined) return setting;
  const user = stages.find((other) => !other.isShipped && lineageOf(other).includes(stage)) ?? stages.find((other) => copiesFrom(other, stage));
  if (user) return `the stage in line ${user.from.line} has them from this one`;
  const need = findDevelopmentConsumer(before, stage, surroundings) ?? findDevelopmentNeed(before, stage, old, development);
  if (need !== undefined) return need;
  const { found } = searchImports(context, isNode ? 'node' : tool === 'composer' ? 'php' : 'python', development.modules);
  return found && `${found.path} uses ${found.module}`;
} // prettier-ignore

/** Why they are not the words of a tool, or not of the version that there is. @param manifest the path of its list in the context */
function findWrongWords(
  words: string,
  install: DependencyInstall,
  place: InstallPlace,
  manifest: string,
  catalogue: Window['surroundings']['catalogue'],
): string | undefined {
  const { context, file, stage } = place;
  const { tool } = install;
  if (tool === 'yarn') {
    const lock = context.readText(manifest.replace(/package\.json$/, 'yarn.lock')) ?? '';
    const isFirst = isOfYarn1(lock);
    const settings = isFirst ? undefined : locateManifest(place, '.yarnrc.yml');
    if (!isFirst && !settings) return 'it is not known which Yarn it is';
    const focus = settings && readFocus(context, manifest, settings.contextPath, install);
    if (focus && 'because' in focus) return focus.because;
    return words === (focus?.words ?? productionFlagOf(tool, true)) ? undefined : `"${words}" is not the word of this Yarn`;
  }
  const npm = tool === 'npm' ? readNodeVersion(file, stage, catalogue()) : undefined;
  if (tool === 'npm' && !npm) return 'it is not known which npm it has';
  const bun = tool === 'bun' ? readBunVersion(file, stage) : undefined;
  const isFrozen = install.subcommand === 'ci' || install.options.has('--frozen-lockfile');
  if (tool === 'bun' && !isFrozen && !(bun && hasBunOmit(bun))) return 'it is not known to be a Bun that heeds --omit';
  const flag = productionFlagOf(tool, tool === 'bun' ? !isFrozen : npm === undefined || hasNpm7(npm));
  return flag === words ? undefined : `"${words}" is not the word of this ${tool}`;
} // prettier-ignore

/** What `bunfig.toml` and `tsconfig.json` say of it. */
function findBunSetting(context: BuildContext, manifest: string, { gone }: DevelopmentPackages): string | undefined {
  const folder = folderOf(manifest);
  return isDecidedByBunfig(context, folder) ? 'bunfig.toml decides on it' : findBunUse(context, folder, gone);
}

/** Somebody has decided on it already, or the tool is another one than its image brings. */
function findSetting({ start }: Instruction, stage: Stage, tool: InstallTool): string | undefined {
  const earlier = lineageOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter((other) => other.start < start);
  for (const { content, line } of earlier) {
    const variable = readVariables(content).find(({ name }) => isDecidedBy(tool, name));
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
