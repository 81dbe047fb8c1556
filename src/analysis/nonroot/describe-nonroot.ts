import type { NonrootPlan } from './plan-nonroot.ts';
import type { WrittenFolder } from './written-folders.ts';
import { describeNotBuilt } from '../../knowledge/images/built-bases.ts';

/** What was looked at, and what could not be known: for the reader of a fix. */
export function describeNonroot(plan: NonrootPlan): {
  readonly evidence: readonly string[];
  readonly assumptions: readonly string[];
} {
  const { user, places, early, late, copies, scripts, image, code, front, outside } = plan;
  const { lastOfRoot } = places;
  const folders = [...early, ...late];
  const evidence = [
    user.because,
    lastOfRoot
      ? `USER stands behind the last step that makes files (${lastOfRoot.content.keywordText} in line ${lastOfRoot.line})`
      : 'no step of the stage makes files',
    ...(front && (folders.length > 0 || user.commands.length > 0)
      ? [
          `what it needs is made before the ${front.content.keywordText} in line ${front.line}, so that a change of what is copied leaves it in the cache`,
        ]
      : []),
    ...folders.map(({ path, because }) => `${path} is given to it: ${because}`),
    ...copies.map(
      ({ line, content }) => `what ${content.keywordText} in line ${line} brings is written later, so it is given, too`,
    ),
    code?.sign ?? "the code that COPY brings stays root's, for all to read",
    searched(scripts),
    ...outside.asOther,
    ...notBuilt(plan),
  ];
  return { evidence, assumptions: assumptionsOf(plan) };

  function searched(names: readonly string[]): string {
    const read = image.start.map(({ content }) => content.keyword!.toUpperCase()).join(', ');
    const own = names.length === 0 ? '' : `, with ${names.join(', ')}`;
    return `${read || 'the command of the base image'}${own} and all RUNs were read for what needs root: nothing was found`;
  }
}

function notBuilt({ user, image: { base } }: NonrootPlan): readonly string[] {
  const isAnyImage = user.name !== base.own?.name;
  return describeNotBuilt('nonroot-user', { ...base, isAnyImage });
}

/** @param files how many files of the program were searched; `undefined` where the context was not there */
function describeSearch(files: number | undefined): string {
  if (files === undefined) return 'its code was not there to be searched';
  if (files === 0) return 'none of its code could be searched';
  return `${files} ${files === 1 ? 'file' : 'files'} of its code searched for databases, uploads and logs beside it`;
}

function assumptionsOf({ user, image, early, late, owned, port, code, outside }: NonrootPlan): readonly string[] {
  const given = [...early, ...late];
  const folders = given.map(({ path }) => path);
  const where = describePlaces([...(image.base.image === 'scratch' ? [] : ['/tmp']), ...owned], given);
  const searched = describeSearch(code?.searched);
  const declared = image.volumes.flatMap(({ text }) => (text !== undefined && folders.includes(text) ? [text] : []));
  const volumes = [...declared, ...outside.mounted];
  return [
    `The program needs no right of root and writes ${where}; ${searched}.`,
    'Everyone may read all files that COPY brings, and start its programs: a mode like 600 or 744 in the context stays, and keeps this user out.',
    `What is mounted into it, ${volumes.length === 0 ? '' : `at ${volumes.join(', ')} or elsewhere, `}user ${user.uid} may read and, where it writes, write: volumes that root has filled need one "chown -R ${user.uid}:${user.gid}".`,
    ...(port
      ? [
          `Port below 1024 (${port.detail}): Docker 20.10 or newer lets every user listen on it in a network of its own; with --network host, Podman and containerd before 2.0 only root may.`,
        ]
      : []),
    ...(user.isNamed ? [] : [`Nothing asks for the name or the home of user ${user.uid}, which has none.`]),
    ...(user.name === 'www-data' ? ["Nothing writes to the home of www-data, /var/www, which stays root's."] : []),
    'No other Dockerfile builds on this image and expects to be root.',
    ...image.base.assumes.map((clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`),
  ];
}

/** What is copied or built below the folder that the program runs in stays root's. */
function describePlaces(open: readonly string[], given: readonly WrittenFolder[]): string {
  const whole = [...open, ...given.filter(({ isHome, isTree }) => isTree || !isHome).map(({ path }) => path)];
  const homes = given.filter(({ isHome, isTree }) => isHome && !isTree).map(({ path }) => path);
  const parts = [...whole, ...(homes.length === 0 ? [] : [`with new files to ${homes.join(', ')}`])];
  return parts.length === 0 ? 'no files' : `nowhere but to ${parts.join(', ')}`;
}
