FROM nginx:1.27
COPY 40-own.sh /docker-entrypoint.d/
