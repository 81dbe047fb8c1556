import type { InstructionContent } from './instruction.ts';

/** A `--mount` flag of a RUN (Docker's reference, "RUN --mount"). */
export interface Mount {
  /** As BuildKit reads the flag, for messages. */
  readonly text: string;
  /** `bind` where none is given; `undefined` where a variable decides. */
  readonly type: string | undefined;
  /** The folder in the container; `undefined` where none is given, or a variable decides. */
  readonly target: string | undefined;
  /** The stage, image or context that its files are from, as written. */
  readonly from: string | undefined;
  /** What is mounted of that, as written. */
  readonly source: string | undefined;
}

/** The mounts of a RUN. The value of the flag is a CSV record, so that fields may stand in quotes. */
export function readMounts(run: InstructionContent): readonly Mount[] {
  return run.flags.filter(({ name }) => name === 'mount').map(({ text, value = '' }) => toMount(text, value));
}

/** A mount whose files are new in each RUN, so that what one RUN writes to them the next does not see (trap B19). */
export function findThrowAwayMount(run: InstructionContent): Mount | undefined {
  return readMounts(run).find(({ type, text }) => {
    return type === undefined || type === 'tmpfs' || (type === 'bind' && /(?:^|,)(?:rw|readwrite)(?:,|=|$)/.test(text));
  });
}

function toMount(text: string, value: string): Mount {
  const fields = new Map<string, string>();
  for (const [, quoted, plain] of value.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)) {
    const field = quoted?.replaceAll('""', '"') ?? plain!;
    const equals = field.indexOf('=');
    fields.set(
      field.slice(0, equals === -1 ? undefined : equals).toLowerCase(),
      equals === -1 ? '' : field.slice(equals + 1),
    );
  }
  const target = fields.get('target') ?? fields.get('dst') ?? fields.get('destination');
  return {
    text,
    type: known(fields.get('type') ?? 'bind')?.toLowerCase(),
    target: target === undefined ? undefined : known(target),
    from: fields.get('from'),
    source: fields.get('source') ?? fields.get('src'),
  };
}

function known(text: string): string | undefined {
  return text.includes('$') ? undefined : text;
}
