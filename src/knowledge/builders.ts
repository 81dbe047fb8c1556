/** What builds an image from a Dockerfile; Podman builds with Buildah, Docker since 23.0 with BuildKit. */
export const BUILDERS = ['buildkit', 'buildah', 'kaniko', 'classic'] as const;
export type Builder = (typeof BUILDERS)[number];

/** A part of the language that came later than Docker 1.13, or that not every builder has. */
export const FEATURES = [
  'run-mount', 'run-network', 'secret-env', 'heredoc',
  'copy-chown', 'copy-chmod', 'copy-chmod-symbolic', 'copy-link', 'copy-exclude', 'copy-parents',
  'add-checksum', 'add-unpack',
] as const; // prettier-ignore
export type BuilderFeature = (typeof FEATURES)[number];

/** Who knows a feature. A builder that is not named fails, or silently leaves out what it means (traps D7, J2, J4). */
export interface FeatureSupport {
  /** The first Docker frontend, 1.`minor`, that has it without being a `-labs` one; 0 where all of them do. */
  readonly minor: number;
  /** Those other than BuildKit, which goes by its frontend. They do not look at a "# syntax" line. */
  readonly others: readonly Exclude<Builder, 'buildkit'>[];
  readonly source: string;
}

const REFERENCE = "Docker's reference of Dockerfiles, tables of versions, 2026-11";

/** Kaniko is the one that Google has archived; a fork may have more. */
export const BUILDER_FEATURES: Readonly<Record<BuilderFeature, FeatureSupport>> = {
  'run-mount': {
    minor: 2,
    others: ['buildah'],
    source: `${REFERENCE}; Buildah 1.24 (2022-01); Kaniko leaves mounts out without a word (kaniko#969, #1568)`,
  },
  'run-network': { minor: 3, others: ['buildah'], source: `${REFERENCE}; Buildah 1.24 (2022-01)` },
  'secret-env': { minor: 10, others: [], source: 'moby/buildkit#5215, released with BuildKit 0.16 (2024-09)' },
  heredoc: {
    minor: 4,
    others: [],
    source: `${REFERENCE}; Buildah has them since 1.35, and Debian 12 and Ubuntu 24.04 bring older ones (buildah#5474)`,
  },
  'copy-chown': {
    minor: 0,
    others: ['buildah', 'kaniko', 'classic'],
    source: 'Docker 17.09 (2017-09); Kaniko since 2018 (kaniko#1751)',
  },
  'copy-chmod': {
    minor: 2,
    others: ['buildah'],
    source: `${REFERENCE}; Buildah 1.20 (buildah#3004, 2021); Kaniko 1.23 gives folders the mode of files (kaniko#3166)`,
  },
  'copy-chmod-symbolic': { minor: 14, others: [], source: REFERENCE },
  'copy-link': { minor: 4, others: [], source: `${REFERENCE}; buildah#4438, #5096` },
  'copy-exclude': { minor: 19, others: [], source: REFERENCE },
  'copy-parents': { minor: 20, others: [], source: REFERENCE },
  'add-checksum': { minor: 6, others: [], source: REFERENCE },
  'add-unpack': { minor: 17, others: [], source: REFERENCE },
};
