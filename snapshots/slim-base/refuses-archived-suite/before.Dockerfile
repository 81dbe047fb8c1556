FROM node:8
RUN git --version
CMD ["node"]
