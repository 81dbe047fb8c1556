ARG V=latest
FROM node:$V
