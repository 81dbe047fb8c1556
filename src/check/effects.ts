/** How far a comparison of two images got: each step includes those before it. */
export const REACHES = ['built', 'started', 'served', 'smoked'] as const;
export type Reach = (typeof REACHES)[number];

/**
 * Every way in which a fix may change what a build does. The checker knows each of them; a difference that no declared
 * effect names is a bug of the transform. `most` is the most that a fix with that effect may be. `provenBy` is how far
 * a comparison of the built images has to get before it says anything about the effect.
 */
export const EFFECTS = {
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
  'names-needed-packages': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'packages that came as a recommendation are asked for by name',
  },
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
  'fetches-index-again': {
    most: 'safe',
    provenBy: 'built',
    says: 'a later install fetches the package lists for itself, since the earlier RUN deletes its own',
  },
  'moves-secret-to-mount': {
    most: 'unsafe',
    provenBy: 'built',
    says: 'one RUN gets a credential as a secret of the build, not as a build argument, which stays in the history',
  },
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
  'splits-stage': {
    most: 'unsafe',
    provenBy: 'served',
    says: 'one stage becomes a builder and a stage that ships, which copies what the builder has made',
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
} as const satisfies Record<
  string,
  { readonly most: 'safe' | 'unsafe'; readonly provenBy: Reach; readonly says: string }
>;

export type Effect = keyof typeof EFFECTS;
