FROM debian:12
ENV LANG C.UTF-8 \
    LC_ALL C.UTF-8
ENV A \
    # why
    b
