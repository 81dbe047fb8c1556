const LINE = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=(.*)$/;

/**
 * The variables of a file as `--env-file` and Compose's `.env` take it: `NAME=value` lines, quotes around a value left
 * out. What is none of these is passed over; nothing is filled in.
 */
export function readEnvironmentFile(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, value = ''] = LINE.exec(line) ?? [];
    if (name !== undefined) variables.set(name, withoutQuotes(value.trim()));
  }
  return variables;
}

function withoutQuotes(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
