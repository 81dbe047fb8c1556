FROM python:3.13
ENV PATH=/app/bin:$PATH
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
