import { readdirSync, readFileSync } from 'node:fs';

/** One process of this machine. */
export interface RunningProcess {
  readonly id: number;
  readonly parent: number;
  /** What it is called, at most 15 characters of it. */
  readonly name: string;
  /** In ticks since the machine started: an id that was given to another process has another start. */
  readonly start: string;
}

/** All processes; none where the system has no `/proc`. */
export function listProcesses(): readonly RunningProcess[] {
  return listFolder('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []));
}

/** What a process has started, and what that has started, as far as it runs. */
export function findDescendants(id: number, processes: readonly RunningProcess[]): readonly RunningProcess[] {
  const children = new Map<number, RunningProcess[]>();
  for (const process of processes) {
    const siblings = children.get(process.parent);
    if (siblings) siblings.push(process);
    if (!siblings) children.set(process.parent, [process]);
  }
  const found: RunningProcess[] = [];
  const open = [id];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    for (const child of children.get(parent) ?? []) {
      found.push(child);
      open.push(child.id);
    }
  }
  return found;
}

/** Whether it still is the process that it was. */
export function isStillRunning({ id, start }: RunningProcess): boolean {
  return readProcess(id).some((now) => now.start === start);
}

function listFolder(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** The name stands in brackets and may hold anything, brackets as well: what follows its last one is numbers. */
function readProcess(id: number): readonly RunningProcess[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'latin1');
    const close = text.lastIndexOf(')');
    const fields = text.slice(close + 2).split(' ');
    return [{ id, parent: Number(fields[1]), name: text.slice(text.indexOf('(') + 1, close), start: fields[19] ?? '' }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
