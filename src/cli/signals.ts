const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Ends the process with the shell's code for the signal when one comes. Handlers run between two turns of the event
 * loop, and a file is written within one turn, so no signal finds a file half written or one to be removed.
 */
export function endOnSignals(process: NodeJS.Process, beforeEnd: () => void): void {
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.once(signal, () => {
      beforeEnd();
      process.exit(code);
    });
  }
}
