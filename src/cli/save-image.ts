import { UsageError } from './usage-error.ts';
import { chooseBuilder, isEngineTrouble } from '../verify/choose-builder.ts';

/** Saving an image may take as long as its disk does. In milliseconds. */
const TIME_LIMIT = 1_800_000;

/**
 * Writes an image of whichever engine answers to a file.
 * @throws UsageError where no engine answers; EngineError where it has no such image
 */
export async function saveImage(name: string, file: string, signal: AbortSignal): Promise<void> {
  const builder = await chooseBuilder();
  if (isEngineTrouble(builder)) throw new UsageError(builder.because);
  try {
    await builder.save(name, file, { timeLimit: TIME_LIMIT, signal });
  } finally {
    await builder.removeAll();
  }
}
