FROM node:20.999
CMD ["node"]
