FROM node:8.11.3-jessie
CMD ["node"]
