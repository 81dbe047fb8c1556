import { expect, test } from 'vitest';
import { describeShared, readShared } from '../shared.ts';
import { isPlainChain } from '../../src/analysis/plain-chain.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { isUnread, readRun, runContent } from '../../src/dockerfile/run-script.ts';
import { parseScript } from '../../src/shell/parse.ts';
import { isOpaque, type RunScript } from '../../src/shell/script.ts';
import { traceScript } from '../../src/trace/script-events.ts';

const EVERY = 6;
const PARTNERS = ['make all', 'cat a | sort && rm -f b', 'cd /srv && tar xf a.tar'];

/** What a joint has to keep of each event: its text, its kind and what its failure does. */
function factsOf(script: RunScript): readonly string[] {
  return traceScript(script, false).events.map(({ kind, text, onFailure }) => `${kind} ${onFailure} ${text}`);
}

function parse(text: string): RunScript {
  const script = parseScript(text);
  if (isOpaque(script)) throw new Error(`not read: ${text}`);
  return script;
}

describeShared('corpus/dockerfiles.jsonl.gz', 'real scripts that are plain chains', (path) => {
  const scripts = readShared<{ readonly text: string }>(path)
    .filter((_, i) => i % EVERY === 0)
    .flatMap(({ text }) => {
      const file = readDockerfile(text);
      return file.kind === 'refused' ? [] : file.instructions;
    })
    .flatMap((instruction) => {
      const content = runContent(instruction);
      const reading = content && readRun(content);
      return reading && !isUnread(reading) && isPlainChain(reading.script) ? [reading.script] : [];
    })
    // What stands around the chain is left out where it is joined.
    .map(({ text, list }) => parse(text.slice(list.statements[0]!.span.start, list.statements.at(-1)!.span.end)));

  test('are joined to another one without a change of any event, which nobody reads to know', () => {
    expect(scripts.length).toBeGreaterThan(2000);
    for (const script of scripts) {
      for (const partner of PARTNERS.map(parse)) {
        for (const [first, second] of [
          [partner, script],
          [script, partner],
        ] as const) {
          if (traceScript(first, false).endState !== '') continue;
          const joint = parse(`${first.text} && ${second.text}`);
          expect({ text: joint.text, facts: factsOf(joint) }).toEqual({
            text: joint.text,
            facts: [...factsOf(first), ...factsOf(second)],
          });
        }
      }
    }
  });
});
