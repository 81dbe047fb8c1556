FROM python:3.11
# The headers are those of the full image.
RUN apt-get update && apt-get install -y gcc make
RUN curl -s https://example.com/x.tar.gz | tar xz && cd x && make install
CMD ["python", "/app.py"]
