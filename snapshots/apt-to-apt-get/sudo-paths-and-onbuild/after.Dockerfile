FROM debian:bookworm
RUN sudo -E apt-get update && sudo -E /usr/bin/apt-get install -y jq
ONBUILD RUN apt-get update && apt-get install -y git
