import type { Analysis } from '../analysis.ts';
import { type Consumer, consumersOf } from '../../context/consumers/consumers-of.ts';
import { mayUse } from '../../context/consumers/stage-use.ts';
import type { Stage } from '../../dockerfile/stages.ts';

/** As whom files of the project run containers of a stage, and what they mount into them. */
export interface UsersAndMounts {
  /** A place that runs it as root, as a clause. */
  readonly asRoot: string | undefined;
  /** Places that run it as somebody else, as clauses. */
  readonly asOther: readonly string[];
  /** Folders that are mounted, with the place: `/data (line 9 of compose.yaml)`. */
  readonly mounted: readonly string[];
}

const MAX_PLACES = 3;

/** What is known to run containers of a stage says of users and mounts. */
export function findUsersAndMounts({ surroundings, stages }: Analysis, stage: Stage): UsersAndMounts {
  const own = consumersOf(surroundings).found.filter((one) => !one.isUncertain && mayUse(one, stage, stages));
  const isRoot = ({ user = '' }: Consumer): boolean => /^(?:root|0+)(?::|$)/.test(user);
  const placeOf = ({ line, path }: Pick<Consumer, 'line' | 'path'>): string => `line ${line} of ${path}`;
  const root = own.find(isRoot);
  const others = own.filter((one) => one.user !== undefined && !one.user.includes('$') && !isRoot(one));
  const mounts = own.flatMap(({ mounts: all = [], path }) => all.map(({ target, line }) => `${target} (${placeOf({ line, path })})`));
  return {
    asRoot: root && `${placeOf(root)} runs it as ${root.user!}`,
    asOther: others.slice(0, MAX_PLACES).map((one) => `${placeOf(one)} runs it as ${one.user!} by itself, whatever USER says`),
    mounted: [...new Set(mounts)].slice(0, MAX_PLACES),
  };
} // prettier-ignore
