FROM node:20
RUN update-ca-trust-of-ours /etc/ssl
CMD ["node"]
