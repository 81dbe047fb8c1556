FROM node:24-slim
RUN mkdir /pool && chmod 777 /pool
COPY index.js /srv/app/
USER 1000:1000
CMD ["node", "/srv/app/index.js"]
