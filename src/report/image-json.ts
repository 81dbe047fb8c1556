import { describeOrigin } from './image-origin.ts';
import type { FileCost, ImageReport } from './image-report.ts';
import { toJsonText } from './json-text.ts';

/** Raised whenever a field goes or changes its meaning; a new field does not raise it. */
const SCHEMA_VERSION = 1;
const ORIGIN_LENGTH = 500;

/** What is told of an image, for programs: one JSON object with a newline at its end. Sizes in bytes, shares from 0 to 1. */
export function formatImageJson(report: ImageReport, meta: { readonly version: string }): string {
  const { figures, compressed, census } = report;
  const json = {
    schemaVersion: SCHEMA_VERSION,
    tool: 'dockoptimize',
    version: meta.version,
    image: report.name,
    tags: report.tags,
    platform: report.platform,
    bytes: figures.bytes,
    compressedBytes: compressed ? compressed.reduce((sum, bytes) => sum + bytes, 0) : null,
    finalBytes: figures.finalBytes,
    hiddenBytes: figures.hiddenBytes,
    hiddenFiles: report.hiddenFiles,
    efficiency: figures.efficiency,
    wastedBytes: figures.wastedBytes,
    wastedUserPercent: figures.wastedUserPercent,
    isCutShort: figures.isCutShort,
    layers: figures.layers.map((layer, i) => ({
      diffId: layer.diffId,
      createdBy: describeOrigin(layer.createdBy, ORIGIN_LENGTH),
      bytes: layer.bytes,
      hiddenBytes: layer.hiddenBytes,
      tarBytes: layer.tarBytes,
      compressedBytes: compressed?.[i] ?? layer.compressedBytes ?? null,
      entries: layer.entries,
    })),
    largestFiles: report.largest.map(toFile),
    largestHiddenFiles: report.largestHidden.map(toFile),
    answers: report.answers,
    census,
  };
  return toJsonText(json);
}

function toFile({ path, bytes, layer, hiddenBy, transform }: FileCost): object {
  return { path, bytes, layer, hiddenBy: hiddenBy ?? null, transform: transform ?? null };
}
