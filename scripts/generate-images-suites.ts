import { type Json, readKnowledge } from './generate-images-read.ts';

const NUMBERED: Readonly<Record<string, string>> = {
  almalinux: 'almalinux',
  fedora: 'fedora',
  oraclelinux: 'oraclelinux',
  rockylinux: 'rockylinux',
};

/** What Debian's moving names stood for when the tags were listed: its releases, the newest first. */
const releases = (readKnowledge('eol.json').products.debian as Json[]).map(({ codename }) =>
  String(codename).toLowerCase(),
);
const MOVING: Readonly<Record<string, string | undefined>> = {
  unstable: 'sid',
  sid: 'sid',
  testing: 'forky',
  stable: releases[0],
  oldstable: releases[1],
  oldoldstable: releases[2],
};

/** The suite of an image of a distribution itself, by its tag, where the list does not say it. */
export function suiteOfDistribution(path: string, tag: string, isListed: boolean): string | undefined {
  if (path === 'debian') return isListed ? MOVING[tag.replace(/-slim$/, '')] : undefined;
  if (path === 'alpine') {
    const release =
      /^(3\.\d+)(?:\.\d+)?$/.exec(tag)?.[1] ?? (isListed && /^(?:3|latest)$/.test(tag) ? newestAlpine() : undefined);
    return release === undefined ? undefined : `alpine${release}`;
  }
  if (path === 'amazonlinux') {
    const release = /^(2023|2(?!\d))/.exec(tag)?.[1];
    return release === undefined ? undefined : `al${release}`;
  }
  const number = /^\d+(?=$|[.-])/.exec(tag)?.[0];
  // The minimal images have another package manager.
  const name = /minimal|slim|init|micro/.test(tag) ? undefined : NUMBERED[path];
  return name === undefined || number === undefined ? undefined : `${name}${number}`;
}

function newestAlpine(): string {
  return String(readKnowledge('eol.json').products['alpine-linux'][0].cycle);
}
