import { findDescendants, isStillRunning, listProcesses, type RunningProcess } from './process-list.ts';

/** What is needed of a child process to end it. */
interface Leader {
  readonly pid?: number | undefined;
  readonly exitCode: number | null;
  readonly signalCode: NodeJS.Signals | null;
  kill(signal: NodeJS.Signals): boolean;
}

/**
 * What a program had started when it was told to end, also in groups of their own, as runtimes of containers start it.
 * Kept, since nothing tells whose child it was once the program is gone.
 */
const offspring = new WeakMap<Leader, readonly RunningProcess[]>();

/** Asks a program and its group to end, and makes them after so many milliseconds. */
export function endGroup(leader: Leader, grace: number): void {
  if (leader.pid !== undefined) offspring.set(leader, findDescendants(leader.pid, listProcesses()));
  signalGroup(leader, 'SIGTERM');
  setTimeout(() => {
    if (isRunning(leader)) killGroup(leader);
  }, grace).unref();
}

/** Ends at once what is left of a program's group and of all that it had started. */
export function killGroup(leader: Leader): void {
  const started = offspring.get(leader) ?? [];
  const now = leader.pid !== undefined && isRunning(leader) ? findDescendants(leader.pid, listProcesses()) : [];
  signalGroup(leader, 'SIGKILL');
  for (const process of [...started, ...now]) if (isStillRunning(process)) signal(process.id, 'SIGKILL');
}

const groups = new Set<Leader>();
let isListening = false;

/** Ends the group with this process, however that ends short of SIGKILL. Gives what forgets it again. */
export function trackGroup(leader: Leader): () => void {
  groups.add(leader);
  if (!isListening) process.on('exit', () => groups.forEach(killGroup));
  isListening = true;
  return () => groups.delete(leader);
}

function isRunning({ exitCode, signalCode }: Leader): boolean {
  return exitCode === null && signalCode === null;
}

function signalGroup(leader: Leader, name: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  if (process.platform === 'win32') leader.kill(name);
  if (process.platform !== 'win32') signal(-leader.pid, name);
}

function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch {
    // It has ended, which is what was wanted.
  }
}
