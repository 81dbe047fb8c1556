FROM ubuntu:22.04 AS base
RUN apt-get update && apt-get install -y curl

FROM base AS dev
RUN apt-get install -y vim

FROM base
RUN apt-get install -y nano
CMD ["bash"]
