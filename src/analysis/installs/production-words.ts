import type { Analysis, RunSite } from '../analysis.ts';
import type { InstallCommand } from './install-commands.ts';
import { folderOf, joinPath } from '../../context/context-path.ts';
import { isOfYarn1 } from '../../context/dependencies/yarn-lock.ts';
import { readFocus } from '../../context/installs/yarn-focus.ts';
import { locateManifest } from '../../context/installs/node-project.ts';
import { argumentsText } from '../../dockerfile/instruction.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { addWordAfter, removeWord, replaceWord } from '../../dockerfile/verbs.ts';
import { baseFolderOf } from '../../knowledge/images/base-folder.ts';
import { hasBunOmit, readBunVersion } from '../../knowledge/images/bun-version.ts';
import { hasNpm7, readNodeVersion } from '../../knowledge/images/node-version.ts';
import type { DependencyInstall } from '../../knowledge/dependency-installs.ts';
import { productionFlagOf } from '../../knowledge/production-flags.ts';
import type { Edit } from '../../text/edit.ts';

/** By which words an install leaves out what only development needs. */
export interface ProductionWords {
  readonly edits: readonly Edit[];
  /** As they are written. */
  readonly flag: string;
  /** What they were chosen by, as a clause, where that is no image of the file. */
  readonly because?: string;
  readonly assumes: readonly string[];
}

interface Unknown {
  /** As a clause. */
  readonly unknown: string;
}

/** @param manifest the path in the context of what lists the dependencies */
export function findProductionWords(
  file: Dockerfile,
  analysis: Analysis,
  command: InstallCommand & { readonly install: DependencyInstall },
  manifest: string,
): ProductionWords | Unknown {
  const { install, run, site } = command;
  const { surroundings } = analysis;
  const { tool } = install;
  const add = (flag: string, assumes: readonly string[] = []): ProductionWords => ({
    edits: [addWordAfter(run, install.subcommandWord ?? install.programWord, flag)],
    flag,
    assumes,
  });
  if (tool === 'yarn') {
    const lock = surroundings.context!.readText(joinPath(folderOf(manifest), 'yarn.lock')) ?? '';
    const isFirst = isOfYarn1(lock);
    return isFirst ? add(productionFlagOf(tool, true)!) : writeFocus(file, analysis, command, manifest);
  }
  if (tool === 'bun') {
    // Where the lock file is left alone already, the word that does so as well changes nothing but what is meant.
    if (install.subcommand === 'ci' || install.options.has('--frozen-lockfile')) return add(productionFlagOf(tool, false)!);
    const version = readBunVersion(file, site.stage);
    if (!version) return { unknown: `${imageOf(site)} does not tell which Bun it has, and those before 1.2 have no --omit` };
    if (hasBunOmit(version)) return add(productionFlagOf(tool, true)!, version.assumes);
    return { unknown: 'Bun before 1.2 has --production alone, which also ends the build where the lock file is out of step' };
  }
  if (tool !== 'npm') return add(productionFlagOf(tool, true)!);
  const version = readNodeVersion(file, site.stage, surroundings.catalogue());
  if (!version) return { unknown: `${imageOf(site)} does not tell which npm it has` };
  const earlier = lineageOf(site.stage).flatMap(({ instructions }) => instructions).find((other) => other.start <= site.instruction.start && other.content.keyword === 'run' && /\bnpm@|(?:-g|--global)\s+npm\b|\bnvm\b/.test(other.content.joined.text));
  if (earlier) return { unknown: `line ${earlier.line} installs another npm` };
  return add(productionFlagOf(tool, hasNpm7(version))!, version.assumes);
} // prettier-ignore

function imageOf({ stage }: RunSite): string {
  return argumentsText(lineageOf(stage)[0]!.from.content);
}

/** A Yarn later than 1 has a command of its own for it, which takes the place of `install` and its options. */
function writeFocus(
  file: Dockerfile,
  { surroundings }: Analysis,
  { install, run, site }: InstallCommand & { readonly install: DependencyInstall },
  manifest: string,
): ProductionWords | Unknown {
  const context = surroundings.context!;
  const { stage, instruction } = site;
  const place = { file, stage, instruction, context, baseFolder: baseFolderOf(file, stage, surroundings.catalogue()) };
  const settings = locateManifest(place, '.yarnrc.yml');
  if (!settings) return { unknown: 'it is a Yarn later than 1, and its .yarnrc.yml is not copied before' };
  const focus = readFocus(context, manifest, settings.contextPath, install);
  if ('because' in focus) return { unknown: focus.because };
  const { command } = install;
  const at = command.words.indexOf(install.programWord);
  const [first, ...others] = command.words.slice(at + 1);
  const replaced = first ? replaceWord(run, first, focus.words) : addWordAfter(run, install.programWord, focus.words);
  const removed = others.map((word, i) => removeWord(run, command.words[at + 1 + i]!, word));
  const edits = [replaced, ...removed].filter((edit) => edit !== undefined);
  if (edits.length !== removed.length + 1) return { unknown: 'a comment stands among its words' };
  return { edits, flag: `yarn ${focus.words}`, because: focus.found, assumes: settings.assumes };
}
