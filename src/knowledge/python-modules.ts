/**
 * Modules of Python that write where they are told and nowhere else: of its standard library (The Python Standard Library),
 * and packages for calculation and learning (their references). Caches that any of them keeps for itself are no part of it.
 */
export const PLAIN_MODULES: ReadonlySet<string> = new Set([
  '__future__', 'abc', 'argparse', 'array', 'ast', 'base64', 'bisect', 'bz2', 'calendar', 'codecs', 'collections', 'colorsys',
  'concurrent', 'configparser', 'contextlib', 'copy', 'csv', 'dataclasses', 'datetime', 'decimal', 'difflib', 'enum', 'fnmatch',
  'fractions', 'functools', 'gc', 'glob', 'gzip', 'hashlib', 'heapq', 'html', 'io', 'itertools', 'json', 'logging', 'lzma', 'math',
  'numbers', 'operator', 'os', 'pathlib', 'pickle', 'platform', 'pprint', 'queue', 'random', 're', 'secrets', 'shutil', 'statistics',
  'string', 'struct', 'sys', 'tempfile', 'textwrap', 'threading', 'time', 'timeit', 'traceback', 'types', 'typing', 'unicodedata',
  'uuid', 'warnings', 'zipfile', 'zlib',
  'catboost', 'imblearn', 'joblib', 'lightgbm', 'numpy', 'onnx', 'pandas', 'polars', 'pyarrow', 'scipy', 'skl2onnx', 'sklearn',
  'statsmodels', 'torch', 'tqdm', 'xgboost', 'yaml', 'jinja2', 'markdown', 'dateutil',
]); // prettier-ignore

/**
 * What may lead elsewhere: the home folder and the environment, other programs, modules by a name that is made in the run,
 * and calls of these packages that fetch models or data into folders of their own (scikit-learn, `fetch_*`; PyTorch,
 * `torch.hub`).
 */
export const LEADS_ELSEWHERE =
  /expanduser|\bhome\s*\(|\benviron|\bgetenv|\bchdir\b|\bpardir\b|\.\.\/|["']\.\.["']|\bparent\s*\.\s*parent|\bparents\b|\bdirname\b[^\n]{0,200}\bdirname\b|\bsystem\s*\(|\bpopen|\bspawn|(?<![.\w])(?:exec|eval)\s*\(|\bexec[lv]\w*\s*\(|__import__|import_module|\brunpy|\bfetch_|\bdownload|pretrained|\bhub\b|\bcpp_extension|["']~|\bcwd\s*=|\bchroot|\bsymlink/;
