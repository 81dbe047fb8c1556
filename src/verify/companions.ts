import { setTimeout as sleep } from 'node:timers/promises';
import type { Builder, Container, RunRequest, Watch } from './builder.ts';
import type { Companion } from './compose.ts';
import { EngineError } from './engine-error.ts';
import { findListening, type Port } from './listening.ts';

const POLL = 200;
/** A database takes some seconds to begin, and none that works takes this long. In milliseconds. */
const MOST_TIME = 60_000;

/** Containers that run beside the one that is looked at, in one network of their own. */
export interface Company {
  /** The network in which all of them reach each other by name. */
  readonly network: RunRequest['network'];
  /** On which they listen. */
  readonly ports: ReadonlySet<Port>;
  readonly remove: () => Promise<void>;
}

/**
 * Starts the services that an image needs. They share a network that leads nowhere else: the first has it, the others
 * join, and the names of all mean the machine itself.
 * @throws EngineError where one cannot be started; those that were started are gone then
 */
export async function startCompanions(
  builder: Builder,
  companions: readonly Companion[],
  network: RunRequest['network'],
  watch: Watch,
): Promise<Company> {
  const started: Container[] = [];
  const remove = async (): Promise<void> => {
    for (const container of started.reverse()) await container.remove();
  };
  const hosts = companions.map(({ name }) => name);
  let own = network;
  try {
    for (const companion of companions) {
      const isFirst = started.length === 0;
      const container = await startOne(builder, companion, { network: own, hosts: isFirst ? hosts : [] }, watch);
      started.push(container);
      if (isFirst) own = { container: container.id };
      await waitUntilReady(container, watch);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  const processId = (await started.at(-1)?.look())?.processId;
  return { network: own, ports: processId === undefined ? new Set() : findListening(processId), remove };
}

async function startOne(
  builder: Builder,
  { name, ...request }: Companion,
  where: Pick<RunRequest, 'network' | 'hosts'>,
  watch: Watch,
): Promise<Container> {
  try {
    // A server of a stranger's image changes its user by itself, which needs what the engine gives by default.
    return await builder.start({ ...request, ...where, capabilities: 'default' }, watch);
  } catch (error) {
    if (!(error instanceof EngineError) || error.trouble === 'aborted') throw error;
    const because = `the service "${name}" cannot be started (${error.message}); pull its image, ${request.image}, and see that it runs`;
    throw new EngineError('engine', because);
  }
}

async function waitUntilReady(container: Container, { signal }: Watch): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < MOST_TIME) {
    const { isRunning, health, processId } = await container.look();
    if (!isRunning || health === 'healthy') return;
    if (health === 'none' && processId !== undefined && findListening(processId).size > 0) return;
    await sleep(POLL, undefined, { signal });
  }
}
