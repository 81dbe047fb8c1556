FROM node:24-slim
RUN mkdir /pool && chmod 777 /pool
COPY index.js /srv/app/
CMD ["node", "/srv/app/index.js"]
