FROM debian:12-slim
COPY a.txt /a.txt
RUN if [ -n "$KEEP" ]; then rm /a.txt; fi
