import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Quote {
  readonly author: string;
  readonly text: string;
}

export function readQuotes(file: string): readonly Quote[] {
  return parse(readFileSync(file, 'utf8')) as Quote[];
}
