import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildRequest } from './builder.ts';
import { withoutFrontend } from './without-frontend.ts';

/** What is handed to a builder beside the context, in a folder of its own that nobody else can read. */
export interface BuildFiles {
  readonly dockerfile: string;
  /** `Dockerfile.dockerignore`, where there is one. */
  readonly dockerignore: string | undefined;
  /** Where the builder writes the id of the image. */
  readonly idFile: string;
  /** What the builder wrote there, as `sha256:…`; `undefined` where it made no image. */
  readId(): Promise<string | undefined>;
  remove(): Promise<void>;
}

/**
 * Writes the files of a build to a new folder.
 * @param folder where that is made; that of the system where it is not given
 * @throws the system's error, where nothing can be written; nothing is left then
 */
export async function writeBuildFiles(request: BuildRequest, folder = tmpdir()): Promise<BuildFiles> {
  // `mkdtemp` makes it readable for its owner alone.
  const path = await mkdtemp(join(folder, 'dockoptimize-'));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  const dockerfile = join(path, 'Dockerfile');
  const idFile = join(path, 'image-id');
  const dockerignore = request.dockerignore === undefined ? undefined : `${dockerfile}.dockerignore`;
  try {
    await writeFile(dockerfile, withoutFrontend(request.dockerfile), { mode: 0o600 });
    if (dockerignore !== undefined) await writeFile(dockerignore, request.dockerignore!, { mode: 0o600 });
  } catch (error) {
    await remove();
    throw error;
  }
  return { dockerfile, dockerignore, idFile, readId: () => readId(idFile), remove };
}

async function readId(file: string): Promise<string | undefined> {
  try {
    return readImageId(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** An id of an image in full, as `sha256:…`, from a text that is nothing else; `undefined` for any other text. */
export function readImageId(text: string): string | undefined {
  const match = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text.trim());
  return match ? `sha256:${match[1]}` : undefined;
}
