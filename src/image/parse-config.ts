import type { Healthcheck, HistoryEntry, ImageConfig } from './image.ts';
import { ImageError } from './image-error.ts';
import {
  type Fields,
  findString,
  readFields,
  readList,
  readNumber,
  readOptionalFields,
  readStrings,
} from './json-fields.ts';
import { LIMITS } from './limits.ts';
import { readDigest } from './digest.ts';

/** What the configuration file of an image says. */
export interface ParsedConfig {
  readonly config: ImageConfig;
  /** `arm64/v8`'s second part, where there is one. */
  readonly variant: string | undefined;
  /** Digests of the layers once they are unpacked, the lowest first. */
  readonly diffIds: readonly string[];
}

/**
 * Reads an image's configuration, as Docker and the OCI image specification write it.
 * @throws ImageError where it is damaged, or is for a layer format that is not `layers`
 */
export function parseConfig(value: unknown): ParsedConfig {
  const fields = readFields(value, WHAT);
  const inner = readOptionalFields(fields['config'], WHAT);
  const config: ImageConfig = {
    architecture: findString(fields['architecture']) ?? '',
    os: findString(fields['os']) ?? '',
    env: readStrings(inner['Env'], `${WHAT} (Env)`),
    entrypoint: readCommand(inner['Entrypoint'], 'Entrypoint'),
    cmd: readCommand(inner['Cmd'], 'Cmd'),
    workingDir: findString(inner['WorkingDir']) ?? '',
    user: findString(inner['User']) ?? '',
    exposedPorts: readKeys(inner['ExposedPorts'], 'ExposedPorts'),
    volumes: readKeys(inner['Volumes'], 'Volumes'),
    labels: readLabels(inner['Labels']),
    stopSignal: findString(inner['StopSignal']) || undefined,
    healthcheck: readHealthcheck(inner['Healthcheck']),
    shell: readCommand(inner['Shell'], 'Shell'),
    onBuild: readStrings(inner['OnBuild'], `${WHAT} (OnBuild)`),
    history: readList(fields['history'], `${WHAT} (history)`).map(readHistoryEntry),
  };
  return { config, variant: findString(fields['variant']) || undefined, diffIds: readDiffIds(fields) };
}

/** What made each layer, the lowest first; '' where the history says nothing or does not fit the layers. */
export function layerOrigins({ config, diffIds }: ParsedConfig): readonly string[] {
  const makers = config.history.filter(({ isEmpty }) => !isEmpty);
  return diffIds.map((_, i) => makers[i]?.createdBy ?? '');
}

const WHAT = "the image's configuration";

function readDiffIds(fields: Fields): readonly string[] {
  const rootfs = readOptionalFields(fields['rootfs'], WHAT);
  const type = findString(rootfs['type']);
  if (type !== undefined && type !== 'layers') {
    throw new ImageError(`${WHAT} describes its file system as something else than layers, which cannot be read`);
  }
  return readList(rootfs['diff_ids'], `${WHAT} (diff_ids)`, LIMITS.layers).map((id) => readDigest(id, 'a layer'));
}

/** `undefined` where none is set; an empty list counts as none, as it does for Docker. */
function readCommand(value: unknown, name: string): readonly string[] | undefined {
  const words = readStrings(value, `${WHAT} (${name})`);
  return words.length === 0 ? undefined : words;
}

function readKeys(value: unknown, name: string): readonly string[] {
  return Object.keys(readOptionalFields(value, `${WHAT} (${name})`)).sort();
}

function readLabels(value: unknown): Readonly<Record<string, string>> {
  const labels = Object.entries(readOptionalFields(value, `${WHAT} (Labels)`));
  return Object.fromEntries(labels.map(([key, text]) => [key, findString(text) ?? '']));
}

function readHealthcheck(value: unknown): Healthcheck | undefined {
  const fields = readOptionalFields(value, `${WHAT} (Healthcheck)`);
  const test = readStrings(fields['Test'], `${WHAT} (Healthcheck)`);
  if (test.length === 0) return undefined;
  return {
    test,
    interval: readNumber(fields['Interval']),
    timeout: readNumber(fields['Timeout']),
    startPeriod: readNumber(fields['StartPeriod']),
    retries: readNumber(fields['Retries']),
  };
}

function readHistoryEntry(value: unknown): HistoryEntry {
  const fields = readFields(value, `${WHAT} (history)`);
  return { createdBy: findString(fields['created_by']) ?? '', isEmpty: fields['empty_layer'] === true };
}
