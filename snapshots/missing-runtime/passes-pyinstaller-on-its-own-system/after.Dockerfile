FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN pip install --no-cache-dir pyinstaller && pyinstaller --onefile main.py

FROM debian:bookworm-slim
COPY --from=build /src/dist/main /main
CMD ["/main"]
