FROM python:3.12
RUN mkdir /tmp/work && cd /tmp/work && curl -fsSL -o p.tgz https://example.com/p.tgz && tar xf p.tgz --strip-components 1 && python setup.py install
