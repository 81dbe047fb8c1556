import { existsSync, readFileSync } from 'node:fs';

/** Bits of Linux' capabilities. */
const SYS_ADMIN = 21n;
const SYS_RESOURCE = 24n;

/**
 * Raised limits need CAP_SYS_RESOURCE: without it root's Podman and Buildah fail where they ask for more than there is.
 * These options ask for exactly what there is; none where nothing is known, or where the engine sees to it by itself.
 */
export function readLimitArguments(): readonly string[] {
  if (process.getuid?.() !== 0 || hasCapability(SYS_RESOURCE)) return [];
  const limits = readText('/proc/self/limits');
  // Podman and Buildah have lowered their own to it when they ask.
  const most = { nofile: Infinity, nproc: Number(readText('/proc/sys/kernel/pid_max')) || Infinity };
  return [
    ['nofile', /^Max open files +(\w+) +(\w+)/m] as const,
    ['nproc', /^Max processes +(\w+) +(\w+)/m] as const,
  ].flatMap(([name, pattern]) => {
    const match = pattern.exec(limits);
    if (!match) return [];
    return ['--ulimit', `${name}=${readLimit(match[1]!, most[name])}:${readLimit(match[2]!, most[name])}`];
  });
}

/** Whether a runtime of containers would fail for want of rights, so that steps have to run in a chroot instead. */
export function needsChroot(): boolean {
  if (process.platform !== 'linux') return false;
  return !hasCapability(SYS_ADMIN) || existsSync('/run/.containerenv') || existsSync('/.dockerenv');
}

function hasCapability(bit: bigint): boolean {
  const match = /^CapEff:\s+([0-9a-f]{1,16})$/m.exec(readText('/proc/self/status'));
  if (!match) return true;
  return ((BigInt(`0x${match[1]}`) >> bit) & 1n) === 1n;
}

function readLimit(text: string, most: number): string {
  const limit = Math.min(text === 'unlimited' ? Infinity : Number(text), most);
  return limit === Infinity ? '-1' : String(limit);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
