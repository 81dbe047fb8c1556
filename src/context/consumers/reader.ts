import type { Use } from './use.ts';
import type { BuildContext } from '../build-context.ts';
import type { ReadYaml, YamlNode } from '../yaml-node.ts';

/** A file of the project that may use an image, as a reader of its kind is given it. */
export interface ConsumerFile {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
  readonly files: BuildContext;
  readonly readYaml: ReadYaml | undefined;
}

/** The uses that a file names; as a clause, why it could not be read. */
export type ReadConsumer = (file: ConsumerFile) => readonly Use[] | string;

/** A reader of what is one YAML document, or several: each is read by itself. */
export function forYaml(read: (document: YamlNode, file: ConsumerFile) => readonly Use[]): ReadConsumer {
  return (file) => {
    if (!file.readYaml) return 'there is no reader of YAML';
    const documents = file.readYaml(file.text);
    return typeof documents === 'string' ? documents : documents.flatMap((document) => read(document, file));
  };
}
