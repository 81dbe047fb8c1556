FROM python:3.11 AS build
ENV PYTHONDONTWRITEBYTECODE 1
WORKDIR /code
COPY requirements/ /tmp/requirements/
RUN pip install --upgrade pip && pip install -r /tmp/requirements/production.txt
COPY . /code/
COPY docker/entrypoint.sh /usr/local/bin/entrypoint.sh
RUN chmod +x /code/manage.py
RUN python manage.py collectstatic --noinput

FROM python:3.11-slim
ENV PYTHONDONTWRITEBYTECODE 1
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl libmariadb3 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /code
COPY --from=build /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages
COPY --from=build /usr/local/bin /usr/local/bin
COPY --from=build /code /code
EXPOSE 8000
HEALTHCHECK CMD curl -fs http://localhost:8000/health || exit 1
ENTRYPOINT ["sh", "/usr/local/bin/entrypoint.sh"]
CMD ["gunicorn", "shop.wsgi", "-b", "0.0.0.0:8000"]
