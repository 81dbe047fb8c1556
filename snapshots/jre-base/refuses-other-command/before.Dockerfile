FROM eclipse-temurin:17-jdk
RUN apt-get update && apt-get install -y python3 && rm -rf /var/lib/apt/lists/*
COPY app.py /
CMD ["python3", "/app.py"]
