FROM node:22
RUN ["npm", "ci"]
RUN for x in a b; do npm install -g "$x"; done; case "$y" in (
CMD ["node", "server.js"]
