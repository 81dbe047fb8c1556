FROM --platform=linux/mips64le node:22
CMD ["node"]
