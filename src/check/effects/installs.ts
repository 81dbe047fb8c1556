import type { EffectText } from './effect-text.ts';

/** Changes of what package managers are told, and what they leave. */
export const INSTALL_EFFECTS = {
  'keeps-no-cache': {
    most: 'safe',
    provenBy: 'built',
    says: 'a package manager leaves no download cache or index in the layer',
  },
  'drops-index-refresh': {
    most: 'safe',
    provenBy: 'built',
    says: 'an index is fetched by the command that uses it, not by one before it',
  },
  'answers-prompt': {
    most: 'safe',
    provenBy: 'built',
    says: 'a package manager takes "yes" for an answer where it would stop and ask',
  },
  'skips-recommended-packages': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'packages that others only recommend are not installed',
  },
  'skips-gem-documents': {
    most: 'safe',
    provenBy: 'built',
    says: 'gems are installed without their documents',
  },
  'skips-gem-documents-unproven': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same, where it is not known whether gem is new enough to know the option',
  },
  'names-needed-packages': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'packages that came as a recommendation are asked for by name',
  },
  'fetches-index-again': {
    most: 'safe',
    provenBy: 'built',
    says: 'a later install fetches the package lists for itself, from the same sources as an earlier RUN',
  },
  'sorts-packages': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the packages of an install are named in the order of the alphabet, each once',
  },
  'joins-installs': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'packages that several commands installed are installed by one',
  },
  'removes-build-packages': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'packages that only a build needs are removed in the RUN that has built with them',
  },
  'runs-apt-get': {
    most: 'safe',
    provenBy: 'built',
    says: 'commands of apt are run by apt-get, which does the same in this image',
  },
  'runs-apt-get-unproven': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'commands of apt are run by apt-get, which may keep downloads or choose other packages in this image',
  },
  'drops-list-fetch': {
    most: 'safe',
    provenBy: 'built',
    says: 'package lists that no command reads are not fetched',
  },
  'drops-list-fetch-scripts-may-need': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'package lists are not fetched, and a script that was not read runs later',
  },
  'mounts-cache': {
    most: 'safe',
    provenBy: 'built',
    says: 'what a package manager fetches is kept in a mount of the builder, and no longer deleted',
  },
  'mounts-cache-scripts-may-need': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the same, where a script or a version that is not known may need it in the image, or have it elsewhere',
  },
  'keeps-fetched-packages': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same for apt, which from then on keeps what it fetches in the image and those that are built on it',
  },
} as const satisfies Record<string, EffectText>;
