import pRetry from 'p-retry';
import { setTimeout as sleep } from 'node:timers/promises';
import { mayLeadTo, parseUrl } from './address.ts';
import { readBody } from './read-body.ts';
import { describeFailure, isLasting } from './network-failure.ts';
import { RegistryError } from './registry-error.ts';
import { readRetryAfter } from './retry-after.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The most that the answer may hold. */
  readonly mostBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Empty where the status says that it is not what was asked for. */
  readonly body: Uint8Array;
}

/** How long to wait for what. All times in milliseconds. */
export interface Patience {
  /** For one request, its answer included. */
  readonly timeLimit: number;
  /** How often to try again. */
  readonly retries: number;
  /** Before the first try again; each further one waits twice as long. */
  readonly firstDelay: number;
  /** A registry that asks for more (`Retry-After`) is not asked again. */
  readonly longestDelay: number;
}

export const ORDINARY_PATIENCE: Patience = { timeLimit: 15_000, retries: 3, firstDelay: 500, longestDelay: 20_000 };

const MOST_REDIRECTS = 3;

/** A failure that may be over in a moment. */
class Passing extends Error {
  readonly outcome: RegistryError;
  /** What the registry asks to wait, in milliseconds. */
  readonly wait: number;

  constructor(outcome: RegistryError, wait = 0) {
    super(outcome.message);
    this.outcome = outcome;
    this.wait = wait;
  }
}

/**
 * Sends a request, again where it failed for now, and follows where it is sent to. The header `Authorization` goes to no
 * host but the first. The status may be any below 500 but 429.
 * @throws RegistryError where there is no such answer
 */
export async function send(request: HttpRequest, patience: Patience, signal: AbortSignal): Promise<HttpAnswer> {
  const { retries, firstDelay, longestDelay } = patience;
  try {
    return await pRetry(() => sendOnce(request, patience, signal), {
      retries,
      minTimeout: firstDelay,
      maxTimeout: longestDelay,
      randomize: true,
      signal,
      shouldRetry: async ({ error }) => {
        if (!(error instanceof Passing) || error.wait > longestDelay) return false;
        if (error.wait > 0) await sleep(error.wait, undefined, { signal });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof Passing) throw error.outcome;
    if (error instanceof RegistryError) throw error;
    if (signal.aborted) throw new RegistryError('aborted', 'the run was ended before it answered');
    throw error;
  }
}

async function sendOnce(request: HttpRequest, { timeLimit }: Patience, signal: AbortSignal): Promise<HttpAnswer> {
  const deadline = AbortSignal.timeout(timeLimit);
  const { host } = request.url;
  try {
    return await follow(request, AbortSignal.any([deadline, signal]));
  } catch (error) {
    if (error instanceof RegistryError || error instanceof Passing) throw error;
    if (signal.aborted) throw error;
    if (deadline.aborted) {
      const seconds = timeLimit / 1000;
      throw new RegistryError('timed-out', `${host} did not answer within ${seconds} seconds; try again later`);
    }
    const trouble = new RegistryError(
      'unreachable',
      `${host} cannot be reached: ${describeFailure(error)}; check the network, or run without --online`,
    );
    throw isLasting(error) ? trouble : new Passing(trouble);
  }
}

async function follow(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  let { url } = request;
  let { Authorization: authorization, ...headers } = request.headers;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const own = authorization === undefined ? headers : { ...headers, Authorization: authorization };
    const response = await fetch(url, { method: request.method, headers: own, redirect: 'manual', signal });
    if (![301, 302, 303, 307, 308].includes(response.status)) return await read(request, response);
    await drop(response);
    const location = response.headers.get('location') ?? '';
    const target = location === '' ? undefined : parseUrl(location, url);
    if (!target || !mayLeadTo(request.url, target)) {
      throw new RegistryError(
        'bad-answer',
        `${request.url.host} sends us on to an address that is not safe to follow; look at the registry`,
      );
    }
    if (target.origin !== url.origin) authorization = undefined;
    url = target;
  }
  throw new RegistryError('bad-answer', `${request.url.host} sends us on and on; look at the registry`);
}

async function read({ method, url, mostBytes }: HttpRequest, response: Response): Promise<HttpAnswer> {
  const { status, headers } = response;
  if (status === 200 && method === 'GET') {
    return { status, headers, body: await readBody(response, mostBytes, url.host) };
  }
  await drop(response);
  if (status === 429 || status >= 500) throw failure(url.host, status, readRetryAfter(headers.get('retry-after')));
  return { status, headers, body: new Uint8Array() };
}

function failure(host: string, status: number, wait: number): Passing {
  const seconds = Math.ceil(wait / 1000);
  const when = wait > 0 ? `wait ${seconds} seconds, then run it again` : 'try again later';
  if (status !== 429)
    return new Passing(new RegistryError('failing', `${host} fails with status ${status}; ${when}`), wait);
  const advice = `${when}, or log in ("docker login") for a higher limit`;
  return new Passing(new RegistryError('too-many', `${host} has had too many requests from here; ${advice}`), wait);
}

/** An answer that nobody reads would keep its connection. */
async function drop({ body }: Response): Promise<void> {
  await body?.cancel();
}
