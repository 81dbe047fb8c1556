import type { Copy } from '../context/copies.ts';
import { findContextPath } from '../context/copied-files.ts';
import { copiesBefore, type InstallPlace, locateInstall } from '../context/installs/install-site.ts';
import { findUnkept } from '../context/installs/unkept-folder.ts';
import { searchFoldersBefore } from '../context/search-folders.ts';
import { readMounts } from '../dockerfile/mounts.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf } from '../dockerfile/stages.ts';
import { isUnclear, readDependencyInstall } from '../knowledge/dependency-installs.ts';
import { changesLoader, isSystemStep, isToolStep } from '../knowledge/system-steps.ts';
import { traceRun } from '../trace/run-trace.ts';
import { shellInForceAt } from '../trace/shell-in-force.ts';

/**
 * Why a RUN may not stand before copies that it stood behind: it must read nothing of them but what other copies bring to
 * the same places, and they must not write over what it has made (traps H1, H2, H4).
 * @param places of the RUN, before and after
 * @param passed what those copies bring
 * @param isCertain whether it has to be certain that it reads nothing else
 * @returns a clause
 */
export function findInstallObjection(
  [before, after]: readonly [InstallPlace, InstallPlace],
  passed: readonly Copy[],
  isCertain: boolean,
): string | undefined {
  const { content } = before.instruction;
  if (shellAt(before.file, before.instruction) === 'foreign') return 'another shell runs it';
  const events = traceRun(content, shellInForceAt(before.file, before.instruction).isErrexit)?.events;
  if (!events) return 'it cannot be read';
  const mount = readMounts(content).find(({ type }) => type !== 'cache' && type !== 'secret' && type !== 'ssh');
  if (mount) return `${mount.text} gives it other files`;
  const looked = searchFoldersBefore(before.file, before.stage, before.instruction);
  const tools = looked.find((folder) => findContextPath(passed, before.context, folder) !== undefined);
  if (tools !== undefined) return `programs are looked for in ${tools}, which would not be there`;
  const isLoaded = lineageOf(before.stage).some(({ instructions }) => instructions.some(({ content: each }) => changesLoader(each.source)));
  for (const { kind, commands, leavesState, text, stateTexts } of events) {
    const name = `"${text.slice(0, 60)}"`;
    if (kind !== 'command' || leavesState || stateTexts.some((state) => !/^[-+][a-z]/.test(state)))
      return `${name} is more than a plain command`;
    for (const command of commands) {
      if (isSystemStep(command) || isToolStep(command)) {
        if (isLoaded) return 'libraries are looked for in further folders';
        continue;
      }
      const install = readDependencyInstall(command);
      if (!install) return `${name} may read any file of the project`;
      if (isUnclear(install)) return `${name} may read any file of the project: ${install.unclear}`;
      const site = locateInstall(before, install);
      if (site.kind === 'unplaced') return site.because;
      if (isCertain && site.doubts.length > 0) return `it is not certain what ${name} reads`;
      const copies = copiesBefore(after);
      for (const { imagePath, contextPath } of site.files) {
        const found = findContextPath(copies, after.context, imagePath);
        if (found?.kind !== 'found' || found.contextPath !== contextPath) return `${name} needs ${contextPath}, which is not there then`;
      }
      const written = site.fills.find((fill) => findContextPath(passed, before.context, fill) !== undefined);
      if (written !== undefined) return `${written} would be written over by what the build context has there`;
      if (isCertain && findUnkept(passed, site.fills, before.context) !== undefined)
        return 'no ignore file keeps out what somebody may have installed there';
    }
  }
  return undefined;
} // prettier-ignore
