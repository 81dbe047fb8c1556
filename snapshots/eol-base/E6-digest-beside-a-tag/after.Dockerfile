FROM node:18@sha256:b2fcd1a1a6ce1f4d6bcb3c8c7c3d9d1b6f0c4b0d8a9b5e5c6b6b0a0f6c2a3b4c
CMD ["node"]
