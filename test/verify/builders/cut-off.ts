import { connect, createServer, type Socket } from 'node:net';

/** A socket in front of another, which can be cut off as an engine that is killed is. */
export interface CutOff {
  readonly path: string;
  cut(): Promise<void>;
}

/** Listens at `path` and hands on to the socket at `target`. */
export function cutOff(target: string, path: string): Promise<CutOff> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const engine = connect(target);
    for (const socket of [client, engine]) {
      open.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          client.destroy();
          engine.destroy();
        });
    }
    client.pipe(engine).pipe(client);
  });
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return new Promise((resolve, reject) => server.on('error', reject).listen(path, () => resolve({ path, cut })));
}
