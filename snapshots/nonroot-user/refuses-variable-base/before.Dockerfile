ARG IMAGE
FROM ${IMAGE}
COPY app.py /app.py
CMD ["python", "/app.py"]
