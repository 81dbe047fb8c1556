import { readFileSync } from 'node:fs';
import type { ContainerState } from './builder.ts';
import { asObject, firstOf } from './json-value.ts';
import { findString, readNumber } from '../image/json-fields.ts';

/** A container as an engine describes it. */
export interface InspectedContainer {
  readonly state: ContainerState;
  /** Nanoseconds between two health checks, 0 where nothing is said. */
  readonly healthInterval: number;
}

const HEALTHS = ['starting', 'healthy', 'unhealthy'] as const;

/** What `docker container inspect` and Podman's print, for one container. */
export function readInspectedContainer(json: unknown, id: string): InspectedContainer {
  const container = asObject(firstOf(json));
  const state = asObject(container['State']);
  const isRunning = state['Running'] === true;
  const checks = asObject(state['Health'] ?? state['Healthcheck']);
  const health = findString(checks['Status']);
  return {
    state: {
      isRunning,
      exitCode: isRunning ? undefined : readNumber(state['ExitCode']),
      health: HEALTHS.find((known) => known === health) ?? 'none',
      healthOutput: readLastOutput(checks['Log']),
      processId: isRunning ? findProcess(readNumber(state['Pid']), id) : undefined,
    },
    healthInterval: readNumber(asObject(asObject(container['Config'])['Healthcheck'])['Interval']),
  };
}

/** What the newest of the health checks printed. */
function readLastOutput(log: unknown): string {
  const last: unknown = Array.isArray(log) ? log.at(-1) : undefined;
  return findString(asObject(last)['Output']) ?? '';
}

/** The process, where it is one of this machine: engines elsewhere count their own, and the number means another here. */
function findProcess(processId: number, container: string): number | undefined {
  if (processId <= 0) return undefined;
  try {
    return readFileSync(`/proc/${processId}/cgroup`, 'utf8').includes(container) ? processId : undefined;
  } catch {
    return undefined;
  }
}
