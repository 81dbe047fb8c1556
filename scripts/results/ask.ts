import { setTimeout as sleep } from 'node:timers/promises';
import type { Builder, Watch } from '../../src/verify/builder.ts';
import { runCommand } from '../../src/verify/command.ts';
import { findListening } from '../../src/verify/listening.ts';
import type { Project } from '../../test/projects/read-projects.ts';

const POLL = 100;
const PATIENCE = 20_000;

/** Whether the program of an image does what the project says of it: answers, or does its work. Gives why not. */
export async function findFault(
  builder: Builder,
  image: string,
  project: Project,
  watch: Watch,
): Promise<string | undefined> {
  const { does, capabilities } = project;
  const container = await builder.start({ image, network: 'none', capabilities }, watch);
  try {
    const start = performance.now();
    for (;;) {
      const { isRunning, processId, exitCode } = await container.look();
      if (!isRunning) {
        const { stdout, stderr } = await container.readOutput();
        if (does.kind === 'service') return `it ended with ${exitCode}: ${stderr.slice(-200)}`;
        if (exitCode !== 0) return `its work ended with ${exitCode}: ${stderr.slice(-200)}`;
        return `${stdout}${stderr}`.includes(does.output) ? undefined : 'its work printed something else';
      }
      if (performance.now() - start > PATIENCE) return 'it did not listen in time';
      if (does.kind === 'service' && processId !== undefined && findListening(processId).has(`${does.port}/tcp`)) {
        return await ask(processId, does.port, does.request, does.answers);
      }
      await sleep(POLL);
    }
  } finally {
    await container.remove();
  }
}

/** From within the network of the container, which leads nowhere else. */
async function ask(processId: number, port: number, path: string, wanted: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runCommand({
    program: 'nsenter',
    arguments: [
      '-t',
      String(processId),
      '-n',
      'curl',
      '-s',
      '--max-time',
      '10',
      '--noproxy',
      '*',
      `http://127.0.0.1:${port}${path}`,
    ],
    timeLimit: 15_000,
  });
  if (exitCode !== 0) return `a request ended with ${exitCode}`;
  return stdout.includes(wanted) ? undefined : `it answers something else: ${stdout.slice(0, 100)}`;
}
