FROM nginx:1.27
EXPOSE 80 443/tcp 53/udp $PORT ${PORT:-80} 8000-8010 ${Q}/tcp
