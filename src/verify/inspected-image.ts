import { EngineError } from './engine-error.ts';
import { asObject, type JsonObject } from './json-value.ts';
import type { ImageConfig } from '../image/image.ts';
import { ImageError } from '../image/image-error.ts';
import { findString } from '../image/json-fields.ts';
import { parseConfig } from '../image/parse-config.ts';

/**
 * The configuration of an image as an engine prints it: `docker image inspect`, `podman image inspect` and the `Docker`
 * part of `buildah inspect` differ in the case of their keys and in where the history stands.
 * @param history in the form of the image specification, where the engine tells it apart from the rest
 * @throws EngineError where it is nothing of the kind
 */
export function readInspectedImage(image: JsonObject, history?: readonly JsonObject[]): ImageConfig {
  const config = asObject(image['Config'] ?? image['config']);
  // Podman has a health check beside the configuration in its newer versions.
  const healthcheck = config['Healthcheck'] ?? image['Healthcheck'] ?? image['HealthCheck'];
  try {
    return parseConfig({
      architecture: image['Architecture'] ?? image['architecture'],
      os: image['Os'] ?? image['os'],
      config: { ...config, Healthcheck: healthcheck },
      history: history ?? image['History'] ?? image['history'],
    }).config;
  } catch (error) {
    if (error instanceof ImageError) throw new EngineError('engine', `what the engine says of it: ${error.message}`);
    throw error;
  }
}

/** Instructions that only write into the configuration. */
const WITHOUT_LAYER =
  /^(?:\/bin\/sh -c #\(nop\) +)?(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)\b/;

/**
 * The steps of an image from `docker history --human=false`, one JSON object per line, newest first. Docker tells sizes
 * and not whether there is a layer: a step has none where it is empty and what made it writes only into the
 * configuration.
 * @throws EngineError where it is something else
 */
export function readHistory(lines: string): readonly JsonObject[] {
  const entries = lines.split('\n').filter((line) => line.trim() !== '');
  return entries.reverse().map((line) => {
    const entry = asObject(parseLine(line));
    const madeBy = findString(entry['CreatedBy']) ?? '';
    return { created_by: madeBy, empty_layer: entry['Size'] === '0' && WITHOUT_LAYER.test(madeBy) };
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new EngineError('engine', 'the engine printed a history that is not JSON');
  }
}
