FROM debian:12
RUN apt-get update && \
    # why
    apt-get install -y curl

RUN <<END
a

b
END
RUN ls && \

