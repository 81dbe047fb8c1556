/** Made-up projects of the kinds that the articles speak of, by the names that their Dockerfiles use. */

/** By what is in git and in the folder of anyone who works on it. */
const CLUTTER = { '.git/HEAD': 'ref: refs/heads/main\n', '.env': 'MODE=local\n' };

const REQUIREMENTS = 'flask==3.0.3\nnumpy==1.26.4\nscikit-learn==1.5.1\n';
const SERVER = "from flask import Flask\n\napp = Flask(__name__)\napp.run(host='0.0.0.0', port=8080)\n";

const PYTHON = {
  ...CLUTTER,
  'requirements.txt': REQUIREMENTS,
  '__pycache__/a.cpython-39.pyc': '',
  'venv/pyvenv.cfg': '',
};

const MODEL = {
  ...PYTHON,
  'compile_model.py':
    "import pickle\n\nfrom sklearn.linear_model import Ridge\n\nwith open('model.pickle', 'wb') as file:\n    pickle.dump(Ridge().fit([[1.0]], [2.0]), file)\n",
  'inference.py': "import pickle\n\nprint(pickle.load(open('model.pickle', 'rb')).predict([[3.0]]))\n",
};

const PACKAGE = {
  name: 'web',
  version: '1.0.0',
  dependencies: { express: '4.19.2' },
  devDependencies: { nodemon: '3.1.4' },
};
const LOCK = {
  name: 'web',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': PACKAGE,
    'node_modules/express': { version: '4.19.2' },
    'node_modules/nodemon': { version: '3.1.4', dev: true },
  },
};
const NODE = {
  ...CLUTTER,
  'package.json': JSON.stringify({ ...PACKAGE, private: true, scripts: { start: 'node server.js' } }),
  'package-lock.json': JSON.stringify(LOCK),
  'server.js': "require('express')().listen(3000);\n",
  'node_modules/express/index.js': '',
};

interface ArticleProject {
  readonly files: Readonly<Record<string, string>>;
  /** What an expert's version has, and the naive one lacks. */
  readonly shape: readonly RegExp[];
  /** What it has no longer. */
  readonly gone?: readonly RegExp[];
}

const USER = /^USER \d+:\d+$/m;
const MANIFEST_FIRST = /^COPY requirements\.txt [\s\S]*^RUN pip install --no-cache-dir [\s\S]*^COPY \. \./m;
const SLIM_PYTHON: ArticleProject = {
  files: { ...PYTHON, 'main.py': SERVER, 'app.py': SERVER },
  shape: [/^FROM python:3\.\d+-slim$/m, MANIFEST_FIRST, USER],
};
const TRAINED: ArticleProject = {
  files: MODEL,
  shape: [
    /^FROM python:3\.9-slim AS build$/m,
    /^FROM python:3\.9-slim$/m,
    /^COPY --from=build (?:--chown=\S+ )?\/app \/app$/m,
    USER,
  ],
  gone: [/^FROM python:3\.9-slim\n(?:.*\n)*RUN apt-get/m],
};

/** The naive Dockerfiles that stand in the articles with a better version, and the project that each is for. */
export const ARTICLE_PROJECTS: Readonly<Record<string, ArticleProject>> = {
  '000-1': SLIM_PYTHON,
  '000-2': TRAINED,
  '001-15': {
    files: NODE,
    shape: [/^FROM node:20-slim$/m, /^COPY package\.json package-lock\.json \.\/\nRUN npm ci --omit=dev[\s\S]*^COPY \. \./m, USER],
  },
  '002-1': SLIM_PYTHON,
  '002-3': TRAINED,
  '004-1': SLIM_PYTHON,
}; // prettier-ignore
