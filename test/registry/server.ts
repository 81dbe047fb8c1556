import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import type { RegistryAnswer } from '../../src/knowledge/registry/answers.ts';
import type { Credentials } from '../../src/registry/credentials.ts';
import { openLookUp } from '../../src/registry/look-up.ts';
import type { Patience } from '../../src/registry/transport.ts';
import { parsePlatform } from '../../src/image/platform.ts';

/** What a server was asked. */
export interface Asked {
  readonly method: string;
  /** With what stands behind the `?`. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly accept: string | undefined;
}

export interface TestServer {
  /** `127.0.0.1:41234`, as the domain of a reference. */
  readonly domain: string;
  readonly port: number;
  readonly asked: readonly Asked[];
}

type Answer = (request: IncomingMessage, response: ServerResponse, turn: number) => void;

/**
 * A server on this machine that lives as long as the test.
 * @param answer is called with the number, from 0, of the request
 */
export async function serve(answer: Answer): Promise<TestServer> {
  const asked: Asked[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url: path = '', headers } = request;
    asked.push({ method, path, authorization: headers.authorization, accept: headers.accept });
    answer(request, response, asked.length - 1);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { domain: `127.0.0.1:${port}`, port, asked };
}

/** A folder that lives as long as the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockoptimize-registry-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** All times short, so that a test sees what takes minutes otherwise. */
export const IMPATIENT: Patience = { timeLimit: 1000, retries: 2, firstDelay: 5, longestDelay: 1500 };

export interface AskOptions {
  readonly wanted?: 'digest' | 'contents';
  readonly platform?: string;
  readonly credentials?: Credentials;
  readonly folder?: string;
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  readonly patience?: Partial<Patience>;
}

/** One question, answered with a cache that is empty or in a given folder. */
export async function ask(reference: string, options: AskOptions = {}): Promise<RegistryAnswer> {
  const { wanted = 'digest', platform = 'linux/amd64', credentials = new Map(), folder = temporaryFolder() } = options;
  const { now, signal = new AbortController().signal, patience } = options;
  const lookUp = await openLookUp({
    folder,
    platform: parsePlatform(platform),
    credentials,
    signal,
    patience: { ...IMPATIENT, ...patience },
    ...(now ? { now } : {}),
  });
  const answers = await lookUp.answer([{ reference, wanted }]);
  await lookUp.save();
  return answers.images[reference]!;
}
