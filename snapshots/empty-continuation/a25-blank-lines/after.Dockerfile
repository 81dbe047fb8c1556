FROM debian:12
RUN apt-get update && \
    apt-get install -y \
      # why
      curl \
      git

ENV A=b \
    C=d
RUN <<END cat \
  > /x
a

b
END
