import type { FinalImage } from './final-image.ts';
import type { RootNeed } from './root-needs.ts';
import type { Started, StartedProgram } from './started.ts';
import { baseName } from '../../context/context-path.ts';
import { DAEMONS } from '../../knowledge/daemons.ts';
import { DATABASE } from '../../knowledge/users/folders.ts';
import {
  BUILDS_AT_START,
  CAPABLE_NAME,
  CAPABLE_PROGRAMS,
  ROOT_PROGRAMS,
  WRITES_ITS_TREE,
} from '../../knowledge/users/root-programs.ts';
import { BECOMES, BECOMES_OPTION, STARTERS } from '../../knowledge/users/started-programs.ts';

/** The first program that needs root, or of which nobody knows what it starts or writes. */
export function findProgram(image: FinalImage, { all }: Started): RootNeed | undefined {
  for (const program of all) {
    const need = findNeed(image, program);
    if (need) return { ...need, instruction: program.instruction, detail: `${program.where} ${need.detail}` };
  }
  return undefined;
}

type Need = Pick<RootNeed, 'reason' | 'detail'>;

function findNeed({ base, workingDir }: FinalImage, { name, words, used }: StartedProgram): Need | undefined {
  // The image of PHP lets it write to its output, and keep no number.
  if (name === 'php-fpm' && base.image.startsWith('php:')) return undefined;
  const runs = `runs ${name}`;
  if (ROOT_PROGRAMS.has(name)) return { reason: 'entrypoint-needs-root', detail: runs };
  // What is run by way of another program is named by its path.
  const inner = words.slice(1).find((word) => /^[./]/.test(word) && ROOT_PROGRAMS.has(baseName(word)));
  if (inner !== undefined) return { reason: 'entrypoint-needs-root', detail: `${runs}, which is told of ${inner}` };
  if (CAPABLE_PROGRAMS.has(name) || CAPABLE_NAME.test(name) || words[1] === 'mount')
    return { reason: 'needs-capability', detail: runs };
  const capable = words.slice(1).find((word) => /^[./]/.test(word) && CAPABLE_PROGRAMS.has(baseName(word)));
  if (capable !== undefined) return { reason: 'needs-capability', detail: `${runs}, which is told of ${capable}` };
  if (used?.words[0]?.includes('/init.d/'))
    return { reason: 'entrypoint-needs-root', detail: `runs ${used.words[0]}, a script of the system's` };
  const become = BECOMES.test(name) ? words.find((word) => BECOMES_OPTION.test(word)) : undefined;
  if (become !== undefined)
    return { reason: 'entrypoint-needs-root', detail: `${runs} ${become}, which changes the user by itself` };
  if (STARTERS.has(name)) return { reason: 'unread-entrypoint', detail: `${runs}: what that starts was not followed` };
  if (writesUnclear(name, words)) {
    const what = `runs ${words.slice(0, 2).join(' ').slice(0, 60)}, which writes to places that are not known`;
    return { reason: 'unclear-writes', detail: what };
  }
  if (name === 'celery' && words.some((word) => word === 'beat' || word === '-B') && !workingDir)
    return {
      reason: 'unclear-writes',
      detail: 'runs celery beat, which writes its plan to the root of the file system',
    };
  if (words[0]?.includes('$') && !INTERPRETER.test(name))
    return { reason: 'unread-entrypoint', detail: `runs ${words[0]}, which a variable decides on` };
  const device = words.find((word) => DEVICE.test(word));
  if (device !== undefined) return { reason: 'needs-capability', detail: `uses ${device}` };
  const system = CHANGES_FILES.has(name) ? words.slice(1).find((word) => SYSTEM_FILE.test(word)) : undefined;
  return system === undefined ? undefined : { reason: 'entrypoint-needs-root', detail: `${runs} on ${system}` };
}

const INTERPRETER = /^(?:java|node|python[\d.]*|php\d?|ruby|perl|gunicorn|uwsgi|npm|yarn|exec|cd)$/;

/** It installs or builds, keeps data of its own, or makes a database beside the code. */
function writesUnclear(name: string, words: readonly string[]): boolean {
  if (WRITES_ITS_TREE.has(name.replace(/\.js$/, '')) || (DAEMONS.has(name) && name !== 'dotnet')) return true;
  if (Object.hasOwn(BUILDS_AT_START, name) && BUILDS_AT_START[name]!.test(words[1] ?? '')) return true;
  if (/^(?:i|ci|install|build|compile|update|upgrade|add|deploy|publish)$/.test(words[1] ?? '')) return true;
  if (name === 'dotnet' && /^(?:run|watch|test)$/.test(words[1] ?? '')) return true;
  return DATABASE.test(words.join(' '));
}

/** All but those that everybody may use. */
export const DEVICE =
  /(?:^|[=:])\/dev\/(?!(?:\.\/)?(?:stdout|stderr|stdin|null|zero|full|random|urandom|tty\b|fd\b|shm\b|tcp\b|pts\b))|docker\.sock/;
const CHANGES_FILES: ReadonlySet<string> = new Set([
  'cp', 'mv', 'rm', 'ln', 'sed', 'tee', 'touch', 'mkdir', 'chmod', 'install', 'tar', 'unzip', 'rsync', 'dd', 'truncate',
]); // prettier-ignore
const SYSTEM_FILE = /^["']?\/(?:etc|usr|bin|sbin|lib|opt|run|var\/run|var\/lib|var\/spool|root|boot)\b/;
