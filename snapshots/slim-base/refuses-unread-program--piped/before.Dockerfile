FROM node:20
RUN curl -fsSL https://example.com/install.sh | bash
CMD ["node"]
