FROM debian:bookworm-slim
COPY ntpd /src/ntpd
CMD ["timeout", "1h", "/src/ntpd/ntpd", "-n"]
