import type { Analysis } from '../analysis.ts';
import { findUsersAndMounts, type UsersAndMounts } from '../consumers/users-and-mounts.ts';
import { readStartCommands } from '../bases/stage-commands.ts';
import { type ChosenUser, chooseUser } from './choose-user.ts';
import { type FinalImage, readFinalImage } from './final-image.ts';
import { findFolderMode } from './folder-modes.ts';
import { findFrontPlace } from './front-place.ts';
import { findLaterUse, findPlaces, isGiven, type Places } from './give-folders.ts';
import { findRootFiles } from './root-files.ts';
import { findLowPort, findRootNeed, type RootNeed, type RootReason } from './root-needs.ts';
import { type CodeSearch, searchCode } from './search-code.ts';
import { StartFiles } from './start-files.ts';
import { readStarted } from './started.ts';
import { findCopiesInto, findWrittenFolders, type WrittenFolder } from './written-folders.ts';
import { findDockerAction } from '../../context/consumers/docker-action.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../../dockerfile/instruction.ts';
import { shellAt } from '../../dockerfile/shells.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { type NoStartUser, readStartUser } from '../../knowledge/users/start-user.ts';

export type NonrootReason =
  | NoStartUser
  | RootReason
  | 'dangling-line'
  | 'explicit-root'
  | 'files-in-root-home'
  | 'private-files'
  | 'user-taken'
  | 'unclear-user';

/** Why the last stage goes on as root. */
export interface NoNonroot {
  readonly reason: NonrootReason;
  readonly instruction: Instruction;
  readonly detail: string;
}

/** How the last stage of a file comes to run as another user than root. */
export interface NonrootPlan {
  readonly image: FinalImage;
  readonly user: ChosenUser;
  readonly places: Places;
  /** To be given to the user before a VOLUME that stands early. */
  readonly early: readonly WrittenFolder[];
  /** To be given to the user before the USER, or before the VOLUME that stands right before it. */
  readonly late: readonly WrittenFolder[];
  /** Folders that the program writes, and may write already. */
  readonly owned: readonly string[];
  /** Before it the user is made and its folders are given, where that need not be right before the USER. */
  readonly front: Instruction | undefined;
  /** The COPYs that put files into them, or bring code that writes beside itself. */
  readonly copies: readonly Instruction[];
  /** What a search of the build context found; `undefined` where there is none. */
  readonly code: CodeSearch | undefined;
  /** The port below 1024 that the program listens on. */
  readonly port: RootNeed | undefined;
  /** Who runs it already, and what is mounted into it, by the files of the project. */
  readonly outside: UsersAndMounts;
  /** Names of the scripts of the context that were read for it. */
  readonly scripts: readonly string[];
}

/** @returns `undefined` where the last stage does not run as root, or a variable says by which user */
export function planNonroot(file: Dockerfile, analysis: Analysis): NonrootPlan | NoNonroot | undefined {
  const stage = analysis.stages.at(-1);
  if (!stage) return undefined;
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  const last = instructions.findLast(({ content }) => content.keyword === 'user');
  if (last) return describeUser(last);
  const { catalogue, context, policy } = analysis.surroundings;
  const base = readStartUser(file, stage, catalogue());
  if ('reason' in base) return { ...base, instruction: lineageOf(stage)[0]!.from };
  if (!isRoot(base.user)) return undefined;
  const outside = findUsersAndMounts(analysis, stage);
  const asRoot = outside.asRoot ?? (context && findDockerAction(context));
  if (asRoot !== undefined) return { reason: 'explicit-root', instruction: stage.from, detail: asRoot };
  const trigger = instructions.find(({ content }) => content.keyword === 'onbuild');
  if (trigger) return { reason: 'onbuild', instruction: trigger, detail: `the trigger in line ${trigger.line}` };
  const shell = shellAt(file, stage.instructions.at(-1) ?? stage.from);
  if (shell === 'foreign') return { reason: 'windows', instruction: stage.from, detail: 'its SHELL is none of Unix' };

  const image = readFinalImage(file, stage, base);
  const files = new StartFiles(file, stage, context, image.workingDir?.text ?? base.workingDir, base.workingDir);
  const commands = readStartCommands(analysis, lineageOf(stage), files);
  const started = readStarted(image, commands);
  const need = findRootNeed(image, started, commands, files, policy.runtime === 'kubernetes') ?? findRootFiles(image);
  if (need) return need;
  const user = chooseUser(image);
  if ('reason' in user) return user;
  const folders = findWrittenFolders(image, started, files);
  if ('detail' in folders) return { reason: 'unclear-writes', ...folders };
  const copies = findCopiesInto(image, folders);
  if ('detail' in copies) return { reason: 'unclear-writes', ...copies };
  const code = context && searchCode(image, context);
  const setting = code?.system.find(({ path }) => !folders.some((folder) => isAtOrBelow(path, folder.path)));
  if (setting) {
    const detail = `${setting.file} names ${setting.path}, which is in a folder of the system`;
    return { reason: 'unclear-writes', instruction: setting.instruction, detail };
  }
  const owned =
    code?.sign === undefined ? copies : [...new Set([...copies, ...code.copies])].sort((a, b) => a.start - b.start);
  const given = {
    image,
    user,
    outside,
    copies: owned,
    code,
    port: findLowPort(image),
    scripts: [...files.texts.keys()],
  };
  return placeFolders(image, user, folders, stage, given);
}

function describeUser(last: Instruction): NoNonroot | undefined {
  const user = argumentsText(last.content);
  if (!isRoot(user)) return undefined;
  return { reason: 'explicit-root', instruction: last, detail: `USER ${user} is the last word on it` };
}

function isRoot(user: string): boolean {
  return /^["']?(?:root|0+)(?::.*)?["']?$/.test(user);
}

type Given = Omit<NonrootPlan, 'places' | 'early' | 'late' | 'owned' | 'front'>;

function placeFolders(
  image: FinalImage,
  user: ChosenUser,
  folders: readonly WrittenFolder[],
  stage: Stage,
  given: Given,
): NonrootPlan | NoNonroot {
  const unclear = (instruction: Instruction, detail: string): NoNonroot => ({
    reason: 'unclear-writes',
    instruction,
    detail,
  });
  if (!image.base.hasShell) {
    const needed = folders.find(({ path }) => path !== image.workingDir?.text);
    if (needed)
      return unclear(stage.from, `without a shell nothing can give ${needed.path} to a user (${needed.because})`);
    return { ...given, places: findPlaces(image), early: [], late: [], owned: [], front: undefined };
  }
  const places = findPlaces(image);
  const dangling = [places.lastOfRoot, places.next].find((each) => each && /[\\`]\s*$/.test(each.content.source));
  if (dangling) {
    return {
      reason: 'dangling-line',
      instruction: dangling,
      detail: `line ${dangling.line} goes on to the end of the file`,
    };
  }
  const inherited = image.volumes.find(({ instruction }) => !stage.instructions.includes(instruction));
  if (inherited)
    return unclear(inherited.instruction, `line ${inherited.instruction.line} declares it in another stage`);
  const modes = new Map(folders.map((folder) => [folder, findFolderMode(folder, image.instructions)]));
  const wanted = folders.filter(
    (folder) => modes.get(folder)?.kind !== 'open' && !isGiven(folder, user, image.instructions),
  );
  const owned = folders.flatMap((folder) => (wanted.includes(folder) ? [] : [folder.path]));
  for (const folder of wanted) {
    const mode = modes.get(folder);
    if (mode?.kind === 'group')
      return unclear(
        mode.instruction,
        `line ${mode.instruction.line} sets a mode of ${folder.path} that would be undone`,
      );
  }
  const isVolume = ({ path }: WrittenFolder): boolean =>
    image.volumes.some(({ text }) => text !== undefined && isAtOrBelow(path, text));
  if (!places.volume || !places.isVolumeEarly) {
    const isFree = places.volume === undefined && given.copies.length === 0;
    return {
      ...given,
      places,
      early: [],
      late: wanted,
      owned,
      front: isFree ? findFrontPlace(image, wanted) : undefined,
    };
  }
  const early = wanted.filter(isVolume);
  const later = findLaterUse(early, places.volume, image);
  if (later)
    return unclear(later.instruction, `line ${later.instruction.line} changes ${later.path} behind its VOLUME`);
  return { ...given, places, early, late: wanted.filter((folder) => !isVolume(folder)), owned, front: undefined };
}
