FROM node:20
RUN curl -sL https://deb.nodesource.com/setup_20.x | bash -
