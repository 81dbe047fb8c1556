import { execFileSync } from 'node:child_process';
import type { Lab } from '../../lab.ts';

/**
 * Names that projects use, and the stand-ins of the lab that bear them for the time of a test: the catalogue knows no
 * distroless image on Debian 12 for Node.js and Java, the lab none on 13; and it has few versions by their whole number.
 */
export const BORROWED: Readonly<Record<string, string>> = {
  'node:24-trixie-slim': 'node:20-slim',
  'gcr.io/distroless/nodejs24-debian13': 'gcr.io/distroless/nodejs20-debian12',
  'gcr.io/distroless/java17-debian13': 'gcr.io/distroless/java17-debian12',
  'gcr.io/distroless/static-debian13': 'gcr.io/distroless/static-debian12',
  'gcr.io/distroless/cc-debian13': 'gcr.io/distroless/cc-debian12',
  'busybox:1.35.0': 'busybox:latest',
  'openjdk:11-jdk': 'openjdk:17-jdk',
  'openjdk:11-jre': 'openjdk:17-jre',
  'registry.example.com/base/node:20-slim': 'node:20-slim',
  'registry.example.com/base/python:3.11-hardened': 'python:3.11-slim',
};

/**
 * Gives the names to the stand-ins. What bears one of them already keeps it, and where there is no stand-in, as on an
 * engine with a network, the builder is left to find the image itself.
 * @returns takes the names away again
 */
export function borrowNames({ env }: Lab): () => void {
  const docker = (...words: readonly string[]): string =>
    execFileSync('docker', words, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' });
  const isThere = (name: string): boolean => docker('image', 'ls', '--quiet', name).trim() !== '';
  const given = Object.entries(BORROWED).flatMap(([name, standIn]) => {
    if (isThere(name) || !isThere(standIn)) return [];
    docker('image', 'tag', standIn, name);
    return [name];
  });
  return () => {
    for (const name of given) docker('image', 'rm', '--no-prune', name);
  };
}
