FROM node:20
RUN hostname -I > /addresses
