FROM debian:12
RUN apt-get update && apt-get install git -q -y
RUN apt-get update && apt-get install --assume-yes \
    python3-venv \
    curl \
    -q
