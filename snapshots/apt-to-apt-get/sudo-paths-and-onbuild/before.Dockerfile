FROM debian:bookworm
RUN sudo -E apt-get update && sudo -E /usr/bin/apt install -y jq
ONBUILD RUN apt update && apt install -y git
