const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Ends the process with the shell's code for the signal when one comes. Handlers run between two turns of the event
 * loop, and a file is written within one turn, so no signal finds a file half written or one to be removed.
 * @param beforeEnd where it gives a promise, the process ends with that, or at once with a second signal
 */
export function endOnSignals(process: NodeJS.Process, beforeEnd: () => void | Promise<void>): void {
  let isEnding = false;
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.on(signal, () => {
      const end = isEnding ? undefined : beforeEnd();
      isEnding = true;
      if (end === undefined) process.exit(code);
      else void end.finally(() => process.exit(code));
    });
  }
}
