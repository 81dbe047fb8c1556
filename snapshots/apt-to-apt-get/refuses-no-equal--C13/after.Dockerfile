FROM debian:12
RUN apt list --installed
RUN apt search curl
RUN apt update && apt show curl
