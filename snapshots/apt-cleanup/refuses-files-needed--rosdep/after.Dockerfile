FROM ros:humble
RUN apt-get update && apt-get install -y curl
COPY . /src
RUN rosdep install -y --from-paths /src
