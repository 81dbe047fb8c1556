FROM debian:12
RUN apt-get update && apt-get clean && apt-get download curl && apt list --installed
