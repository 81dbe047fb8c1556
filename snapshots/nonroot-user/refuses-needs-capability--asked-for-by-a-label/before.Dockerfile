FROM debian:bookworm-slim
COPY trim /usr/local/bin/trim
CMD ["/usr/local/bin/trim"]
LABEL org.mobyproject.config='{"capabilities": ["CAP_SYS_ADMIN"]}'
