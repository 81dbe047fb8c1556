import type { EffectText } from './effect-text.ts';

/** Changes of single instructions and words of them. */
export const INSTRUCTION_EFFECTS = {
  'copies-without-unpacking': {
    most: 'safe',
    provenBy: 'built',
    says: 'a COPY brings what an ADD brought, since there is nothing to fetch or to unpack',
  },
  'copies-unseen-files': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same, where a file was not looked into',
  },
  'reads-the-same': {
    most: 'safe',
    provenBy: 'built',
    says: 'an instruction is written in another way, and a builder reads the same from it',
  },
  'drops-replaced-instruction': {
    most: 'safe',
    provenBy: 'built',
    says: 'an instruction goes that never had a say, since a later one of its stage replaces it',
  },
  'names-working-folder': {
    most: 'safe',
    provenBy: 'built',
    says: 'a relative WORKDIR becomes the absolute path that the file itself makes of it',
  },
  'names-folder-of-base': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same, where it goes on from the working directory of the base image',
  },
  'moves-author-to-label': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'a label says who made the image, and the author field is empty',
  },
  'moves-secret-to-mount': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'one RUN gets a credential as a secret of the build, not as a build argument, which stays in the history',
  },
  'drops-sudo': {
    most: 'safe',
    provenBy: 'built',
    says: 'root runs a command of the system itself, not by way of sudo',
  },
  'drops-sudo-environment': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the same for a command that may look at the variables which sudo sets or drops',
  },
  'starts-without-shell': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the program is the first process of the container, not a shell that starts it',
  },
  'heeds-pipe-failures': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'a RUN fails where any command of its pipes does, not the last one alone',
  },
} as const satisfies Record<string, EffectText>;
