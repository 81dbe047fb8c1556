import { readFileSync } from 'node:fs';

/** A port on which a process accepts what comes, as EXPOSE writes it. */
export type Port = `${number}/tcp` | `${number}/udp`;

/** State 0A of a TCP socket is LISTEN; a UDP socket that waits for anybody has state 07 (proc(5), net/tcp_states.h). */
const WAITING = { tcp: '0A', udp: '07' } as const;

/**
 * The ports that something listens on in the network of a process of this machine. Nothing is connected to.
 * @param processId as this machine counts it
 * @returns empty where the process is gone
 */
export function findListening(processId: number): ReadonlySet<Port> {
  const ports = new Set<Port>();
  for (const protocol of ['tcp', 'udp'] as const) {
    for (const table of [protocol, `${protocol}6`]) {
      for (const port of readTable(`/proc/${processId}/net/${table}`, WAITING[protocol]))
        ports.add(`${port}/${protocol}`);
    }
  }
  return ports;
}

function readTable(path: string, state: string): readonly number[] {
  try {
    return parseSocketTable(readFileSync(path, 'utf8'), state);
  } catch {
    return [];
  }
}

/** The local ports of all sockets of that state in the text of /proc/net/tcp and its like. */
export function parseSocketTable(text: string, state: string): readonly number[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, local, , found] = line.trim().split(/\s+/);
      const port = local?.slice(local.lastIndexOf(':') + 1);
      return found === state && port ? [Number.parseInt(port, 16)] : [];
    });
}

/** The user that a process of this machine runs as; `undefined` where it is gone. */
export function readUserId(processId: number): number | undefined {
  try {
    const found = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}
