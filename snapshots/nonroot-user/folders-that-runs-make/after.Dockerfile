FROM node:24-slim
WORKDIR /opt/cam
COPY . .
RUN npm ci && mkdir -p recordings /var/lib/cam
RUN install -d -o 1000 -g 1000 /opt/cam /opt/cam/recordings /var/lib/cam \
    && chown -R 1000:1000 /opt/cam/recordings
USER 1000:1000
CMD ["node", "index.js"]
