import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Catalogue, type CatalogueData, openCatalogue } from '../knowledge/images/catalogue.ts';

/** Where the files lie: beside the built program, and in the sources. */
const FOLDERS = ['./catalogue/', '../knowledge/images/'].map((folder) =>
  fileURLToPath(new URL(folder, import.meta.url)),
);

let opened: Catalogue | undefined;

/**
 * The catalogue that comes with the program. A file of it is read when it is first asked for, so that a run which meets
 * no known image pays nothing. Synchronous, since whoever asks is in the midst of a file.
 * @throws Error where the program was installed without the files
 */
export function openBundledCatalogue(): Catalogue {
  opened ??= openCatalogue(new CatalogueFiles());
  return opened;
}

class CatalogueFiles implements CatalogueData {
  readonly #parts = new Map<string, unknown>();

  get images() {
    return this.#read<CatalogueData['images']>('images');
  }

  get tags() {
    return this.#read<CatalogueData['tags']>('tags');
  }

  get endOfLife() {
    return this.#read<CatalogueData['endOfLife']>('eol');
  }

  get contents() {
    return this.#read<CatalogueData['contents']>('contents');
  }

  get commands() {
    return this.#read<CatalogueData['commands']>('commands');
  }

  get alpine() {
    return this.#read<CatalogueData['alpine']>('alpine');
  }

  get libraries() {
    return this.#read<CatalogueData['libraries']>('libraries');
  }

  get native() {
    return this.#read<CatalogueData['native']>('native');
  }

  get distroless() {
    return this.#read<CatalogueData['distroless']>('distroless');
  }

  #read<Part>(name: string): Part {
    let part = this.#parts.get(name) as Part | undefined;
    if (part === undefined) this.#parts.set(name, (part = readPart(name) as Part));
    return part;
  }
}

function readPart(name: string): unknown {
  const path = FOLDERS.map((folder) => `${folder}${name}.json`).find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new Error(`the file ${name}.json of the catalogue is missing; install dockoptimize again`);
  const part = JSON.parse(readFileSync(path, 'utf8')) as { readonly index?: RowIndex };
  return part.index === undefined ? part : { ...part, images: readRows(`${path}.rows`, part.index) };
}

/** The rows of a part one behind the other, with their lengths in bytes: `npm run build` writes it so. */
type RowIndex = readonly (readonly [image: string, bytes: number])[];

/** A table of which each row is parsed when it is first asked for. */
function readRows(path: string, index: RowIndex): Readonly<Record<string, unknown>> {
  const bytes = readFileSync(path);
  const rows: Record<string, unknown> = {};
  let at = 0;
  for (const [image, length] of index) {
    const start = at;
    at += length;
    let row: unknown;
    const get = (): unknown => (row ??= JSON.parse(bytes.toString('utf8', start, start + length)));
    Object.defineProperty(rows, image, { get, enumerable: true });
  }
  return rows;
}
