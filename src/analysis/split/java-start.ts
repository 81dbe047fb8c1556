import { startingCommands } from './lacking-program.ts';
import type { JavaRuntime } from './java-runtime.ts';
import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { findJdkNeed } from '../bases/jdk-needs.ts';
import type { UsedCommand } from '../bases/stage-commands.ts';
import type { Keyword } from '../../dockerfile/instruction.ts';
import type { Catalogue } from '../../knowledge/images/catalogue.ts';
import { type JavaStart, readJavaStart } from '../../trace/java-start.ts';

/** They tell what runs in a container. */
const STARTING: ReadonlySet<Keyword | undefined> = new Set<Keyword>([
  'cmd',
  'entrypoint',
  'healthcheck',
  'env',
  'shell',
]);

/** What `java` is started with, where that is all there is to it: no tool of the JDK. */
export function findJavaStart(site: SplitSite, runtime: JavaRuntime, catalogue: Catalogue): JavaStart | SplitObstacle {
  const { start } = site;
  const starting = startingCommands(site);
  const need = findKitObstacle(site, runtime, catalogue);
  if (need) return need;
  const inForce = [start.entrypoint.instruction, start.cmd.instruction];
  const programs = starting.filter(({ name, instruction }) => name === 'java' && inForce.includes(instruction));
  const [program, more] = programs;
  const instruction = program?.instruction ?? (start.cmd.instruction ?? start.entrypoint.instruction)!;
  const unknown = (detail: string): SplitObstacle => ({ reason: 'unknown-start', instruction, detail });
  if (!program || more) return unknown('not one program of Java is started');
  if (program.folder !== undefined) return unknown('another folder is gone to before it starts');
  const reading = readJavaStart([...program.words.slice(1), ...argumentsBehind(site, program)]);
  const named = reading && [...(reading.jar === undefined ? [] : [reading.jar]), ...reading.entries];
  if (!reading || !named) return unknown('which program is started could not be read');
  const war = program.words.find((word) => word.endsWith('.war') && word !== reading.jar);
  if (war !== undefined) return unknown(`${war} is given to a server, and where that unpacks it is not known`);
  const odd = named.find((path) => !/^[\w./@+-]+(?:\/\*)?$/.test(path));
  return odd === undefined ? reading : unknown(`"${odd}" may be any file`);
}

/** Something that starts with a container, and needs the development kit. @param script one that starts `java`, by its name */
export function findKitObstacle(
  site: SplitSite,
  runtime: JavaRuntime,
  catalogue: Catalogue,
  script?: string,
): SplitObstacle | undefined {
  const { stage, base } = site;
  const view = { ...stage, instructions: stage.instructions.filter(({ content }) => STARTING.has(content.keyword)) };
  const own = { ...base, image: { ...base.image, path: runtime.path } };
  // What a script of a distribution starts is Java.
  const starting = startingCommands(site).map((used) => (used.name === script ? { ...used, name: 'java' } : used));
  const commands = { commands: starting, unread: [] };
  const need = findJdkNeed(own, runtime.tag, [view], commands, catalogue);
  return need && { reason: 'needs-toolchain', instruction: need.instruction, detail: need.detail };
}

/** A CMD behind an ENTRYPOINT is its arguments: `ENTRYPOINT ["java"]`, `CMD ["-jar", "app.jar"]`. */
function argumentsBehind({ start }: SplitSite, { instruction }: UsedCommand): readonly string[] {
  const { entrypoint, cmd } = start;
  if (entrypoint.instruction !== instruction || !entrypoint.words) return [];
  return cmd.words ?? [];
}
