FROM mcr.microsoft.com/windows/servercore:ltsc2022
COPY . /app
RUN chown -R app:app /app
