import { expect, test } from 'vitest';
import { judgeIn } from './judge-in-context.ts';

type Change = readonly [name: string, before: readonly string[], after: readonly string[]];

const EFFECT = 'removes-build-packages';
const START = 'CMD ["python", "app.py"]';

/** One RUN on a slim image of Python. */
const slim = (script: string, behind: readonly string[] = [START]): readonly string[] => [
  'FROM python:3.12-slim-bookworm',
  `RUN ${script}`,
  ...behind,
];
const alpine = (script: string): readonly string[] => ['FROM python:3.12-alpine', `RUN ${script}`, START];
const on = (image: string, script: string): readonly string[] => [`FROM ${image}`, `RUN ${script}`, START];

const BUILD = 'apt-get install -y gcc libpq-dev && pip install a';
const BUILT = 'apt-get install -y gcc libpq-dev libpq5 && pip install a';
const PURGE = 'apt-get purge -y --auto-remove gcc libpq-dev';

const right: readonly Change[] = [
  ['headers and their library', slim(BUILD), slim(`${BUILT} && ${PURGE}`)],
  ['a library that is named', slim(BUILT), slim(`${BUILT} && ${PURGE}`)],
  ['a name that only begins so', slim('apt-get install -y gcc && pip install torchlight-x'), slim('apt-get install -y gcc && pip install torchlight-x && apt-get purge -y --auto-remove gcc')],
  ['a list', slim('set -e; apt-get install -y gcc; pip install a'), slim('set -e; apt-get install -y gcc; pip install a; apt-get purge -y --auto-remove gcc')],
  ['before the clean-up', slim(`${BUILD} && rm -rf /var/lib/apt/lists/*`), slim(`${BUILT} && ${PURGE} && rm -rf /var/lib/apt/lists/*`)],
  ['behind the clean-up', slim(`${BUILD} && rm -rf /var/lib/apt/lists/*`), slim(`${BUILT} && rm -rf /var/lib/apt/lists/* && ${PURGE}`)],
  ['before two of them', slim(`${BUILD} && apt-get clean && rm -rf /tmp/*`), slim(`${BUILT} && ${PURGE} && apt-get clean && rm -rf /tmp/*`)],
  ['perl is installed by its name', slim('apt-get install -y build-essential perl && make', ['CMD ["perl", "/app.pl"]']), slim('apt-get install -y build-essential perl && make && apt-get purge -y --auto-remove build-essential', ['CMD ["perl", "/app.pl"]'])],
  ['sudo', slim('sudo apt-get install -y gcc && make'), slim('sudo apt-get install -y gcc && make && sudo apt-get purge -y --auto-remove gcc')],
  ['Alpine', alpine('apk add g++ && pip install a'), alpine('apk add g++ libstdc++ && pip install a && apk del g++')],
  ['Alpine 3.8: the libraries of OpenSSL', on('alpine:3.8', 'apk add gcc openssl-dev python3 && pip3 install a'), on('alpine:3.8', 'apk add gcc openssl-dev python3 libgcc libcrypto1.0 libssl1.0 && pip3 install a && apk del gcc openssl-dev')],
  ['Alpine 3.9: apk has those itself', on('alpine:3.9', 'apk add gcc openssl-dev python3 && pip3 install a'), on('alpine:3.9', 'apk add gcc openssl-dev python3 libgcc && pip3 install a && apk del gcc openssl-dev')],
]; // prettier-ignore

const wrong: readonly Change[] = [
  ['before the build', slim(BUILD), slim(`apt-get install -y gcc libpq-dev libpq5 && ${PURGE} && pip install a`)],
  ['before a second build', slim(`${BUILD} && make`), slim(`${BUILT} && ${PURGE} && make`)],
  ['before what deletes more than caches', slim(`${BUILD} && rm -rf /usr/src/a`), slim(`${BUILT} && ${PURGE} && rm -rf /usr/src/a`)],
  ['the clean-up went', slim(`${BUILD} && rm -rf /var/lib/apt/lists/*`), slim(`${BUILT} && ${PURGE}`)],
  ['the clean-up moved', slim(`rm -rf /tmp/* && ${BUILD}`), slim(`${BUILT} && ${PURGE} && rm -rf /tmp/*`)],
  ['before a clean-up that is not reached', slim(`${BUILD} && rm -rf /tmp/*`), slim(`${BUILT} && ${PURGE}; rm -rf /tmp/*`)],
  ['behind the end of the script', slim(`${BUILD} && exit 0`), slim(`${BUILT} && exit 0 && ${PURGE}`)],
  ['behind another program', slim(`${BUILD} && exec make`), slim(`${BUILT} && exec make && ${PURGE}`)],
  ['Alpine 3.8: the libraries of OpenSSL go along', on('alpine:3.8', 'apk add gcc libgcc openssl-dev python3 && pip3 install a'), on('alpine:3.8', 'apk add gcc libgcc openssl-dev python3 && pip3 install a && apk del gcc openssl-dev')],
  ['the library goes along', slim(BUILD), slim(`${BUILD} && ${PURGE}`)],
  ['another library', slim(BUILD), slim(`apt-get install -y gcc libpq-dev libpq6 && pip install a && ${PURGE}`)],
  ['before the build', slim(BUILD), slim(`apt-get install -y gcc libpq-dev libpq5 && ${PURGE} && pip install a`)],
  ['a failure is forgiven', slim(BUILD), slim(`${BUILT} && ${PURGE} || true`)],
  ['in another order of events', slim(BUILD), slim(`${BUILT}; ${PURGE}`)],
  ['a package that stays', slim('apt-get install -y gcc curl && make'), slim('apt-get install -y gcc curl && make && apt-get purge -y --auto-remove gcc curl')],
  ['all that is not needed', slim('apt-get install -y gcc && make'), slim('apt-get install -y gcc && make && apt-get autoremove -y')],
  ['without auto-remove', slim('apt-get install -y gcc && make'), slim('apt-get install -y gcc && make && apt-get purge -y gcc')],
  ['remove, not purge', slim('apt-get install -y gcc && make'), slim('apt-get install -y gcc && make && apt-get remove -y --auto-remove gcc')],
  ['by another right', slim('sudo apt-get install -y gcc && make'), slim('sudo apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc')],
  ['nothing is built', slim('apt-get install -y gcc'), slim('apt-get install -y gcc && apt-get purge -y --auto-remove gcc')],
  ['another command is gone', slim(`${BUILD} && touch b`), slim(`${BUILT} && ${PURGE}`)],
  ['a package is gone', slim('apt-get install -y gcc jq && make'), slim('apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc')],
  ['an option is gone', slim('apt-get install -y --no-install-recommends gcc && make'), slim('apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc')],
  ['a later RUN builds', slim(BUILD, ['RUN pip install b', START]), slim(`${BUILT} && ${PURGE}`, ['RUN pip install b', START])],
  ['compiles when it runs: triton', slim('apt-get install -y gcc && pip install triton'), slim('apt-get install -y gcc && pip install triton && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: numba', slim('apt-get install -y gcc && pip install numba==0.59'), slim('apt-get install -y gcc && pip install numba==0.59 && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: torch', slim('apt-get install -y gcc && pip install "torch>=2"'), slim('apt-get install -y gcc && pip install "torch>=2" && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: tensorflow', slim('apt-get install -y gcc && pip install tensorflow-gpu'), slim('apt-get install -y gcc && pip install tensorflow-gpu && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: cupy', slim('apt-get install -y gcc && pip install cupy-cuda12x'), slim('apt-get install -y gcc && pip install cupy-cuda12x && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: pythran', slim('apt-get install -y gcc && pip install -U pythran'), slim('apt-get install -y gcc && pip install -U pythran && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: weave', slim('apt-get install -y gcc && pip install weave'), slim('apt-get install -y gcc && pip install weave && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: Theano', slim('apt-get install -y gcc && pip install Theano'), slim('apt-get install -y gcc && pip install Theano && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: RubyInline', slim('apt-get install -y gcc && gem install RubyInline'), slim('apt-get install -y gcc && gem install RubyInline && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: Rcpp', slim('apt-get install -y gcc && Rscript -e "install.packages(c(\'Rcpp\'))"'), slim('apt-get install -y gcc && Rscript -e "install.packages(c(\'Rcpp\'))" && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: extras', slim('apt-get install -y gcc && pip install jax[cpu]'), slim('apt-get install -y gcc && pip install jax[cpu] && apt-get purge -y --auto-remove gcc')],
  ['compiles when it runs: in a later RUN', slim(BUILD, ['RUN pip install numba', START]), slim(`${BUILT} && ${PURGE}`, ['RUN pip install numba', START])],
  ['perl goes along, and is started', slim('apt-get install -y build-essential && make', ['CMD ["perl", "/app.pl"]']), slim('apt-get install -y build-essential && make && apt-get purge -y --auto-remove build-essential', ['CMD ["perl", "/app.pl"]'])],
  ['perl goes along, and runs what was built', slim('apt-get install -y build-essential && cpanm DBI', ['CMD ["/app/run"]']), slim('apt-get install -y build-essential && cpanm DBI && apt-get purge -y --auto-remove build-essential', ['CMD ["/app/run"]'])],
  ['xz goes along, and tar asks for it', slim('apt-get install -y build-essential && make', ['CMD tar xJf /data/in && app']), slim('apt-get install -y build-essential && make && apt-get purge -y --auto-remove build-essential', ['CMD tar xJf /data/in && app'])],
  ['bzip2 goes along, and is needed', slim('apt-get install -y build-essential && make', ['ENTRYPOINT ["app", "/data/a.tar.bz2"]']), slim('apt-get install -y build-essential && make && apt-get purge -y --auto-remove build-essential', ['ENTRYPOINT ["app", "/data/a.tar.bz2"]'])],
  ['patch goes along, and is started', slim('apt-get install -y dpkg-dev gcc && make', ['CMD patch -p0 < /a && app']), slim('apt-get install -y dpkg-dev gcc && make && apt-get purge -y --auto-remove dpkg-dev gcc', ['CMD patch -p0 < /a && app'])],
  ['ps goes along with cmake', slim('apt-get install -y cmake && cmake .', ['CMD app; ps aux']), slim('apt-get install -y cmake && cmake . && apt-get purge -y --auto-remove cmake', ['CMD app; ps aux'])],
  ['a later script may', slim(BUILD, ['RUN /b.sh', START]), slim(`${BUILT} && ${PURGE}`, ['RUN /b.sh', START])],
  ['CMD builds', slim(BUILD, ['CMD make run']), slim(`${BUILT} && ${PURGE}`, ['CMD make run'])],
  ['an ONBUILD may', slim(BUILD, ['ONBUILD RUN make', START]), slim(`${BUILT} && ${PURGE}`, ['ONBUILD RUN make', START])],
  ['no program is started', slim(BUILD, []), slim(`${BUILT} && ${PURGE}`, [])],
  ['a shell is started', slim(BUILD, ['CMD ["bash"]']), slim(`${BUILT} && ${PURGE}`, ['CMD ["bash"]'])],
  ['what stays depends on it', slim('apt-get install -y gcc r-base-dev && make'), slim('apt-get install -y gcc r-base-dev && make && apt-get purge -y --auto-remove gcc')],
  ['the image had a compiler', on('python:3.12', BUILD), on('python:3.12', `${BUILT} && ${PURGE}`)],
  ['PHP keeps its compiler', on('php:8.3-apache', 'apt-get install -y gcc && make'), on('php:8.3-apache', 'apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc')],
  ['an unknown image', on('example.com/a', 'apt-get install -y gcc && make'), on('example.com/a', 'apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc')],
  ['Alpine: libstdc++ goes along', alpine('apk add g++ && pip install a'), alpine('apk add g++ && pip install a && apk del g++')],
  ['Alpine: headers of Python', alpine('apk add gcc libgcc python3-dev && make'), alpine('apk add gcc libgcc python3-dev && make && apk del gcc python3-dev')],
]; // prettier-ignore

test.each(right)('accepts: %s', (_name, before, after) => {
  expect(judgeIn({}, before, after, EFFECT)).toBeUndefined();
  expect(judgeIn({}, before, after, 'joins-layers')).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (_name, before, after) => {
  expect(judgeIn({}, before, after, EFFECT)).toMatch(/\w/);
});
