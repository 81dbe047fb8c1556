import type { BaseImageReport } from './base-image.ts';
import { toJsonText } from './json-text.ts';

/** Raised whenever a field goes or changes its meaning; a new field does not raise it. */
const SCHEMA_VERSION = 1;

/** What is known of a base image, for programs: one JSON object with a newline at its end. Sizes in bytes. */
export function formatBaseImageJson(report: BaseImageReport, meta: { readonly version: string }): string {
  const { image, facts, size, variants, slim, distroless, sources } = report;
  const json = {
    schemaVersion: SCHEMA_VERSION,
    tool: 'dockoptimize',
    version: meta.version,
    image: image.name,
    path: image.path,
    tag: image.tag ?? null,
    digest: image.digest ?? null,
    isTagKnown: report.isTagKnown,
    isListed: facts?.isListed ?? null,
    compressedSize: size ?? null,
    system: facts?.system ?? null,
    platforms: facts?.platforms ?? null,
    defaults: facts?.defaults ?? null,
    users: facts?.users ?? [],
    ownUser: image.ownUser ?? null,
    dropsPrivileges: image.dropsPrivileges,
    endOfLife: report.endOfLife.map((state) => ({
      ...state,
      ends: state.ends ?? null,
      extended: state.extended ?? null,
    })),
    variants: variants.map(({ tag, system, isListed, size: own }) => ({
      tag,
      suite: system?.suite ?? null,
      isListed,
      compressedSize: own ?? null,
    })),
    missingInSlim: slim ?? null,
    distroless: distroless ? { ...distroless, packages: [...distroless.packages] } : null,
    replacement: image.replacement ?? null,
    notes: image.notes,
    sources: image.source === undefined ? sources : [...sources, { what: 'Dockerfiles', source: image.source }],
  };
  return toJsonText(json);
}
