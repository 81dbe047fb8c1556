FROM python:3.13
ENV PIP_CONSTRAINT=/app/constraints.txt
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
