import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';
import { makeConfigSchema } from '../src/plan/config-schema.ts';
import type { Transform } from '../src/transform/transform.ts';

const TARGET = fileURLToPath(new URL('../dockoptimize.schema.json', import.meta.url));

/** The text of the JSON schema for the given transforms. */
export async function makeSchemaText(preset: readonly Transform[]): Promise<string> {
  const { config, definitions } = makeConfigSchema(preset);
  const schema = toJsonSchema(config, {
    target: 'draft-07',
    definitions: { ...definitions },
    // What is checked beyond a schema's means is still checked when the file is read.
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema }) =>
      valibotSchema === definitions.transformId ? describeIds(preset) : undefined,
  });
  const { $schema, ...rest } = schema;
  const titled = { $schema, title: 'Configuration of dockoptimize', ...rest };
  return format(JSON.stringify(titled), { ...(await resolveConfig(TARGET)), filepath: TARGET });
}

/** A list of constants in place of an `enum`, since only they can carry a description each. */
function describeIds(preset: readonly Transform[]): JsonSchema {
  const ids = preset.map(({ id, summary, isDefault, applicability }) => {
    const notes = [isDefault ? 'on by default' : 'off by default', applicability].join(', ');
    return { const: id, description: `${summary} (${notes}).` };
  });
  return { description: 'The id of a transform.', oneOf: ids };
}
