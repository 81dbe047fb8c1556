FROM python:3.11
RUN git clone https://github.com/example/docs.git /docs
WORKDIR /docs
RUN mkdocs build
CMD ["python", "-m", "http.server", "-d", "site"]
