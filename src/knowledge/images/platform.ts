/**
 * Whether an image is made for a platform. One with a variable in it is that of the build, of which nothing is known.
 * @param platform as `--platform` has it: `linux/arm64/v8`, `arm64`
 * @param platforms of the image: `linux/amd64`, `linux/arm/v7`
 */
export function isPlatformOf(platform: string, platforms: readonly string[]): boolean {
  if (platform.includes('$')) return true;
  const wanted = normalize(platform);
  return platforms.some((own) => normalize(own) === wanted);
}

/** The names that containerd takes for the same: `linux/x86_64` is `linux/amd64`, `arm64/v8` is `arm64`. */
function normalize(platform: string): string {
  const parts = platform.toLowerCase().split('/');
  const [system, ...rest] = parts.length === 1 ? ['linux', ...parts] : parts;
  const [architecture = '', variant] = rest;
  const name = ALIASES.get(architecture) ?? architecture;
  const isDefault =
    variant === undefined || (name === 'arm64' && variant === 'v8') || (name === 'amd64' && variant === 'v1');
  return [system, name, ...(isDefault ? [] : [variant])].join('/');
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['aarch64', 'arm64'],
  ['i386', '386'],
]);
