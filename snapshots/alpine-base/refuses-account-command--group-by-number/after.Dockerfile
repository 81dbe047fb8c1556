FROM python:3.13
RUN useradd --uid 1500 --gid 33 web
COPY main.py /srv/main.py
CMD ["python", "/srv/main.py"]
