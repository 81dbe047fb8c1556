FROM ghcr.io/example/base:1
COPY . .
RUN git clone https://github.com/google/googletest && cd googletest && make install && cd .. \
    && rm -rf googletest/.git
CMD ["./run.sh"]
