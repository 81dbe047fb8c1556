import { ARGUMENT_SEPARATOR } from '../src/dockerfile/blanks.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import { readExposedPort } from '../src/dockerfile/exposed-port.ts';
import { argumentsText, type Instruction } from '../src/dockerfile/instruction.ts';
import { replacePart } from '../src/dockerfile/json-words.ts';
import type { Finding } from '../src/transform/finding.ts';
import type { Transform } from '../src/transform/transform.ts';

type Reason = 'unclear-port';

/**
 * Writes in `EXPOSE` the port of the container alone, and its protocol in lower case.
 *
 * A port or an address of the host has no meaning there: builders read it and drop it, and BuildKit says that it will be an
 * error (`ExposeInvalidFormat`). Which port of the host is taken is said when the container is started.
 *
 * ```dockerfile
 * EXPOSE 8080:80 53/UDP
 * ```
 * becomes
 * ```dockerfile
 * EXPOSE 80 53/udp
 * ```
 *
 * Ranges of ports and variables are left alone.
 */
export const exposePort: Transform<object, Reason> = {
  id: 'expose-port',
  summary: 'Write the port of the container alone in EXPOSE',
  category: 'hygiene',
  isDefault: true,
  applicability: 'safe',
  effects: ['reads-the-same'],
  answers: ['ExposeInvalidFormat', 'ExposeProtoCasing'],
  guide: 'reference/build-checks/expose-invalid-format/',
  refusals: {
    'unclear-port': {
      because: 'which port of the container is meant is not there in plain figures',
      remedy: 'write that port alone, with its protocol in lower case',
    },
  },
  defaults: {},
  *inspect(file: Dockerfile) {
    for (const instruction of file.instructions) {
      if (instruction.content.keyword !== 'expose') continue;
      const text = argumentsText(instruction.content);
      if (/[:A-Z]/.test(text)) yield* inspectPorts(instruction, text.split(ARGUMENT_SEPARATOR));
    }
  },
};

function* inspectPorts(instruction: Instruction, words: readonly string[]): Generator<Finding<Reason>> {
  const { joined, argumentsSpan, keywordText } = instruction.content;
  const changes = words.flatMap((word) => {
    const found = readExposedPort(word);
    const text = found && found.port + (found.protocol === undefined ? '' : `/${found.protocol}`);
    const isWrong = text === undefined ? isUnclear(word) : text !== word;
    return isWrong ? [{ word, text }] : [];
  });
  const unclear = changes.find(({ text }) => text === undefined);
  if (unclear) yield { kind: 'refusal', instruction, reason: 'unclear-port', detail: `it names ${unclear.word}` };
  if (changes.length === 0 || unclear) return;
  let at = argumentsSpan.start;
  const edits = changes.flatMap(({ word, text }) => {
    const start = joined.text.indexOf(word, at);
    at = start + word.length;
    return replacePart(instruction, { start, end: at }, text!) ?? [];
  });
  yield {
    kind: 'fix',
    instruction,
    edits,
    title: `Write ${changes.map(({ text }) => text).join(', ')} in ${keywordText}, not ${changes.map(({ word }) => word).join(', ')}`,
    why: changes.every(({ word, text }) => word.toLowerCase() === text)
      ? 'a protocol is written in lower case, as the image lists it; BuildKit warns of another'
      : 'EXPOSE says the ports of the container; BuildKit drops what else stands there, and will take it for an error',
    evidence: ['the configuration of the image lists the same ports'],
    assumptions: [],
    effects: ['reads-the-same'],
    applicability: 'safe',
    savings: undefined,
  };
}

/** A word that has more than a port and a protocol in it, as far as it is written there. */
function isUnclear(word: string): boolean {
  const plain = word.replaceAll(/\$\{[^}]*\}/g, '');
  return plain.includes(':') || /\/(?!(?:tcp|udp|sctp)$)[A-Za-z]+$/.test(plain);
}
