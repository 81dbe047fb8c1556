import type { RunRequest } from './builder.ts';
import { EngineError } from './engine-error.ts';

/** Names that a resolver takes; anything else could mean something to the engine's own reader of `--add-host`. */
const HOST_NAME = /^[a-zA-Z0-9_](?:[a-zA-Z0-9_.-]{0,252})$/;

/**
 * The words that make a container, in the language that Docker and Podman share. It is pulled by nobody: the image has
 * to be there.
 * @param own those that the engine alone has
 * @throws EngineError where the request cannot be said
 */
export function readCreateArguments(request: RunRequest, own: readonly string[]): readonly string[] {
  const { image, network } = request;
  const [program, ...operands] = request.words ?? [];
  if (image.startsWith('-')) throw new EngineError('engine', `"${image}" is no name of an image`);
  const unknown = request.hosts?.find((host) => !HOST_NAME.test(host));
  if (unknown !== undefined) throw new EngineError('engine', `"${unknown}" is no name of a host`);
  return [
    'create',
    '--pull=never',
    `--network=${typeof network === 'string' ? network : `container:${network.container}`}`,
    ...(request.capabilities === 'none' ? ['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'] : []),
    ...(network === 'none' ? (request.hosts ?? []).flatMap((host) => ['--add-host', `${host}:127.0.0.1`]) : []),
    ...(request.environmentFiles ?? []).flatMap((file) => ['--env-file', file]),
    ...Object.entries(request.environment ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...own,
    ...(program === undefined ? [] : ['--entrypoint', program]),
    image,
    ...(program === undefined ? (request.command ?? []) : operands),
  ];
}
