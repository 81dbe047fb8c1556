/**
 * They run code that they are told of, and write nothing of their own but below /tmp: each was started in Debian 12 by user
 * 10001 with a file system that cannot be written, and answered (gunicorn 20.1, uvicorn 0.17, hypercorn 0.13, daphne 4.0,
 * waitress 2.1, flask 2.2, celery 5.2 as a worker, uwsgi 2.0.21, puma 5.6, unicorn 6.1, thin 1.8, rackup 2.2; serve 14,
 * http-server 14, nodemon 3 and tsx 4 on Node 20; 2026-11-21). What celery beats by (`beat`, `-B`) it writes where it is started.
 */
export const APP_SERVERS: ReadonlySet<string> = new Set([
  'gunicorn', 'gunicorn3', 'uvicorn', 'hypercorn', 'daphne', 'waitress-serve', 'flask', 'celery', 'uwsgi', 'puma', 'unicorn', 'thin',
  'rackup', 'serve', 'http-server', 'nodemon', 'tsx',
]); // prettier-ignore

/** Servers of a framework whose folders are given away, by name (`written-folders`). */
export const FRAMEWORK_SERVERS: ReadonlySet<string> = new Set(['rails', 'next']);

/** What they run is a file that they are given. */
export const INTERPRETER =
  /^(?:python[\d.]*|pypy3?|node|nodejs|ruby|perl|php[\d.]*|java|lua[\d.]*|Rscript|julia|dotnet|bun|deno|tclsh|guile)$/;

/** They come and go, or wait: what only runs these is no program that anybody wrote. */
export const IDLE: ReadonlySet<string> = new Set([
  ':', '[', '[[', 'cat', 'cd', 'date', 'echo', 'env', 'exec', 'exit', 'export', 'false', 'hostname', 'id', 'ls', 'printenv', 'printf',
  'pwd', 'read', 'set', 'sleep', 'tail', 'test', 'trap', 'true', 'ulimit', 'umask', 'uname', 'unset', 'wait', 'which', 'whoami', 'yes',
  'curl', 'wget', 'dumb-init', 'tini', 'tini-static', 'catatonit',
]); // prettier-ignore

/** They start what their arguments or a file of theirs name, in ways that are not followed. A name too many only leaves a file as it is. */
export const STARTERS: ReadonlySet<string> = new Set([
  'chamber', 'circusd', 'confd', 'consul-template', 'containerpilot', 'dbus-run-session', 'dockerize', 'entr', 'envconsul', 'forego',
  'foreman', 'forever', 'gdb', 'go-wrapper', 'goreman', 'gotty', 'honcho', 'ltrace', 'mpiexec', 'mpirun', 'multirun', 'numactl', 'nvidia-smi',
  'overmind', 'parallel', 'perf', 'pm2-runtime', 'rlwrap', 'rr', 'script', 'scl', 'socat', 'strace', 'supercronic', 'svscan', 'taskset',
  'ttyd', 'valgrind', 'watch', 'watchexec', 'watchmedo', 'xinit', 'xvfb-run',
]); // prettier-ignore

/** `bundle exec puma`, `poetry run flask`: the program is the word behind these two. */
export const RUNNERS: Readonly<Record<string, string>> = {
  bundle: 'exec', carton: 'exec', rbenv: 'exec', pyenv: 'exec', pipenv: 'run', poetry: 'run', pdm: 'run',
}; // prettier-ignore

/**
 * Commands that somebody calls to work on folders of their own, which are mounted into the container, or with settings in
 * their home. A name too many only leaves a file as it is.
 */
export const TOOLS: ReadonlySet<string> = new Set([
  '7z', 'ab', 'ack', 'ag', 'ansible', 'ansible-lint', 'ansible-playbook', 'ansible-vault', 'apkleaks', 'aws', 'awslogs', 'az', 'b2', 'bats',
  'behat', 'black', 'borg', 'bower', 'bwa', 'certbot', 'certstrap', 'chef', 'clang-format', 'cloc', 'composer', 'conda', 'cookiecutter',
  'convert', 'cucumber', 'curl', 'cwebp', 'cypress', 'dehydrated', 'dep', 'doctl', 'dot', 'doxygen', 'duplicity', 'ebook-convert', 'eksctl',
  'elm', 'elm-format', 'eslint', 'exiftool', 'fastqc', 'ffmpeg', 'ffprobe', 'firebase', 'flake8', 'flatc', 'flyway', 'fpm', 'gawk', 'gcloud',
  'gh', 'gifsicle', 'git', 'gitleaks', 'goose', 'gox', 'gs', 'gsutil', 'hadolint', 'heroku', 'helm', 'hg', 'hey', 'http', 'httpie', 'hub',
  'hugo', 'identify', 'inkscape', 'iperf', 'iperf3', 'istioctl', 'jekyll', 'jmeter', 'jq', 'jshint', 'k6', 'kafkacat', 'kcat', 'kops', 'kubectl', 'kustomize',
  'latexmk', 'lego', 'lftp', 'locust', 'lpass', 'lualatex', 'magick', 'make', 'markdownlint', 'mc', 'migrate', 'mix', 'mkdocs', 'mongo',
  'mongodump', 'mutt', 'mypy', 'mysql', 'mysqldump', 'newman', 'nikto', 'nmap', 'oc', 'ocrmypdf', 'openssl', 'optipng', 'packer', 'pandoc',
  'pdflatex', 'pdftotext', 'pg_dump', 'phantomjs', 'phpcbf', 'phpcs', 'phpdoc', 'phpmd', 'phpstan', 'phpunit', 'plantuml', 'pngquant',
  'prettier', 'protoc', 'psql', 'pulumi', 'pylint', 'pytest', 'rclone', 'redis-cli', 'restic', 'rg', 'rsync', 'rubocop', 's3cmd', 'sass',
  'sassc', 'sbt', 'scp', 'scrapy', 'serverless', 'shellcheck', 'shfmt', 'siege', 'sls', 'sonar-scanner', 'sops', 'spectral', 'sphinx-build',
  'sqlcmd', 'sqlmap', 'ssh', 'stack', 'stylelint', 'svn', 'swagger-cli', 'swagger-codegen', 'tar', 'terraform', 'terragrunt', 'tesseract',
  'textlint', 'tflint', 'tidy', 'travis', 'trivy', 'tsc', 'upx', 'vegeta', 'vim', 'vips', 'wget', 'wkhtmltopdf', 'wrk', 'xelatex', 'xz',
  'yamllint', 'yarn', 'youtube-dl', 'yt-dlp', 'zip', 'zola', 'zstd',
]); // prettier-ignore

/** Arguments by which a program only says how it is used. */
export const HELP = /^(?:--?help|-h|-\?|help|--?version|-V|version)$/;

/** Programs that take the user to become as an option. */
export const BECOMES =
  /^(?:gunicorn3?|uwsgi|celery|circusd|twistd3?|unicorn|thin|puma|memcached|varnishd|lighttpd|beanstalkd|h2o|hitch|stud|dnscrypt-proxy|stunnel4?|tor|privoxy|squid|haproxy|tinyproxy|chronyd|mongod|couchdb|jsvc|php-fpm[\d.]*)$/;
export const BECOMES_OPTION = /^(?:-u|-g|--uid|--gid|--user|--group|--setuid|--setgid|--chown-socket|--chroot)(?:=|$)/;

/** What scripts prepare the start with; what they change is looked at by the paths that they name. */
export const SCRIPT_TOOLS: ReadonlySet<string> = new Set([
  'awk', 'basename', 'chmod', 'command', 'cp', 'cut', 'dd', 'dirname', 'envsubst', 'eval', 'expr', 'find', 'getent', 'grep', 'egrep', 'head',
  'install', 'kill', 'let', 'ln', 'local', 'mkdir', 'mktemp', 'mv', 'nc', 'nproc', 'openssl', 'pg_isready', 'ps', 'return', 'rm', 'sed', 'seq',
  'shift', 'sort', 'source', 'stat', 'tar', 'tee', 'timeout', 'touch', 'tr', 'type', 'uniq', 'unzip', 'wc', 'xargs', '.',
  'base64', 'bc', 'bzip2', 'bunzip2', 'cmp', 'column', 'comm', 'curl', 'diff', 'fold', 'gm', 'gunzip', 'gzip', 'iconv', 'identify', 'join', 'jq',
  'md5sum', 'nl', 'od', 'paste', 'readlink', 'realpath', 'rev', 'sha1sum', 'sha256sum', 'tac', 'tail', 'wget', 'xz', 'yq', 'zcat',
]); // prettier-ignore
