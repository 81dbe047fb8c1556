import { expect, test } from 'vitest';
import { Program } from './run-program.ts';
import { describeEngine } from '../lab.ts';

describeEngine('a Compose service and what it needs', (lab) => {
  const program = new Program(lab);
  const Dockerfile = `FROM busybox
ARG NAME
COPY pip /bin/pip
RUN pip install $NAME
RUN mkdir -p /srv
EXPOSE 9090
STOPSIGNAL SIGKILL
CMD wget -q -O /srv/rows "http://db:8080/rows" && grep "$ROWS" /srv/rows && exec httpd -f -p 9090 -h /srv
`;
  const pip = `#!/bin/sh
case "$*" in *flask*) ;; *) exit 1;; esac
`;
  const compose = (rows: string, image = 'busybox'): string => `
services:
  web:
    build: {context: ., args: {NAME: flask}}
    environment: ['ROWS=\${WANTED}']
    depends_on: [db]
  db:
    image: ${image}
    environment: {ROWS: ${rows}}
    command: [sh, -c, 'mkdir /w && echo "$$ROWS" > /w/rows && sleep 1 && exec httpd -f -p 8080 -h /w']
`;
  const words = ['--compose', 'compose.yaml', '--service', 'web', '--format', 'json', 'Dockerfile'];

  test('they reach each other by name, and what holds was served', async () => {
    const rows = `rows-${process.pid}`;
    const files = { Dockerfile, pip, 'compose.yaml': compose(rows), '.env': `WANTED="${rows}"\n` };
    const { code, stdout, left } = await program.run(files, words);
    expect({ code, left }).toEqual({ code: 0, left: [] });
    const { fixes, verification } = (JSON.parse(stdout) as Report).files[0]!;
    expect(fixes.map(({ transform }) => transform)).toEqual(['dockerignore', 'merge-run', 'pip-no-cache']);
    expect(verification).toMatchObject({ outcome: 'verified', reach: 'served' });
    expect(program.docker('container', 'ls', '--all', '--no-trunc', '--format', '{{.Command}}')).not.toContain(
      '/w/rows',
    );
  });

  test('one whose image is not there is told by name', async () => {
    const files = { Dockerfile, pip, 'compose.yaml': compose('x', 'dkopt-none:1'), '.env': 'WANTED=x\n' };
    const { code, stderr, left } = await program.run(files, words);
    expect({ code, left }).toEqual({ code: 2, left: [] });
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/service "db" cannot be started .*pull its image, dkopt-none:1/);
  });

  test('a file that cannot be used is told, and nothing is built', async () => {
    const { code, stdout, stderr } = await program.run(
      { Dockerfile, 'compose.yaml': 'services: [password: hunter2hunter2' },
      words,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: --compose compose\.yaml: it is no YAML/);
    expect(stderr).not.toContain('hunter2');
  });
});

interface Report {
  readonly files: readonly {
    readonly fixes: readonly { readonly transform: string }[];
    readonly verification: unknown;
  }[];
}
