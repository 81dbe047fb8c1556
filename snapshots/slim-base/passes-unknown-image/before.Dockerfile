FROM company/node:20
CMD ["node"]
