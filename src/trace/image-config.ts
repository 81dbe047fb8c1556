import { argumentsText, type Instruction } from '../dockerfile/instruction.ts';
import { readVariables } from '../dockerfile/variables.ts';

/**
 * What a stage says of the configuration of its image, as written: build arguments are not filled in, since a build may
 * override them. What the base image says is not in it. Keys are those of OCI's image configuration, in their order.
 */
export interface ImageConfig {
  readonly user: string | undefined;
  readonly exposedPorts: readonly string[];
  /** In the order in which they were set; a later one of a name replaces the earlier. */
  readonly env: readonly { readonly name: string; readonly value: string | undefined }[];
  readonly entrypoint: string | undefined;
  readonly cmd: string | undefined;
  readonly volumes: readonly string[];
  readonly workingDir: string | undefined;
  readonly labels: readonly string[];
  readonly stopSignal: string | undefined;
  readonly healthcheck: string | undefined;
  readonly shell: string | undefined;
  readonly onbuild: readonly string[];
}

export const EMPTY_CONFIG: ImageConfig = {
  user: undefined,
  exposedPorts: [],
  env: [],
  entrypoint: undefined,
  cmd: undefined,
  volumes: [],
  workingDir: undefined,
  labels: [],
  stopSignal: undefined,
  healthcheck: undefined,
  shell: undefined,
  onbuild: [],
};

/** The configuration after one more instruction (Docker's reference, a section for each). */
export function configAfter(config: ImageConfig, { content }: Instruction): ImageConfig {
  const text = argumentsText(content);
  switch (content.keyword) {
    case 'user':
      return { ...config, user: text };
    case 'expose':
      return { ...config, exposedPorts: [...config.exposedPorts, ...text.split(/\s+/)] };
    case 'env': {
      const own = readVariables(content).map(({ name, value }) => ({ name, value }));
      const kept = config.env.filter(({ name }) => !own.some((other) => other.name === name));
      return { ...config, env: [...kept, ...own] };
    }
    // An ENTRYPOINT drops the CMD of the base image, and one that stands before it in the file stays.
    case 'entrypoint':
      return { ...config, entrypoint: text };
    case 'cmd':
      return { ...config, cmd: text };
    case 'volume':
      return { ...config, volumes: [...config.volumes, text] };
    case 'workdir':
      return { ...config, workingDir: joinPaths(config.workingDir, text) };
    case 'label':
    case 'maintainer':
      return { ...config, labels: [...config.labels, text] };
    case 'stopsignal':
      return { ...config, stopSignal: text };
    case 'healthcheck':
      return { ...config, healthcheck: [...content.flags.map((flag) => flag.text), text].join(' ') };
    case 'shell':
      return { ...config, shell: text };
    case 'onbuild':
      return { ...config, onbuild: [...config.onbuild, text] };
    default:
      return config;
  }
}

/** A relative WORKDIR goes on from the one before it; where that is the base image's, it is not known. */
function joinPaths(before: string | undefined, path: string): string {
  const isAbsolute = path.startsWith('/') || path.startsWith('$') || /^[A-Za-z]:/.test(path);
  return isAbsolute ? path : `${(before ?? '(of the base)').replace(/\/$/, '')}/${path}`;
}
