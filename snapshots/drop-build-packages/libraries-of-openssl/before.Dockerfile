FROM alpine:3.6
RUN apk add --no-cache python3 python3-dev musl-dev gcc libffi-dev openssl-dev && \
    pip3 install cryptography
COPY app.py /
CMD ["python3", "/app.py"]
