FROM node:20-slimmer
CMD ["node"]
