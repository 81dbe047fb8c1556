/**
 * Writes dockoptimize.schema.json, the JSON schema with which editors check and complete configurations.
 * `--check` writes nothing and exits 1 where the file differs from what would be written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
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
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === 'picklist' ? describeIds(preset) : undefined),
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

async function main(args: readonly string[]): Promise<void> {
  const { preset } = await import('../transforms/index.ts');
  const text = await makeSchemaText(preset);
  if (!args.includes('--check')) {
    writeFileSync(TARGET, text);
    return;
  }
  if (readSchema() === text) return;
  console.error('dockoptimize.schema.json is not what the transforms say; run npx tsx scripts/generate-schema.ts');
  process.exitCode = 1;
}

function readSchema(): string | undefined {
  try {
    return readFileSync(TARGET, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const script = process.argv[1];
if (script !== undefined && import.meta.url === pathToFileURL(script).href) await main(process.argv.slice(2));
