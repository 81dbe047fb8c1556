import type { EffectText } from './effect-text.ts';

/** Changes of what is in which layer. */
export const LAYER_EFFECTS = {
  'joins-layers': { most: 'safe', provenBy: 'built', says: 'adjacent RUNs become one, so that they make one layer' },
  'joins-unseen-scripts': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'a script that was not read runs in one RUN with what follows it',
  },
  'removes-files': {
    most: 'safe',
    provenBy: 'built',
    says: 'files of a package manager that nothing needs are deleted in the RUN that made them',
  },
  'removes-files-scripts-may-need': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'files of a package manager are deleted, and a script that was not read runs later',
  },
  'removes-unpacked-archive': {
    most: 'safe',
    provenBy: 'built',
    says: 'an archive is deleted in the RUN that fetched and unpacked it, and nothing speaks of it afterwards',
  },
  'removes-archive-programs-may-need': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the same, where a program that was not read may look for it',
  },
  'removes-own-build-folder': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'a folder that a RUN made, built in and installed from is deleted at its end',
  },
  'removes-documentation': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'manual pages and documents of packages are deleted in the RUN that installs them, but for copyright files',
  },
  'clones-without-history': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'a git repository is cloned without the commits before the newest',
  },
  'removes-git-folder': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the .git of a clone is deleted in the RUN that has made it',
  },
  'copies-with-owner': {
    most: 'safe',
    provenBy: 'built',
    says: 'files are copied with the owner that the next RUN gave them, which writes them no second time',
  },
  'copies-into-new-folder': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same, where only the file says that nothing else lies in the folder',
  },
  'copies-with-mode': {
    most: 'safe',
    provenBy: 'built',
    says: 'files are copied with the mode that the next RUN gave them, which writes them no second time',
  },
  'copies-named-files-with-mode': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same, where only its name says that something copied is a file',
  },
  'gives-modes-of-a-checkout': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same for rights that were added (+x), where the files have the modes that git checks them out with',
  },
  'strips-symbols': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'a program is linked without its symbols and debug information',
  },
} as const satisfies Record<string, EffectText>;
