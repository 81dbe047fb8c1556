import type { EffectText } from './effect-text.ts';

/** Changes of stages, their order and their context. */
export const STAGE_EFFECTS = {
  'splits-stage': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'one stage becomes a builder and a stage that ships, which copies what the builder has made',
  },
  'installs-system-packages-first': {
    most: 'safe',
    provenBy: 'built',
    says: 'packages of the system are installed before files of the project are copied, which they do not look at',
  },
  'installs-before-sources': {
    most: 'safe',
    provenBy: 'built',
    says: 'dependencies are installed when nothing but what the install reads was copied',
  },
  'installs-before-unread-sources': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'the same, where a tool or a script of the install may look at more of the project',
  },
  'fetches-modules-first': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'the modules of Go that go.mod requires are fetched by a step of their own, before the sources are copied',
  },
  'fetches-libraries-first': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'what a build of Maven or Gradle needs is fetched by a step of its own, before the sources are copied',
  },
  'installs-locked-versions': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'an install takes the versions of the lock file, and fails where that is out of step',
  },
  'skips-development-packages': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'packages that only development needs are not installed',
  },
  'ignores-uncopied-files': {
    most: 'safe',
    provenBy: 'built',
    says: 'files that no COPY takes are not sent to the builder',
  },
  'ignores-files': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'files of no use to the image are not sent to the builder, and so not copied along',
  },
} as const satisfies Record<string, EffectText>;
