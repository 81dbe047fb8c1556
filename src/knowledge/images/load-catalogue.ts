import type { Catalogue } from './catalogue.ts';

let loading: Promise<Catalogue> | undefined;

/**
 * Loads the catalogue: a chunk of its own that an ordinary run never sees. Asked again, it gives the same one. It is for
 * `cli/`, before a plan that needs the catalogue is carried out; who runs threads does it in each of them.
 */
export function loadCatalogue(): Promise<Catalogue> {
  loading ??= import('./catalogue-data.ts').then(({ catalogue }) => catalogue);
  return loading;
}
