FROM ros:humble
RUN apt-get update
COPY . /src
RUN rosdep install -y --from-paths /src
