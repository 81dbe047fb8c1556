FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt pyinstaller
COPY . .
RUN pyinstaller --onefile --name sorter main.py

FROM scratch
COPY --from=build /src/dist/sorter /sorter
ENTRYPOINT ["/sorter"]
