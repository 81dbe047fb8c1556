/**
 * What an archive may ask of us. All are far above what real images have; an archive beyond them is damaged or hostile,
 * and is refused before the memory is gone.
 */
export const LIMITS = {
  /** Bytes of a manifest, an index or a configuration. OCI registries refuse them above 4 MiB. */
  metadataBytes: 8 * 1024 * 1024,
  /** Bytes of the long name or the attributes that a tar header may bring along. */
  tarAttributeBytes: 1024 * 1024,
  /** Entries of the outer tar of an archive. */
  archiveEntries: 20_000,
  /** Manifests in an index, and indexes within indexes. */
  manifests: 1000,
  indexDepth: 4,
  /** Docker itself allows 127. */
  layers: 1000,
  /** Bytes of a layer once it is unpacked. */
  layerBytes: 256 * 1024 ** 3,
  /** Entries in all layers together. */
  entries: 2_000_000,
  /** Files and folders, also those that a longer path only implies, in all layers together. */
  nodes: 3_000_000,
  /** As Linux has it, in UTF-16 code units. */
  pathLength: 4096,
  /** Bytes that zstd may look back; what its own program takes without being asked. */
  zstdWindowBytes: 128 * 1024 * 1024,
} as const;
