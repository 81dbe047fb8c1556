import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/check.ts';
import { openBundledCatalogue } from '../../src/cli/catalogue-files.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { NO_SURROUNDINGS } from '../../src/context/surroundings.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';

/** Files of the project, and the two texts. */
interface Case {
  readonly files?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly build: string;
  /** What the second stage has of its own. */
  readonly fresh: string;
  readonly to?: string;
  readonly end?: string;
}

const FILES = { 'requirements.txt': 'psycopg2==2.9.9\n', 'app.py': 'import psycopg2\n' };
const BUILD = 'WORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n';
const SITE = '/usr/local/lib/python3.12/site-packages';
const LIBPQ = install('libpq5');
const END = 'CMD ["python", "app.py"]\n';
const OWN = `${copy(SITE)}${copy('/usr/local/bin')}`;
const FULL = `${LIBPQ}WORKDIR /app\n${OWN}${copy('/app')}`;
const VENV = `RUN python -m venv /opt/venv\nENV PATH=/opt/venv/bin:$PATH\n${BUILD}`;
const POETRY = {
  'pyproject.toml': '[tool.poetry]\nname = "x"\nversion = "1"\n[tool.poetry.dependencies]\npython = "^3.12"\n',
  'app.py': '',
};
const SETUP = "from setuptools import setup, Extension\nsetup(name='x', py_modules=['x'])\n";

function install(names: string): string {
  return `RUN apt-get update && apt-get install -y --no-install-recommends ${names} && rm -rf /var/lib/apt/lists/*\n`;
}

function copy(path: string): string {
  return `COPY --from=build ${path} ${path}\n`;
}

const BASE: Case = { build: BUILD, fresh: FULL };

const WRONG: readonly (readonly [name: string, change: Partial<Case>])[] = [
  ['the packages stay behind (F1)', { fresh: FULL.replace(copy(SITE), '') }],
  ['the programs of packages stay behind (F10)', { fresh: FULL.replace(copy('/usr/local/bin'), '') }],
  ['the packages of another version', { fresh: FULL.replaceAll('python3.12', 'python3.11') }],
  ['the project stays behind', { fresh: FULL.replace(copy('/app'), '') }],
  ['a library that is linked with is not there (F1)', { fresh: FULL.replace(LIBPQ, '') }],
  ['another library', { fresh: FULL.replace('libpq5', 'libxml2') }],
  ['another version of Python', { to: 'python:3.11-slim' }],
  ['another release of the system (F8)', { to: 'python:3.12-slim-bookworm' }],
  ['Alpine (F8)', { to: 'python:3.12-alpine' }],
  ['an image without Python', { to: 'debian:trixie-slim' }],
  ['the same image, with all that was installed', { from: 'python:3.12-slim', to: 'python:3.12-slim' }],
  ['something that was not there before', { fresh: FULL.replace('libpq5', 'libpq5 nginx') }],
  ['packages are installed again', { fresh: `${FULL}RUN pip install psycopg2-binary\n` }],
  ['a virtual environment stays behind (F12)', { build: VENV, fresh: `ENV PATH=/opt/venv/bin:$PATH\n${FULL}` }],
  [
    'a virtual environment in another place (F12)',
    {
      build: VENV,
      fresh: `ENV PATH=/opt/venv/bin:$PATH\n${LIBPQ}WORKDIR /app\nCOPY --from=build /opt/venv /venv\n${copy('/app')}`,
    },
  ],
  ['what is installed for the user stays behind', { build: BUILD.replace('install', 'install --user'), fresh: FULL }],
  ['a place that nobody knows', { build: BUILD.replace('install', 'install --target /opt/x'), fresh: FULL }],
  ['a variable that says where packages go', { build: `ENV PIP_TARGET=/opt/x\n${BUILD}`, fresh: `ENV PIP_TARGET=/opt/x\n${FULL}` }],
  [
    'the environment of Poetry, which lies in a cache',
    { files: POETRY, build: 'RUN pip install poetry\nWORKDIR /app\nCOPY . .\nRUN poetry install\n', fresh: `WORKDIR /app\n${OWN}${copy('/app')}`, end: 'CMD ["poetry", "run", "python", "app.py"]\n' },
  ],
  [
    'Poetry stays behind, and is started',
    { files: POETRY, build: 'ENV POETRY_VIRTUALENVS_IN_PROJECT=1\nRUN pip install poetry\nWORKDIR /app\nCOPY . .\nRUN poetry install\n', fresh: `ENV POETRY_VIRTUALENVS_IN_PROJECT=1\nWORKDIR /app\n${copy('/app')}`, end: 'CMD ["poetry", "run", "python", "app.py"]\n' },
  ],
  [
    'a project that is used where it lies stays behind',
    { files: { ...FILES, 'x/setup.py': SETUP }, build: `COPY x /x\nRUN pip install -e /x\n${BUILD}`, fresh: FULL },
  ],
  [
    'a compiler for a library that is not known',
    { files: { ...FILES, 'setup.py': SETUP.replace("['x']", "['x'], ext_modules=[Extension('y', ['y.c'], libraries=['z'])]") }, build: `${BUILD}RUN pip install .\n` },
  ],
  ['a list that is not there', { build: BUILD.replace('requirements', 'other') }],
  ['a list that asks for something elsewhere', { files: { ...FILES, 'requirements.txt': 'https://example.org/x.zip\n' } }],
  ['a program of the full image in a health check (F10)', { end: `HEALTHCHECK CMD curl -f http://localhost\n${END}` }],
  ['packages are installed when it starts', { end: 'CMD pip install -r requirements.txt && python app.py\n' }],
  ['something that compiles while it runs', { files: { ...FILES, 'requirements.txt': 'psycopg2\npytensor\n' } }],
  ['headers without their library', { from: 'python:3.12-slim', to: 'python:3.12-slim', build: `${install('gcc libxml2-dev')}${BUILD}` }],
  ['a file beside the project stays behind', { files: { ...FILES, 'start.sh': 'exec python app.py\n' }, build: `${BUILD}COPY start.sh /start.sh\n`, end: 'CMD ["sh", "/start.sh"]\n' }],
  ['a step that nobody knows', { build: `${BUILD}RUN python prepare.py\n` }],
  ['files of Django, who knows where', { files: { ...FILES, 'a/settings.py': "STATIC_ROOT = '/var/static'\n" }, build: `${BUILD}RUN python manage.py collectstatic\n` }],
  ['a Python that uv fetches', { files: { '.python-version': '3.13\n', 'pyproject.toml': '[project]\nname = "x"\n' }, build: 'RUN pip install uv\nWORKDIR /app\nCOPY . .\nRUN uv sync\n', fresh: `WORKDIR /app\n${copy('/app')}` }],
  ['a variable that was lost (F3)', { build: `ENV MODE=fast\n${BUILD}` }],
]; // prettier-ignore

const MORE: readonly (readonly [name: string, change: Partial<Case>])[] = [
  ['something is compiled that may be linked with anything', { files: { ...FILES, Makefile: 'all:\n' }, build: `${BUILD}RUN make\n` }],
  ['a wheel of which nothing is known', { files: { ...FILES, 'x.whl': '' }, build: `${BUILD}RUN pip install ./x.whl\n` }],
  ['sources that pip fetches, and that are not copied', { files: { ...FILES, 'requirements.txt': '-e git+https://example.org/x.git#egg=x\n' }, build: 'COPY requirements.txt /tmp/\nWORKDIR /tmp\nRUN pip install -r requirements.txt\nWORKDIR /app\nCOPY . .\n' }],
  ["Debian's own Python", { end: 'CMD ["/usr/bin/python3", "app.py"]\n' }],
  ['a setting of pip', { build: `RUN pip config set global.target /opt/x\n${BUILD}` }],
  ['uv stays behind, and is started', { files: { 'pyproject.toml': '[project]\nname = "x"\n' }, build: 'COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/\nWORKDIR /app\nCOPY . .\nRUN uv sync\n', fresh: `WORKDIR /app\n${copy('/app')}`, end: 'CMD ["uv", "run", "app.py"]\n' }],
  ...[
    "open('/var/lib/x', 'w')",
    'open(os.path.expanduser(place), "w")',
    'open(Path.home() / "x", "w")',
    "open('../x', 'w')",
    'open(Path(__file__).parent.parent / "x", "w")',
    "os.system('cp x /etc')",
    'eval(text)',
    'import spacy',
    'from sklearn.datasets import fetch_openml',
    "torch.hub.load('a', 'b')",
    'import own',
  ].map((line): readonly [string, Partial<Case>] => [
    `a script of the project that may write elsewhere: ${line}`,
    { files: { ...FILES, 'make.py': `${line}\n`, 'own.py': 'import nltk\n' }, build: `${BUILD}RUN python make.py\n` },
  ]),
  ['a script that is given a place', { files: { ...FILES, 'make.py': '' }, build: `${BUILD}RUN python make.py --out /var/x\n` }],
  ['a script that is not of the project', { files: { ...FILES, 'make.py': '' }, build: `${BUILD}RUN python /opt/make.py\n` }],
  ['a script of which the project has none', { build: `${BUILD}RUN python make.py\n` }],
  ['what a script makes stays behind', { files: { ...FILES, 'make.py': '' }, build: `WORKDIR /data\nCOPY make.py .\nRUN python make.py\n${BUILD}` }],
  ['something else than uv stays behind', { build: `COPY --from=example.org/tool /tool /bin/\n${BUILD}` }],
]; // prettier-ignore

const RIGHT: readonly (readonly [name: string, change: Partial<Case>])[] = [
  ['the full image', {}],
  ['with the suite in the tag', { from: 'python:3.12-bookworm', to: 'python:3.12-slim-bookworm' }],
  ['a slim image with a compiler', { from: 'python:3.12-slim', to: 'python:3.12-slim', build: `${install('gcc libpq-dev')}${BUILD}` }],
  ['a virtual environment', { build: VENV, fresh: `ENV PATH=/opt/venv/bin:$PATH\n${LIBPQ}WORKDIR /app\n${copy('/opt/venv')}${copy('/app')}` }],
  ['what is installed for the user', { build: BUILD.replace('install', 'install --user'), fresh: `${LIBPQ}WORKDIR /app\n${copy('/root/.local')}${copy('/app')}` }],
  ['Poetry, which stays behind', { files: POETRY, build: 'ENV POETRY_VIRTUALENVS_IN_PROJECT=1\nRUN pip install poetry\nWORKDIR /app\nCOPY . .\nRUN poetry install\n', fresh: `ENV POETRY_VIRTUALENVS_IN_PROJECT=1\nWORKDIR /app\n${copy('/app')}`, end: 'CMD ["/app/.venv/bin/python", "app.py"]\n' }],
  ['a script of the project', { files: { ...FILES, 'make.py': 'import json\nimport own\njson.dump({}, open("x.json", "w"))\n', 'own.py': 'import csv\n' }, build: `${BUILD}RUN python make.py --rows data/rows.csv\n` }],
  ['the program of a package', { files: { ...FILES, 'requirements.txt': 'psycopg2\ngunicorn\n' }, end: 'CMD ["gunicorn", "app:app"]\n' }],
  ['a program of the full image, installed', { fresh: FULL.replace('libpq5', 'curl libpq5'), end: `HEALTHCHECK CMD curl -f http://localhost\n${END}` }],
]; // prettier-ignore

describe('a program of Python in two stages', () => {
  test.each([...WRONG, ...MORE])('is declined: %s', (_, change) => {
    expect(judge({ ...BASE, ...change })).toBeTypeOf('string');
  });

  test.each(RIGHT)('is accepted: %s', (_, change) => {
    expect(judge({ ...BASE, ...change })).toBeUndefined();
  });
});

function judge({ files = FILES, from = 'python:3.12', to = 'python:3.12-slim', build, fresh, end = END }: Case): string | undefined {
  const surroundings = { ...NO_SURROUNDINGS, catalogue: openBundledCatalogue, context: memoryContext(files) };
  const before = `FROM ${from}\n${build}${end}`;
  const after = `FROM ${from} AS build\n${build}\nFROM ${to}\n${fresh}${end}`;
  return check(read(before), read(after), ['splits-stage'], surroundings);
} // prettier-ignore

function read(text: string): Dockerfile {
  const file = readDockerfile(text);
  if (file.kind === 'refused') throw new Error(`${file.detail}: ${text}`);
  return file;
}
