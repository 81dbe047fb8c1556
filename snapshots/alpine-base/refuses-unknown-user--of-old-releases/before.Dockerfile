FROM python:3.13
COPY main.py /srv/main.py
RUN chown operator /srv/main.py
CMD ["python", "/srv/main.py"]
