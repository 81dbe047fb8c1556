FROM node:20
COPY start /usr/local/bin/
CMD ["start"]
