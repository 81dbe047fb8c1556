import { findRootConsumer } from './consumer-uses.ts';
import type { Effect } from './effects.ts';
import type { Window } from './window.ts';
import { findUndone, type NewSteps } from './user-order.ts';
import { addedOwner, readUserSteps, type UserSteps } from './user-steps.ts';
import { findDockerAction } from '../context/consumers/docker-action.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { shellAt } from '../dockerfile/shells.ts';
import { lineageOf, readStages, type Stage } from '../dockerfile/stages.ts';
import { SYSTEM_NAMES } from '../knowledge/users/image-users.ts';
import { findRootSign } from '../knowledge/users/root-signs.ts';
import { readStartUser, type StartUser } from '../knowledge/users/start-user.ts';
import { readMadeUsers } from '../trace/made-users.ts';

/** What is new in a file. */
interface Novelty {
  readonly added: readonly Instruction[];
  readonly owners: readonly { readonly instruction: Instruction; readonly owner: string }[];
}

/** The numbers that useradd gives to people, by login.defs of Debian 12; below are those of the system. */
const FIRST_OF_PEOPLE = 1000;
const LAST_OF_PEOPLE = 60_000;

/** What may stand behind the USER: it makes no file, and asks nobody's right. */
const HARMLESS: ReadonlySet<string> = new Set([
  'arg', 'cmd', 'entrypoint', 'env', 'expose', 'healthcheck', 'label', 'maintainer', 'stopsignal',
]); // prettier-ignore

/** Why the whole file may not start as the new user, as a clause; `undefined` where it may. */
export function findUserObjection(
  { before, after, surroundings }: Window,
  effects: readonly Effect[],
): string | undefined {
  const { added, owners } = findNovelty(before, after);
  const users = added.filter(({ content }) => content.keyword === 'user');
  const [user] = users;
  const stage = readStages(after).at(-1);
  if (!user || !stage || users.length > 1) return 'not exactly one USER is new';
  if (!stage.instructions.includes(user)) return 'the USER is not in the final stage';
  const action = surroundings.context && findDockerAction(surroundings.context);
  const runner = findRootConsumer(before, stage, surroundings) ?? action;
  if (runner !== undefined) return runner;
  const ids = argumentsText(user.content);
  const base = readStartUser(after, stage, surroundings.catalogue());
  if ('reason' in base) return `who starts the image is not known: ${base.detail}`;
  if (!/^(?:root|0)(?::|$)/.test(base.user)) return `${base.image} is not started by root`;
  const fresh: NewSteps[] = [];
  for (const instruction of added) {
    if (instruction === user) continue;
    const own = readUserSteps(instruction);
    if (typeof own === 'string') return own;
    if (!stage.instructions.includes(instruction)) return 'a RUN is new in another stage';
    if (shellAt(after, instruction) === 'foreign') return 'a RUN is new for a shell that is none of Unix';
    if (instruction.start > user.start) return 'a RUN of root stands behind the USER';
    if (own.given.length > 0 && !effects.includes('gives-files-to-user'))
      return 'no effect says that folders are given away';
    fresh.push({ instruction, steps: own });
  }
  const steps = fresh.map((each) => each.steps);
  return (
    findTraceDifference(before, after, user) ??
    findMissingUser(after, stage, user, added, steps, base) ??
    findWrongOwner(stage, ids, steps, owners, added) ??
    findUndone(after, stage, fresh, base.workingDir) ??
    findRootUse(stage)
  );
}

/** Goes along both files; the rules have seen to it that nothing else changed. */
function findNovelty(before: Dockerfile, after: Dockerfile): Novelty {
  const added: Instruction[] = [];
  const owners: { readonly instruction: Instruction; readonly owner: string }[] = [];
  let at = 0;
  for (const instruction of after.instructions) {
    const old = before.instructions[at];
    if (old && old.content.source === instruction.content.source) {
      at += 1;
      continue;
    }
    const owner = old && addedOwner(old, instruction);
    if (owner === undefined) added.push(instruction);
    else {
      owners.push({ instruction, owner });
      at += 1;
    }
  }
  return { added, owners };
}

/**
 * Nothing but the user of the final image may differ in what images say, and nothing that makes files runs as it. The
 * configuration of an image is all that these instructions say, so that they are compared, in their order; working it out
 * as a trace does costs the square of their number.
 */
function findTraceDifference(before: Dockerfile, after: Dockerfile, user: Instruction): string | undefined {
  const [old, fresh] = [readStages(before), readStages(after)];
  if (old.length !== fresh.length) return 'a stage is new';
  for (const [i, stage] of fresh.entries()) {
    const [was, is] = [old[i]!, stage].map((each) => [each.from, ...each.instructions].filter(isConfiguring));
    const isSame =
      was!.length === is!.length && was!.every(({ content }, at) => content.source === is![at]!.content.source);
    if (!isSame) return 'the configuration differs in more than the user';
  }
  const final = fresh.at(-1)!;
  const lineage = lineageOf(final).flatMap(({ instructions }) => instructions);
  const own = lineage.find((instruction) => instruction.content.keyword === 'user' && instruction !== user);
  if (own) return `line ${own.line} says by itself who starts the image`;
  const trigger = lineage.find(({ content }) => content.keyword === 'onbuild');
  if (trigger) return 'the image has triggers for those that build on it';
  const runsAs = final.instructions.find(({ start, content }) => start > user.start && !isHarmless(content.keyword));
  return (
    runsAs && `"${runsAs.content.source.slice(0, 60)}" in line ${runsAs.line} would run as another user than before`
  );
}

const FILE_STEPS: ReadonlySet<string> = new Set(['add', 'copy', 'run', 'user']);

/** WORKDIR and VOLUME do both: they make a folder, and say what it is for. */
function isConfiguring({ content }: Instruction): boolean {
  return !FILE_STEPS.has(content.keyword ?? '');
}

function isHarmless(keyword: string | undefined): boolean {
  return keyword !== undefined && HARMLESS.has(keyword);
}

/** The user is there when the container starts: in the base image, or made before by these very numbers. */
function findMissingUser(
  after: Dockerfile,
  stage: Stage,
  user: Instruction,
  added: readonly Instruction[],
  steps: readonly UserSteps[],
  base: StartUser,
): string | undefined {
  const [uid, gid] = argumentsText(user.content).split(':').map(Number) as [number, number];
  const before = lineageOf(stage).flatMap(({ instructions }) => instructions.filter(({ start }) => start < user.start));
  const old = readMadeUsers(
    before.filter((instruction) => !added.includes(instruction)),
    base.way,
  );
  if (old.unclear) return `line ${old.unclear.line} changes users in a way that is not read`;
  const isThere = old.users.some((made) => made.uid === uid && made.gid === gid);
  const makers = steps.flatMap(({ made }) => made ?? []);
  const [made] = makers;
  if (makers.length > 1) return 'more than one user is made';
  if (made) {
    if (made.way !== base.way) return `${base.image} does not make users by ${made.way}`;
    if (made.uid !== uid || made.gid !== gid) return 'another user is made than the one that runs';
    if (SYSTEM_NAMES.has(made.name) || Math.min(uid, gid) < FIRST_OF_PEOPLE || Math.max(uid, gid) > LAST_OF_PEOPLE)
      return 'the system may have that name or number already';
    const takers = [...base.users, ...old.users, ...old.groups.map((group) => ({ ...group, uid: undefined }))];
    const taker = takers.find((each) => each.name === made.name || each.uid === uid || each.gid === gid);
    return taker ? `${taker.name} has that name or number already` : undefined;
  }
  if (isThere) return undefined;
  if (base.own?.uid === uid && base.own.gid === gid) return undefined;
  // Nothing can make a user there, so that it is but a number, in a range that nobody else is given.
  if (base.hasShell && base.way === 'none' && uid >= 10_000 && gid >= 10_000) return undefined;
  return `nothing makes the user ${uid}:${gid}`;
}

/** Every folder and every copied file goes to that very user, and stays its own. */
function findWrongOwner(
  stage: Stage,
  ids: string,
  made: readonly UserSteps[],
  owners: Novelty['owners'],
  added: readonly Instruction[],
): string | undefined {
  const given = made.flatMap((each) => each.given);
  const wrong = given.find(({ owner }) => owner !== ids);
  if (wrong) return `${wrong.path} is given to another user`;
  const own = new Set(lineageOf(stage).flatMap(({ instructions }) => instructions));
  for (const { instruction, owner } of owners) {
    if (owner !== ids) return `what line ${instruction.line} copies is given to another user`;
    if (!own.has(instruction)) return `line ${instruction.line} copies into another image`;
  }
  for (const instruction of added) {
    const steps = readUserSteps(instruction);
    if (typeof steps === 'string') continue;
    for (const { path } of steps.given) {
      const volume = stage.instructions.find((other) => other.content.keyword === 'volume' && isVolumeOf(other, path));
      if (volume && volume.start < instruction.start) return `${path} is a volume by then, which forgets its new owner`;
    }
  }
  return undefined;
}

/** Whether a VOLUME declares a folder, or one that it is in. */
function isVolumeOf({ content }: Instruction, path: string): boolean {
  const words = content.json ?? argumentsText(content).split(/\s+/);
  return words.some((word) => {
    const volume = word.replace(/^["']|["']$|\/+$/g, '');
    return path === volume || path.startsWith(`${volume}/`);
  });
}

/** What the image says of its start must not be root's. */
function findRootUse(stage: Stage): string | undefined {
  const instructions = lineageOf(stage).flatMap((each) => each.instructions);
  const last = new Map(instructions.map((instruction) => [instruction.content.keyword, instruction]));
  for (const instruction of instructions) {
    const { content, line } = instruction;
    const isStart = content.keyword === 'cmd' || content.keyword === 'entrypoint';
    if (isStart && last.get(content.keyword) !== instruction) continue;
    const sign = findRootSign(content.keyword ?? '', content.joined.text, content.json);
    if (sign !== undefined) return `line ${line} needs root: ${sign}`;
  }
  return undefined;
}
