import alpine from './alpine.json' with { type: 'json' };
import { type Catalogue, type CatalogueData, openCatalogue } from './catalogue.ts';
import commands from './commands.json' with { type: 'json' };
import contents from './contents.json' with { type: 'json' };
import distroless from './distroless.json' with { type: 'json' };
import endOfLife from './eol.json' with { type: 'json' };
import images from './images.json' with { type: 'json' };
import libraries from './libraries.json' with { type: 'json' };
import native from './native.json' with { type: 'json' };
import tags from './tags.json' with { type: 'json' };

const data = { images, tags, endOfLife, contents, commands, alpine, libraries, native, distroless };

/** Only to be had by `loadCatalogue`: whoever imports this file carries all of the data. */
export const catalogue: Catalogue = openCatalogue(data as unknown as CatalogueData);
