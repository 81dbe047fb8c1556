FROM alpine:3.6
RUN apk add --no-cache python3 python3-dev musl-dev gcc libffi-dev openssl-dev \
    libgcc libffi libcrypto1.0 libssl1.0 && \
    pip3 install cryptography && \
    apk del musl-dev gcc libffi-dev openssl-dev
COPY app.py /
CMD ["python3", "/app.py"]
