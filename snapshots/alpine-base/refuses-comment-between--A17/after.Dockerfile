FROM node:20
RUN apt-get update && \
    # lists are fetched
    apt-get install -y git
