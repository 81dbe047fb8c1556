FROM node:20-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN apt-get update && apt-get install -y git && apt-get clean
ENV TZ=Europe/Berlin
