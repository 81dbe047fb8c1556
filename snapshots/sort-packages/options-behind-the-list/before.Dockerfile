FROM debian:12
RUN apt-get update && apt-get install -y \
    zip wget tree jq curl -t bookworm-backports
