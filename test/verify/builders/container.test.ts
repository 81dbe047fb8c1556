import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startContainer } from '../../../src/verify/container.ts';
import type { Dialect } from '../../../src/verify/dialect.ts';
import { EngineError } from '../../../src/verify/engine-error.ts';
import { rememberMade } from '../../../src/verify/made.ts';

/** What runc 1.1 said on a busy machine, of an image that started before and after. */
const FELL_OVER =
  'Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: waiting for init preliminary setup: read init-p: connection reset by peer: unknown';
const NO_PROGRAM =
  'Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: unable to start container process: exec: "served": executable file not found in $PATH: unknown';

const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-container-'));
const log = join(folder, 'log');

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => writeFileSync(log, ''));

/** An engine that makes containers and answers the first starts with a failure. */
function engineThatFails(times: number, message: string): Dialect {
  const program = join(folder, `engine-${times}`);
  const script = `#!/bin/sh
echo "$1" >> '${log}'
case "$1" in
  create) echo ${'a'.repeat(64)} ;;
  start) if [ "$(grep -c start '${log}')" -le ${times} ]; then echo '${message}' >&2; exit 1; fi ;;
esac
`;
  writeFileSync(program, script, { mode: 0o755 });
  return {
    name: 'docker',
    version: 'docker',
    runner: { name: program, environment: {} },
    createArguments: [],
  } as unknown as Dialect;
}

function start(dialect: Dialect, signal = new AbortController().signal): Promise<unknown> {
  const made = rememberMade(new Set());
  return startContainer(
    dialect,
    { image: 'sha256:1', network: 'none', capabilities: 'none' },
    { timeLimit: 60_000, signal },
    made,
  );
}

function asked(): readonly string[] {
  return readFileSync(log, 'utf8').trim().split('\n');
}

describe('a container whose runtime falls over', () => {
  it('is started again', async () => {
    await start(engineThatFails(1, FELL_OVER));
    expect(asked()).toEqual(['create', 'start', 'start']);
  });

  it('is no fault of the image, however often that happens', async () => {
    const error: unknown = await start(engineThatFails(9, FELL_OVER)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineError);
    expect(error).toMatchObject({ trouble: 'engine' });
    expect(asked()).toEqual(['create', 'start', 'start', 'start', 'rm']);
  });

  it('is not waited for by somebody who has given up', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 300);
    const before = performance.now();
    const error: unknown = await start(engineThatFails(9, FELL_OVER), controller.signal).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ trouble: 'aborted' });
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('a container whose image has no such program', () => {
  it('is started once, and that is the fault of the image', async () => {
    const error: unknown = await start(engineThatFails(9, NO_PROGRAM)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      trouble: 'cannot-start',
      message: 'the container cannot start: exec: "served": executable file not found in $PATH: unknown',
    });
    expect(asked()).toEqual(['create', 'start', 'rm']);
  });
});
