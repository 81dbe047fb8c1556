FROM python:3.12-slim
ENV UPLOAD_DIR=/srv/uploads
WORKDIR /app
COPY . .
RUN mkdir -p /app/logs /var/lib/app/cache /app/src/lib && \
    pip install --no-cache-dir -r requirements.txt
COPY --chown=10001:10001 seeds/ /srv/uploads/seeds/
RUN groupadd --gid 10001 app && \
    useradd --uid 10001 --gid app --create-home app && \
    install -d -o 10001 -g 10001 /app /app/logs /srv/uploads /var/lib/app/cache /var/lib/app/state && \
    chown -R 10001:10001 /app/logs
USER 10001:10001
CMD ["python", "main.py", "--pid-file=/var/lib/app/state/app.pid"]
