import { ImageError } from './image-error.ts';

/** `linux/arm64`, `linux/arm/v7`. An empty variant fits any. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
}

/** @throws ImageError where the text is not `os/architecture[/variant]` */
export function parsePlatform(text: string): Platform {
  const [, os, architecture, variant] = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/.exec(text.toLowerCase()) ?? [];
  if (os === undefined || architecture === undefined) {
    throw new ImageError(`"${text.slice(0, 60)}" is not a platform; write it as linux/amd64 or linux/arm/v7`);
  }
  return { os, architecture: SYNONYMS.get(architecture) ?? architecture, variant };
}

export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os || 'unknown', architecture || 'unknown', ...(variant ? [variant] : [])].join('/');
}

/** Linux on the architecture of this machine. */
export function defaultPlatform(): Platform {
  return { os: 'linux', architecture: MACHINE[process.arch] ?? process.arch, variant: undefined };
}

/** Whether an image for the first is what the second asks for. */
export function isPlatform(found: Platform, asked: Platform): boolean {
  if (found.os !== asked.os || found.architecture !== asked.architecture) return false;
  if (asked.variant === undefined || found.variant === asked.variant) return true;
  // The only variant that 64-bit ARM had for years is written by some and left out by others.
  return asked.architecture === 'arm64' && asked.variant === 'v8' && found.variant === undefined;
}

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['i386', '386'],
  ['armhf', 'arm'],
]);

/** Node's names of architectures, in Go's, which images use. */
const MACHINE: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };
