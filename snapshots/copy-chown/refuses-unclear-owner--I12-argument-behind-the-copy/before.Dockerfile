FROM node:22-slim
RUN mkdir /app
COPY . /app
ARG OWNER=node
RUN chown -R $OWNER:$OWNER /app
