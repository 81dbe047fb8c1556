FROM gcc:13
COPY hello.c /src/
RUN cd /src && gcc -O2 -Wall -o /usr/local/bin/hello hello.c -lm $(pkg-config --libs zlib) \
    && rm hello.c
CMD ["hello"]
