FROM python:3.11
ENV PYTHONDONTWRITEBYTECODE 1
WORKDIR /code
COPY requirements/ /tmp/requirements/
RUN pip install --upgrade pip && pip install -r /tmp/requirements/production.txt
COPY . /code/
COPY docker/entrypoint.sh /usr/local/bin/entrypoint.sh
RUN chmod +x /code/manage.py
RUN python manage.py collectstatic --noinput
EXPOSE 8000
HEALTHCHECK CMD curl -fs http://localhost:8000/health || exit 1
ENTRYPOINT ["sh", "/usr/local/bin/entrypoint.sh"]
CMD ["gunicorn", "shop.wsgi", "-b", "0.0.0.0:8000"]
