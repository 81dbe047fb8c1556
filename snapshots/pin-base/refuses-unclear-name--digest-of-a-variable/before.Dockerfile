ARG V=20
FROM node:${V}-slim
