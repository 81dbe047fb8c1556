/** How BuildKit reads the arguments of an instruction that may have the JSON (exec) form. */
export type JsonReading =
  | { readonly kind: 'strings'; readonly strings: readonly string[] }
  | { readonly kind: 'not-json' }
  /** An array with something else than strings in it: BuildKit rejects the file. */
  | { readonly kind: 'mixed' };

/** Reads the arguments of RUN, CMD, ENTRYPOINT, SHELL, COPY, ADD and VOLUME as a JSON array of strings. */
export function readJsonForm(argumentsText: string): JsonReading {
  if (!argumentsText.startsWith('[')) return { kind: 'not-json' };
  let value: unknown;
  try {
    value = JSON.parse(argumentsText);
  } catch {
    return { kind: 'not-json' };
  }
  if (!Array.isArray(value)) return { kind: 'not-json' };
  if (value.every((item) => typeof item === 'string')) return { kind: 'strings', strings: value };
  return { kind: 'mixed' };
}
