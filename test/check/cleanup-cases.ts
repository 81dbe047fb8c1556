import type { Change } from './change-cases.ts';

/** @returns a function that makes the change by which a RUN on an image gets one more command at its end */
export function addingOn(image: string) {
  /** @param end the command with its link @param behind what stands on top of the RUN @param head what stands below it */
  return (name: string, script: string, end: string, behind = '', head = ''): Change => [
    name,
    `FROM ${image}\n${head}RUN ${script}\n${behind}`,
    `FROM ${image}\n${head}RUN ${script}${end}\n${behind}`,
  ];
}
