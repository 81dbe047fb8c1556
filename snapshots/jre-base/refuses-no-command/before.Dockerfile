FROM eclipse-temurin:17-jdk
RUN useradd -m dev
