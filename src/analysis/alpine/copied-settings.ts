import type { Obstacle } from './reasons.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findCopied } from '../../context/copied-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import type { Stage } from '../../dockerfile/stages.ts';
import { LASTING_USERS } from '../../knowledge/alpine/accounts.ts';
import { findDebianPath } from '../../knowledge/alpine/apt-names.ts';
import type { ImageFacts } from '../../knowledge/images/facts.ts';

const SETTINGS = /\.(?:conf|cnf|cfg|ini)(?:\.template)?$/;
/** `user www-data;` of nginx, `User www-data` of Apache, `user = www-data` of PHP. */
const NAMED_USER =
  /^[ \t]*(?:user|group|User|Group|listen\.owner|listen\.group)[ \t]*[= \t][ \t]*["']?([a-z_][\w-]{0,31})/gm;
const MOST_FILES = 500;

/** A file of settings that names a user or a place which only Debian has. */
export function lookAtCopiedSettings(
  file: Dockerfile,
  stages: readonly Stage[],
  context: BuildContext | undefined,
  target: ImageFacts,
): Obstacle | undefined {
  if (!context) return undefined;
  const users = new Set([...target.users.map(({ name }) => name), ...LASTING_USERS]);
  let looked = 0;
  for (const stage of stages) {
    for (const copied of findCopied(file, stage, context)) {
      if (copied.kind !== 'file' || !SETTINGS.test(copied.contextPath) || looked === MOST_FILES) continue;
      const { contextPath, instruction } = copied;
      looked += 1;
      const text = context.readText(contextPath);
      if (text === undefined) continue;
      const user = [...text.matchAll(NAMED_USER)].find(([, name]) => !users.has(name!))?.[1];
      if (user === 'www-data')
        return { reason: 'unknown-user', instruction, detail: `${contextPath} names ${user}, whom Alpine lacks` };
      const place = findDebianPath(text.replace(/#.*/g, ''));
      if (place)
        return { reason: 'debian-path', instruction, detail: `${contextPath} names ${place.path}: ${place.because}` };
    }
  }
  return undefined;
}

/** Whether files of settings are copied, which were not there to be read. */
export function hasUnreadSettings(stages: readonly Stage[], context: BuildContext | undefined): boolean {
  if (context) return false;
  return stages.some(({ instructions }) =>
    instructions.some(({ content }) => {
      const isCopy = content.keyword === 'copy' || content.keyword === 'add';
      return isCopy && /\.conf\b|\/etc\/nginx|\/apache2\/conf|\/usr\/local\/etc/.test(content.joined.text);
    }),
  );
}
