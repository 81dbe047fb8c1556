import { setTimeout as sleep } from 'node:timers/promises';
import type { Builder, RunRequest, Watch } from '../../src/verify/builder.ts';
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
  const { does } = project;
  const said = await readAnswer(builder, image, project, watch);
  if (said.kind === 'fault') return said.because;
  if (does.kind === 'job') return said.text.includes(does.output) ? undefined : 'its work printed something else';
  return said.text.includes(does.answers) ? undefined : `it answers something else: ${said.text.slice(0, 100)}`;
}

/** What a program said when it was asked, or why it could not be. */
export type Answer =
  { readonly kind: 'answer'; readonly text: string } | { readonly kind: 'fault'; readonly because: string };

/** How a program is asked: over HTTP, or by letting it do its work. */
export interface Question {
  readonly does:
    { readonly kind: 'service'; readonly port: number; readonly request: string } | { readonly kind: 'job' };
  readonly capabilities: RunRequest['capabilities'];
}

/** Runs an image, and gives what its program answers, or what it prints on both streams until it ends with 0. */
export async function readAnswer(
  builder: Builder,
  image: string,
  { does, capabilities }: Question,
  watch: Watch,
): Promise<Answer> {
  const container = await builder.start({ image, network: 'none', capabilities }, watch);
  try {
    const start = performance.now();
    for (;;) {
      const { isRunning, processId, exitCode } = await container.look();
      if (!isRunning) {
        const { stdout, stderr } = await container.readOutput();
        if (does.kind === 'service') return fault(`it ended with ${exitCode}: ${stderr.slice(-200)}`);
        if (exitCode !== 0) return fault(`its work ended with ${exitCode}: ${stderr.slice(-200)}`);
        return { kind: 'answer', text: `${stdout}${stderr}` };
      }
      if (performance.now() - start > PATIENCE) return fault('it did not listen in time');
      if (does.kind === 'service' && processId !== undefined && findListening(processId).has(`${does.port}/tcp`)) {
        return await ask(processId, does.port, does.request);
      }
      await sleep(POLL);
    }
  } finally {
    await container.remove();
  }
}

function fault(because: string): Answer {
  return { kind: 'fault', because };
}

/** From within the network of the container, which leads nowhere else. */
async function ask(processId: number, port: number, path: string): Promise<Answer> {
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
  return exitCode === 0 ? { kind: 'answer', text: stdout } : fault(`a request ended with ${exitCode}`);
}
