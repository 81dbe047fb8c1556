FROM python:3.12-slim
ENV UPLOAD_DIR=/srv/uploads
WORKDIR /app
COPY . .
RUN mkdir -p /app/logs /var/lib/app/cache /app/src/lib && \
    pip install --no-cache-dir -r requirements.txt
COPY seeds/ /srv/uploads/seeds/
CMD ["python", "main.py", "--pid-file=/var/lib/app/state/app.pid"]
