import { registryAddress } from './address.ts';
import { readChallenge } from './challenge.ts';
import type { Credentials } from './credentials.ts';
import { isTroubleOfHost, RegistryError } from './registry-error.ts';
import { denied, fetchToken } from './token.ts';
import { type HttpAnswer, type Patience, send } from './transport.ts';
import type { ImageReference } from '../dockerfile/reference.ts';

/** What is asked of one image's folder in a registry. */
export interface Inquiry {
  readonly method: 'GET' | 'HEAD';
  /** Behind the name: `manifests/20`. */
  readonly path: string;
  readonly accept: string;
  readonly mostBytes: number;
}

/**
 * Asks registries, with the right that each wants to see. What has been found out about a registry counts for all that
 * follows: its tokens, and that it cannot be asked.
 */
export class Connection {
  readonly #credentials: Credentials;
  readonly #patience: Patience;
  readonly #signal: AbortSignal;
  /** What stands behind `Authorization: `, by domain and path. */
  readonly #rights = new Map<string, string>();
  readonly #renewals = new Map<string, Promise<string>>();
  readonly #troubles = new Map<string, RegistryError>();

  constructor(credentials: Credentials, patience: Patience, signal: AbortSignal) {
    this.#credentials = credentials;
    this.#patience = patience;
    this.#signal = signal;
  }

  /**
   * The answer about an image, with status 200 or 404.
   * @throws RegistryError where there is none
   */
  async ask(reference: ImageReference, inquiry: Inquiry): Promise<HttpAnswer> {
    const { domain } = reference;
    const known = this.#troubles.get(domain);
    if (known) throw known;
    try {
      return await this.#askAllowed(reference, inquiry);
    } catch (error) {
      if (error instanceof RegistryError && isTroubleOfHost(error)) this.#troubles.set(domain, error);
      throw error;
    }
  }

  async #askAllowed(reference: ImageReference, inquiry: Inquiry): Promise<HttpAnswer> {
    const name = `${reference.domain}/${reference.path}`;
    const right = this.#rights.get(name);
    const first = await this.#send(reference, inquiry, right);
    if (first.status !== 401) return this.#accept(first, reference);
    await this.#renewRight(name, right, reference, first.headers.get('www-authenticate') ?? '');
    return this.#accept(await this.#send(reference, inquiry, this.#rights.get(name)), reference);
  }

  /** Several that are turned away at the same time renew it once. */
  async #renewRight(name: string, old: string | undefined, reference: ImageReference, header: string): Promise<void> {
    if (this.#rights.get(name) !== old) return;
    let renewal = this.#renewals.get(name);
    if (!renewal) this.#renewals.set(name, (renewal = this.#findRight(reference, header)));
    try {
      this.#rights.set(name, await renewal);
    } finally {
      this.#renewals.delete(name);
    }
  }

  #send({ domain, path }: ImageReference, inquiry: Inquiry, right: string | undefined): Promise<HttpAnswer> {
    const url = new URL(`v2/${path}/${inquiry.path}`, registryAddress(domain));
    const headers: Record<string, string> = { Accept: inquiry.accept };
    if (right !== undefined) headers['Authorization'] = right;
    const { method, mostBytes } = inquiry;
    return send({ method, url, headers, mostBytes }, this.#patience, this.#signal);
  }

  async #findRight({ domain, path }: ImageReference, header: string): Promise<string> {
    const registry = registryAddress(domain);
    const basic = this.#credentials.get(domain);
    const challenge = readChallenge(header);
    if (challenge?.scheme === 'bearer') {
      const scope = `repository:${path}:pull`;
      return `Bearer ${await fetchToken({ domain, registry, challenge, scope, basic }, this.#patience, this.#signal)}`;
    }
    if (challenge?.scheme === 'basic' && basic !== undefined) return `Basic ${basic}`;
    throw denied(domain, basic !== undefined);
  }

  #accept(answer: HttpAnswer, { domain }: ImageReference): HttpAnswer {
    const { status } = answer;
    if (status === 200 || status === 404) return answer;
    if (status === 401 || status === 403) throw denied(domain, this.#credentials.has(domain));
    throw new RegistryError('bad-answer', `${domain} answers with the status ${status}; look at the registry`);
  }
}
