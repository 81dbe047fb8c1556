FROM python:3.11-slim
ENV DATA_DIR=/data PYTHONUNBUFFERED=1
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin guestbook \
    && install -d -o guestbook -g guestbook /data
VOLUME /data
WORKDIR /app
COPY --chmod=755 docker-entrypoint.sh ./
COPY guestbook.py ./
USER guestbook
EXPOSE 9000
ENTRYPOINT ["./docker-entrypoint.sh"]
CMD ["python", "guestbook.py"]
