FROM eclipse-temurin:17
COPY Main.java /
CMD ["java", "/Main.java"]
