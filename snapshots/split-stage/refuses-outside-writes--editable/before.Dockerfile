FROM python:3.12
WORKDIR /opt
COPY tool /var/lib/tool
RUN pip install psycopg2 && pip install -e /var/lib/tool
CMD ["python", "-m", "tool"]
