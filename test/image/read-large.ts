/** Reads an image in a process of its own and prints by how many bytes its memory grew for it, and what it found. */
import { measureImage } from '../../src/image/measure.ts';
import { openImage } from '../../src/image/open-image.ts';

const peak = (): number => process.resourceUsage().maxRSS * 1024;
const before = peak();
const image = await openImage(process.argv[2]!);
const { figures } = await measureImage(image);
await image.close();
process.stdout.write(JSON.stringify({ growth: peak() - before, bytes: figures.bytes }));
