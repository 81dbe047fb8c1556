import type { NonrootPlan } from './plan-nonroot.ts';
import { describeNotBuilt } from '../../knowledge/images/built-bases.ts';

/** What was looked at, and what could not be known: for the reader of a fix. */
export function describeNonroot(plan: NonrootPlan): {
  readonly evidence: readonly string[];
  readonly assumptions: readonly string[];
} {
  const { user, places, early, late, copies, scripts, image, code } = plan;
  const { lastOfRoot } = places;
  const folders = [...early, ...late];
  const evidence = [
    user.because,
    lastOfRoot
      ? `USER stands behind the last step that makes files (${lastOfRoot.content.keywordText} in line ${lastOfRoot.line})`
      : 'no step of the stage makes files',
    ...folders.map(({ path, because }) => `${path} is given to it: ${because}`),
    ...copies.map(
      ({ line, content }) => `what ${content.keywordText} in line ${line} brings is written later, so it is given, too`,
    ),
    code?.sign ?? "the code that COPY brings stays root's, for all to read",
    searched(scripts),
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

function assumptionsOf({ user, image, early, late, port, code }: NonrootPlan): readonly string[] {
  const folders = [...early, ...late].map(({ path }) => path);
  const where = folders.length === 0 ? 'nowhere but to /tmp' : `nowhere but to ${folders.join(', ')} and /tmp`;
  const searched = code
    ? `${code.searched} ${code.searched === 1 ? 'file' : 'files'} of its code searched for databases, uploads and logs beside it`
    : 'its code was not there to be searched';
  const volumes = image.volumes.flatMap(({ text }) => (text !== undefined && folders.includes(text) ? [text] : []));
  return [
    `The program needs no right of root and writes ${where}: ${searched}.`,
    'All files that COPY brings may be read by everyone: a mode like 600 in the context stays, and keeps this user out.',
    `What is mounted into it, ${volumes.length === 0 ? '' : `at ${volumes.join(', ')} or elsewhere, `}user ${user.uid} may read and, where it writes, write: volumes that root has filled need one "chown -R ${user.uid}:${user.gid}".`,
    ...(port
      ? [
          `Port below 1024 (${port.detail}): it runs under Docker 20.10 or newer or Podman, where every user may listen on it.`,
        ]
      : []),
    ...(user.isNamed ? [] : [`Nothing asks for the name or the home of user ${user.uid}, which has none.`]),
    'No other Dockerfile builds on this image and expects to be root.',
    ...image.base.assumes.map((clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`),
  ];
}
