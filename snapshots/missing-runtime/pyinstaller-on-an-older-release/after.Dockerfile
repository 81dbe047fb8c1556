FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir pyinstaller && python -m PyInstaller --onefile main.py

FROM debian:bullseye-slim
COPY --from=build /src/dist/main /usr/local/bin/sorter
CMD ["sorter"]
