FROM python:3.11
ENV VENV=/venv
RUN python -m venv $VENV && $VENV/bin/pip install psycopg2
CMD ["/venv/bin/python", "/app.py"]
