FROM node:20
RUN echo 'never closed
CMD ["node"]
