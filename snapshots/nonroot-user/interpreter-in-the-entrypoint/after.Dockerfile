FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /app
COPY . .
EXPOSE 8080
USER 10001:10001
ENTRYPOINT ["python"]
CMD ["src/app.py"]
