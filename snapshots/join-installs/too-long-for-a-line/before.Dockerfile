FROM debian:12
RUN apt-get update \
 && apt-get install -y libavcodec-dev libavformat-dev libswscale-dev libv4l-dev libgtk-3-dev \
 && apt-get install -y libxvidcore-dev libx264-dev libatlas-base-dev
