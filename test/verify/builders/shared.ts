import { readdirSync, readFileSync } from 'node:fs';
import type { BuildRequest, RunRequest, Watch } from '../../../src/verify/builder.ts';

/** A sleep that no other process of the machine has in its arguments. */
export function uniqueSleep(): string {
  return `sleep ${1000 + Math.floor(Math.random() * 1e9)}`;
}

/** Whether any process of this machine has these words as its arguments. */
export function isAnyRunning(words: string): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() === words;
    } catch {
      return false;
    }
  });
}

export function request(dockerfile: string, context: string, more: Partial<BuildRequest> = {}): BuildRequest {
  return {
    dockerfile,
    dockerignore: undefined,
    context,
    buildArguments: {},
    secrets: [],
    ssh: [],
    target: undefined,
    platform: undefined,
    isFresh: false,
    ...more,
  };
}

export function runRequest(image: string, more: Partial<RunRequest> = {}): RunRequest {
  return { image, network: 'none', capabilities: 'none', ...more };
}

export function watch(timeLimit = 120_000, signal = new AbortController().signal): Watch {
  return { timeLimit, signal };
}

/** Waits until it is so; fails after ten seconds. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it did not come so within 10 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
