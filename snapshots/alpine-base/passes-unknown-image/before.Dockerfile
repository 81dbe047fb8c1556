FROM registry.example.com/own/app:1
RUN apt-get update && apt-get install -y git
