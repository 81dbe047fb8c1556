FROM python:3.12
WORKDIR /src
COPY . .
RUN pip install psycopg2 pyinstaller && pyinstaller --onefile app.py
CMD ["/src/dist/app"]
