import type { BaseProject } from './base-project.ts';
import { pythonServer } from './programs.ts';

/** What is tried of a project for which another user is wrong. */
export type BrokenProject = Omit<BaseProject, 'wanted'>;

const START = `FROM python:3.11-slim
WORKDIR /app
COPY app.py ./
`;

/** Nothing that can be read tells where it writes. */
const PATH = 'path = "/".join(["", "var", "lib", "visits"])';

/** It writes to a folder of root's as soon as it starts. */
export const writesAtStart: BrokenProject = {
  name: 'a folder of root is written at the start',
  transform: 'nonroot-user',
  dockerfile: `${START}EXPOSE 8000
CMD ["python", "app.py"]
`,
  context: { 'app.py': pythonServer('open(path).read()', `${PATH}\nopen(path, "w").write("0")\n`) },
  does: { kind: 'service', port: 8000, answers: '0' },
};

/** It writes to a folder of root's when somebody asks it something, and serves until then. */
export const writesWhenAsked: BrokenProject = {
  name: 'a folder of root is written when the program is asked',
  transform: 'nonroot-user',
  dockerfile: writesAtStart.dockerfile,
  context: { 'app.py': pythonServer('str(open(path, "w").write("visit"))', `${PATH}\n`) },
  does: { kind: 'service', port: 8000, answers: '5' },
};

/** It listens on a port that is root's where the network does not say otherwise. */
export const listensBelow1024: BrokenProject = {
  name: 'a port below 1024',
  transform: 'nonroot-user',
  dockerfile: `${START}EXPOSE 80
CMD ["python", "app.py"]
`,
  context: { 'app.py': pythonServer('"low"', '', 80) },
  does: { kind: 'service', port: 80, answers: 'low' },
};

/** Its server starts as root in any case. */
export const servedByRoot: BrokenProject = {
  name: 'nginx',
  transform: 'nonroot-user',
  dockerfile: `FROM nginx:stable
COPY index.html /usr/share/nginx/html/
EXPOSE 80
`,
  context: { 'index.html': '<p>page</p>\n' },
  does: { kind: 'service', port: 80, answers: 'page' },
};
