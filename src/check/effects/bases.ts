import type { EffectText } from './effect-text.ts';

/** Changes of base images and users. */
export const BASE_EFFECTS = {
  'changes-base-variant': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'a base image becomes a smaller variant of itself, on the same release of the system',
  },
  'changes-base-system': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'a base image becomes its variant on Alpine, and each command what does the same there',
  },
  'installs-missing-packages': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'what the new base image lacks and the file needs is installed',
  },
  'takes-approved-base': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'a base image is replaced by the one that the configuration approves',
  },
  'pins-base': {
    most: 'safe',
    provenBy: 'built',
    says: 'a base image is named by the version or the digest that its tag stands for today',
  },
  'swaps-development-kit': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the base image has the runtime alone, not the development kit',
  },
  'swaps-to-distroless': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the base image has no shell and no package manager, and the same program is started in it',
  },
  'runs-as-other-user': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the container starts as a user who is not root',
  },
  'makes-user': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'a user with fixed numbers is made for that',
  },
  'gives-files-to-user': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the folders that the program writes, and what is copied into them, become the own of that user',
  },
} as const satisfies Record<string, EffectText>;
