import { describe, expect, test } from 'vitest';
import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import { type Consumer, consumersOf } from '../../src/context/consumers/consumers-of.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS, type Surroundings } from '../../src/context/surroundings.ts';
import { readYaml } from '../../src/context/yaml.ts';
import { PATIENCE } from '../patience.ts';

function surroundingsOf(files: Readonly<Record<string, string>>): Surroundings {
  const context = memoryContext({ Dockerfile: 'FROM node:22\n', ...files });
  return { ...NO_SURROUNDINGS, catalogue: () => openBundledCatalogue(), context, readYaml };
}

/** What uses the image, with its place; `?` where it may be another. */
function describeUses(files: Readonly<Record<string, string>>): readonly string[] {
  return consumersOf(surroundingsOf(files)).found.map(describeUse);
}

function describeUse({ isUncertain, path, line, runs = [], target, user, mounts = [], published, development }: Consumer): string {
  const parts = [
    ...runs.map((run) => `runs ${run.text.trim()} (${run.line})`),
    ...(target === undefined ? [] : [`target ${target}`]),
    ...(user === undefined ? [] : [`user ${user}`]),
    ...mounts.map((mount) => `${mount.isBind ? 'mounts' : 'keeps'} ${mount.target}`),
    ...(published === undefined ? [] : [`published (${published})`]),
    ...(development === undefined ? [] : ['development']),
  ];
  return `${isUncertain ? '?' : ''}${path}:${line}${parts.length === 0 ? '' : ` ${parts.join(', ')}`}`;
} // prettier-ignore

describe('what uses an image', () => {
  test('services of Compose', () => {
    const text = `x-base: &base
  user: "1000"
services:
  web:
    <<: *base
    build:
      context: .
      target: prod
    entrypoint: ["/entry.sh"]
    command: [npm, run, "a b"]
    volumes: [.:/app, data:/data, /app/node_modules, {type: bind, source: ./c, target: /c}]
    healthcheck:
      test: [CMD-SHELL, curl -f $$HOST || exit 1]
  other: {build: ./other, command: npm test}
  db: {image: "postgres:16", command: postgres}
  tool: {image: "mcr.microsoft.com/x:1", command: npm test}
`;
    expect(describeUses({ 'docker-compose.yml': text, 'other/Dockerfile': '' })).toEqual([
      "docker-compose.yml:5 runs /entry.sh npm run 'a b' (9), runs curl -f $HOST || exit 1 (13), target prod, user 1000, mounts /app, keeps /data, keeps /app/node_modules, mounts /c",
    ]);
  });

  test('services whose build stands in another file of the folder', () => {
    const files = {
      'compose.yaml': 'services: {web: {build: .}}',
      'compose.override.yaml': 'services: {web: {command: npm run dev, develop: {watch: [{path: src}]}}}',
      'other/compose.yaml': 'services: {web: {build: ., command: npm test}}',
    };
    expect(describeUses(files)).toEqual([
      'compose.override.yaml:1 runs npm run dev (1), development',
      'compose.yaml:1',
    ]);
  });

  test('engines in a Makefile', () => {
    const text = `IMAGE ?= acme/web
test: image
\t@docker run --rm -it -v $(PWD):/app -u root --entrypoint sh $(IMAGE):$(TAG) \\
\t  -c "npm test"
image:
\tdocker build --target prod -t $(IMAGE) --push .
run:
\tpodman run $(OTHER) x
exec:
\tdocker exec -it web npm test
public:
\tdocker run node:22 npm test
service:
\tdocker compose -f a.yml run --rm web pytest
`;
    expect(describeUses({ Makefile: text })).toEqual([
      "Makefile:3 runs sh -c 'npm test' (3), user root, mounts /app",
      'Makefile:6 target prod, published (6)',
      '?Makefile:8 runs x (8)',
      '?Makefile:10 runs npm test (10)',
      '?Makefile:14 runs pytest (14)',
    ]);
  });

  test('other runners of tasks', () => {
    const files = {
      justfile: 'build:\n  docker build -t acme/web .\nt:\n  @docker run {{tag}} npm test\n',
      'Taskfile.yml': 'vars: {IMG: acme/web}\ntasks:\n  t:\n    cmds:\n      - docker run {{.IMG}} make\n',
      'package.json': '{"scripts": {\n"t": "docker run --entrypoint node acme/web -v"}}',
      'scripts/t.sh': '#!/bin/sh\ncd "$(dirname "$0")/.."\ndocker push \\\n acme/web:1\n',
    };
    expect(describeUses(files)).toEqual([
      'Taskfile.yml:5 runs make (5)',
      'justfile:2',
      '?justfile:4 runs npm test (4)',
      'package.json:2 runs node -v (2)',
      'scripts/t.sh:3 published (3)',
    ]);
  });

  test('GitHub Actions', () => {
    const text = `env: {IMG: ghcr.io/acme/web}
jobs:
  a:
    steps:
      - run: |
          echo 1
          docker run --rm \${{ env.IMG }}:\${{ github.sha }} pytest -q
      - uses: docker/build-push-action@v6
        with:
          push: \${{ github.event_name != 'pull_request' }}
          tags: \${{ env.IMG }}:latest
  b:
    container: {image: "\${{ env.IMG }}", options: --user root}
    steps: [{run: npm test}]
  c:
    container: node:22
    steps: [{run: npm test}]
`;
    expect(describeUses({ '.github/workflows/ci.yml': text })).toEqual([
      '.github/workflows/ci.yml:7 runs pytest -q (7)',
      '.github/workflows/ci.yml:8 published (10)',
      '.github/workflows/ci.yml:13 runs npm test (14), user root',
    ]);
  });

  test('GitLab, CircleCI, Travis, Azure and Jenkins', () => {
    const files = {
      '.gitlab-ci.yml': 'build:\n  image: docker:27\n  script:\n    - docker build -t $CI_REGISTRY_IMAGE .\n    - docker push $CI_REGISTRY_IMAGE\nkaniko:\n  script:\n    - /kaniko/executor --context $CI_PROJECT_DIR --destination a/web\ntest:\n  image: $CI_REGISTRY_IMAGE\n  script: [npm run lint]\n',
      '.circleci/config.yml': 'jobs:\n  b:\n    docker: [{image: "cimg/node:22"}]\n    steps:\n      - run: {command: docker run a/web go vet}\n',
      '.travis.yml': 'script:\n  - docker run a/web npm test\n',
      'azure-pipelines.yml': 'steps:\n- task: Docker@2\n  inputs: {command: buildAndPush, repository: a/web}\n- script: docker run a/web make\n',
      Jenkinsfile: "pipeline { agent { dockerfile true }\n stages { stage('docker') { steps { sh 'npm test' } } } }",
    };
    expect(describeUses(files)).toEqual([
      '.circleci/config.yml:5 runs go vet (5)',
      '.gitlab-ci.yml:4',
      '.gitlab-ci.yml:5 published (5)',
      '.gitlab-ci.yml:8 published (8)',
      '.gitlab-ci.yml:10 runs npm run lint (11)',
      '.travis.yml:2 runs npm test (2)',
      'Jenkinsfile:1 runs npm test (2)',
      'azure-pipelines.yml:2 published (2)',
      'azure-pipelines.yml:4 runs make (4)',
    ]);
  }); // prettier-ignore

  test('manifests of Kubernetes, and templates of Helm', () => {
    const pod = (image: string): string =>
      `apiVersion: v1\nkind: Pod\nspec:\n  securityContext: {runAsUser: 0}\n  containers:\n    - image: ${image}\n      args: [node, a.js]\n      livenessProbe: {exec: {command: [curl, -f, $(URL)]}}\n`;
    const files = {
      Makefile: 'a:\n\tdocker build -t registry.example.com/web:1 .\n',
      'k8s/a.yaml': `${pod('registry.example.com/web:2')}---\n${pod('registry.example.com/other')}`,
      'chart/templates/a.yaml': pod('{{ .Values.image }}').replace('      args', '      {{- if .Values.x }}\n      args'),
      'config/a.yaml': pod('registry.example.com/web'),
    };
    expect(describeUses(files)).toEqual([
      'Makefile:2',
      '?chart/templates/a.yaml:6 runs node a.js (8), runs curl -f \'${URL}\' (9), user 0',
      "k8s/a.yaml:6 runs node a.js (7), runs curl -f '${URL}' (8), user 0",
    ]);
  }); // prettier-ignore

  test('devcontainer.json and Bake', () => {
    const files = {
      '.devcontainer/devcontainer.json':
        '{ // here\n"build": {"dockerfile": "../Dockerfile", "target": "dev"},\n"postCreateCommand": {"a": "npm i", "b": ["x", "y z"]},}',
      'docker-bake.json':
        '{"target": {"a": {"target": "prod", "output": ["type=registry"]}, "b": {"inherits": ["a"]}}}',
      'docker-bake.hcl': 'target "a" {}',
    };
    expect(describeUses(files)).toEqual([
      ".devcontainer/devcontainer.json:2 runs npm i (3), runs x 'y z' (3), target dev, development",
      'docker-bake.json:1 target prod, published (1)',
      '?docker-bake.json:1',
    ]);
    expect(consumersOf(surroundingsOf(files)).unread).toEqual([
      { path: 'docker-bake.hcl', because: expect.stringContaining('HCL') as string },
    ]);
  });

  test('is the same whatever the order in which folders are listed', () => {
    const files = { Makefile: 'a:\n\tdocker build .\n', 'b.mk': 'a:\n\tdocker build .\n', 'c.sh': 'docker build .\n' };
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(describeUses(turned)).toEqual(describeUses(files));
  });
});

describe('files that nobody writes', () => {
  const LENGTH = 131_000;
  const fill = (text: string): string => text.repeat(Math.floor(LENGTH / text.length));
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[i]!}`).join()}]`), 'services: {web: {image: *i}}'].join('\n'); // prettier-ignore

  test.each([
    ['compose.yaml', bomb],
    ['compose.yaml', 'services: &a {web: *a}'],
    ['compose.yaml', `services: ${'['.repeat(50_000)}`],
    ['compose.yaml', `services:\n${Array.from({ length: 500 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`],
    ['compose.yaml', `services: {web: {image: ${fill('x')}${fill('x')}}}`],
    ['k8s/a.yaml', `apiVersion: v1\nkind: x\n- [a: {b`],
    ['.devcontainer.json', `{"image": ${fill('/*')}}`],
  ])('%s is named as unread', (path, text) => {
    const { found, unread } = consumersOf(surroundingsOf({ [path]: text }));
    expect(found).toEqual([]);
    expect(unread.map((one) => one.path)).toEqual([path]);
  });

  test.each([
    ['compose.yaml', fill('{a: b}')],
    ['compose.yaml', fill('"')],
    ['compose.yaml', `services:\n${fill('  a: b\n')}`],
    ['Makefile', `A=docker\n${Array.from({ length: 5000 }, (_, i) => `B${i}=$(B${i - 1})$(B${i - 1})$(A)`).join('\n')}`],
    ['Makefile', `x:\n${fill('\tdocker run $(X) npm test \\\n')}`],
    ['Jenkinsfile', fill("sh 'docker run x y'\n")],
    ['Jenkinsfile', fill("'''docker")],
    ['chart/templates/a.yaml', `apiVersion: v1\nkind: x\n${fill('{{ a ')}`],
    ['a.sh', `docker ${fill('$((')}`],
    ['.github/workflows/a.yml', `jobs: {a: {steps: [{run: "docker ${fill('${{ x ')}"}]}}`],
  ])('%s takes no more than seconds', (path, text) => {
    const start = performance.now();
    consumersOf(surroundingsOf({ [path]: text }));
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  }); // prettier-ignore

  test('names that every object has are none of a file', () => {
    const text = 'services: {__proto__: {build: .}, constructor: {build: ., command: npm test}}';
    expect(describeUses({ 'compose.yaml': text })).toContain('compose.yaml:1 runs npm test (1)');
    expect(({} as Record<string, unknown>)['build']).toBeUndefined();
  });
});
